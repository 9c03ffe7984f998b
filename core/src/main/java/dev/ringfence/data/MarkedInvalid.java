package dev.ringfence.data;

import dev.ringfence.data.checksum.CheckCharacters;

/**
 * Values of a checksummed identifier whose check characters are wrong by a constant: none can be issued, and who knows
 * the checksum sees that they are made. One wrong number in nine or so looks the same by chance.
 */
final class MarkedInvalid extends IdentifierSpace {
    /** Prime to the size of every alphabet but 5, and far from the slips of a finger. */
    private static final int STEPS = 5;

    private final CheckCharacters check;
    private final long capacity;

    MarkedInvalid(Identifier identifier, CheckCharacters check) {
        super(identifier, IdentifierForm.of(identifier));
        this.check = check;
        this.capacity = forms().stream().mapToLong(this::bodies).min().orElseThrow();
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
        StringBuilder right = writable(form);
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

    private StringBuilder writable(IdentifierForm form) {
        for (long seed = 0; seed < 100_000; seed++) {
            // A multiplicative walk through all residues, so that each place takes every character.
            StringBuilder body = form.filled("", Draw.of(seed * 0x9E3779B97F4A7C15L, seed * 0xD1B54A32D192ED03L));
            if (check.write(body, 0)) {
                return body;
            }
        }
        throw new IllegalStateException("'checksum' must fit the shape of " + form.length() + " characters");
    }

    @Override
    boolean finish(IdentifierForm form, StringBuilder canonical, long choice) {
        return mark(canonical);
    }

    private boolean mark(StringBuilder canonical) {
        return check.write(canonical, STEPS) && !identifier().isValid(canonical);
    }

    @Override
    boolean isMember(String canonical) {
        StringBuilder marked = new StringBuilder(canonical);
        return mark(marked) && canonical.contentEquals(marked);
    }
}
