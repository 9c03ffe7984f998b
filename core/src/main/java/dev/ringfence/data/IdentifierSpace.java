package dev.ringfence.data;

import java.util.List;

/**
 * Made values of a declared {@link Identifier}, in the shape and layout of the original: letters where it has letters,
 * digits where it has digits, its case, and its separators where they are those of the identifier. What the original says (dates, regions, initials) is not
 * kept. The canonical form is the letters and digits that are not the same in every value.
 */
abstract class IdentifierSpace implements MadeSpace {
    /** Far more than any scheme needs; it leaves out one number in nine at most, or all but a few letters. */
    private static final int ATTEMPTS = 10_000;

    private static final String CUSTOMARY = " -./\u00a0\u202f\u2010\u2011\u2013";

    private final Identifier identifier;
    private final List<IdentifierForm> forms;
    private final String separators;
    private final int minimumLength;

    /** Of the identifier's forms those that are given. */
    IdentifierSpace(Identifier identifier, List<IdentifierForm> forms) {
        this.identifier = identifier;
        this.forms = forms;
        this.separators = CUSTOMARY + identifier.separators() + String.join("", identifier.shapes());
        this.minimumLength =
                identifier.shapes().stream().mapToInt(String::length).max().orElseThrow();
    }

    final Identifier identifier() {
        return identifier;
    }

    final List<IdentifierForm> forms() {
        return forms;
    }

    /**
     * Makes a filled form a member.
     *
     * @param choice keyed bits to choose by
     * @return false if that cannot be
     */
    abstract boolean finish(IdentifierForm form, StringBuilder canonical, long choice);

    /** True if a value that has one of the forms is a member. */
    abstract boolean isMember(String canonical);

    @Override
    public final int minimumLength() {
        return minimumLength;
    }

    @Override
    public final boolean contains(String value) {
        String canonical = Alphanumerics.of(value);
        for (int i = 0; i < value.length(); i++) {
            if (!Alphanumerics.isAlphanumeric(value.charAt(i)) && separators.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return forms.stream().anyMatch(form -> form.matches(canonical))
                && isMember(canonical)
                && !Mistakable.isForeign(canonical);
    }

    @Override
    public final String replace(KeyedFunction keyed, String value, int maxLength) {
        String canonical = Alphanumerics.of(value);
        for (IdentifierForm form : forms) {
            if (form.matches(canonical)) {
                CharSequence made = made(keyed, form, form.free(canonical), canonical);
                boolean keepsLayout = value.length() <= maxLength && isCustomary(value);
                return keepsLayout ? Alphanumerics.laidOut(value, made) : made.toString();
            }
        }
        return made(keyed, forms.get(0), canonical, "").toString();
    }

    /** True if a value is laid out as the identifier is: in another layout it may look like a value of another type. */
    private boolean isCustomary(String value) {
        for (String shape : identifier.shapes()) {
            if (isLaidOut(value, shape.replace("_", ""))) {
                return true;
            }
            for (int i = 0; i < identifier.separators().length(); i++) {
                if (isLaidOut(value, shape.replace('_', identifier.separators().charAt(i)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLaidOut(String value, String shape) {
        if (value.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            boolean part = Alphanumerics.isAlphanumeric(value.charAt(i));
            if (part != Alphanumerics.isAlphanumeric(shape.charAt(i))
                    || (!part && value.charAt(i) != shape.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private CharSequence made(KeyedFunction keyed, IdentifierForm form, String key, String original) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Draw draw = keyed.draw(attempt == 0 ? key : key + '#' + attempt);
            long choice = draw.next() >>> 1;
            StringBuilder made = form.filled(original, draw);
            if (finish(form, made, choice) && !Mistakable.isForeign(made)) {
                return made;
            }
        }
        // Each space has looked at every form before.
        throw new IllegalStateException("'checksum' must fit the shape of " + form.length() + " characters");
    }
}
