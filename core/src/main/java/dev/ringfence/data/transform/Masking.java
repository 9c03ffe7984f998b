package dev.ringfence.data.transform;

/** Hides letters and digits but for the last ones; separators stay. */
record Masking(int keepLast) implements Transformation {
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
        long parts = text.codePoints().filter(Character::isLetterOrDigit).count();
        // With twice as many as stay, at least half is hidden.
        long hidden = parts >= 2L * keepLast ? parts - keepLast : parts;
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean hide = Character.isLetterOrDigit(c) && hidden-- > 0;
            masked.appendCodePoint(hide ? '*' : c);
            i += Character.charCount(c);
        }
        return masked.toString();
    }
}
