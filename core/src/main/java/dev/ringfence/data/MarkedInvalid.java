package dev.ringfence.data;

import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;
import java.util.Optional;

/**
 * Values of a checksummed identifier whose check characters are wrong by a constant: none can be issued, and who knows
 * the checksum sees that they are made. One wrong number in nine or so looks the same by chance.
 */
final class MarkedInvalid extends IdentifierSpace {
    /** Prime to the size of every alphabet but 5, and far from the slips of a finger. */
    private static final int STEPS = 5;

    private static final int SAMPLES = 2_000;
    private static final int SHORTEST_CARD = 12;

    private final CheckCharacters check;
    private final long capacity;

    private MarkedInvalid(Identifier identifier, List<IdentifierForm> forms, CheckCharacters check) {
        super(identifier, forms);
        this.check = check;
        this.capacity = forms.stream().mapToLong(this::bodies).min().orElseThrow();
    }

    /** The space in those forms that the checksum can write; empty if there are none. */
    static Optional<MarkedInvalid> of(Identifier identifier) {
        CheckCharacters check = identifier.checkCharacters().orElse(null);
        if (check == null) {
            return Optional.empty();
        }
        List<IdentifierForm> forms = IdentifierForm.of(identifier).stream()
                .filter(form -> written(form, check).isPresent())
                .toList();
        return forms.isEmpty() ? Optional.empty() : Optional.of(new MarkedInvalid(identifier, forms, check));
    }

    private static Optional<StringBuilder> written(IdentifierForm form, CheckCharacters check) {
        for (long sample = 0; sample < SAMPLES; sample++) {
            // A multiplicative walk through all residues, so that each place takes every character.
            StringBuilder body = form.filled("", Draw.of(sample * 0x9E3779B97F4A7C15L, sample * 0xD1B54A32D192ED03L));
            if (check.write(body, 0)) {
                return Optional.of(body);
            }
        }
        return Optional.empty();
    }

    @Override
    public String description() {
        return "values of the same shape whose check characters are wrong by " + STEPS + " steps";
    }

    @Override
    public long capacity() {
        return capacity;
    }

    /** How many values a form has without its check characters: what other steps change is those. */
    private long bodies(IdentifierForm form) {
        StringBuilder right = written(form, check).orElseThrow();
        boolean[] checks = new boolean[form.length()];
        for (int steps = 1; steps < 10; steps++) {
            StringBuilder other = new StringBuilder(right);
            check.write(other, steps);
            for (int i = 0; i < checks.length; i++) {
                checks[i] |= other.charAt(i) != right.charAt(i);
            }
        }
        double bodies = 1;
        for (int i = 0; i < checks.length; i++) {
            bodies *= checks[i] ? 1 : form.choices(i);
        }
        return bodies >= 0x1p80 ? Long.MAX_VALUE : (long) bodies;
    }

    @Override
    boolean finish(IdentifierForm form, StringBuilder canonical, long choice) {
        // A scheme of two forms may write a letter where this form has a digit.
        return mark(canonical) && form.matches(canonical);
    }

    private boolean mark(StringBuilder canonical) {
        return check.write(canonical, STEPS) && !identifier().isValid(canonical) && !mayBeCard(canonical);
    }

    /** As long as the number of a card or a device, and valid as one by chance. */
    private static boolean mayBeCard(CharSequence canonical) {
        return canonical.length() >= SHORTEST_CARD && Luhn.isValid(canonical);
    }

    @Override
    boolean isMember(String canonical) {
        StringBuilder marked = new StringBuilder(canonical);
        return mark(marked) && canonical.contentEquals(marked);
    }
}
