package dev.ringfence.data.transform;

import java.util.Set;

/** Hides letters and digits but for the first and last ones; separators stay. */
record Masking(int keepFirst, int keepLast, boolean keepShape) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString();
        int parts = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            parts += Character.isLetterOrDigit(text.codePointAt(i)) ? 1 : 0;
        }
        // With twice as many as stay, at least half is hidden.
        boolean some = parts >= 2 * (keepFirst + keepLast);
        int from = some ? keepFirst : 0;
        int to = some ? parts - keepLast : parts;
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0, part = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                masked.appendCodePoint(part >= from && part < to ? mark(c) : c);
                part++;
            } else {
                masked.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return masked.toString();
    }

    private char mark(int c) {
        if (!keepShape) {
            return '*';
        }
        if (Character.isDigit(c)) {
            return '0';
        }
        return Character.isUpperCase(c) ? 'X' : 'x';
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.LENGTHS);
    }
}
