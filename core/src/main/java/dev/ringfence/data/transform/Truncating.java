package dev.ringfence.data.transform;

/** Lets the beginning of each text through, never half a surrogate pair. */
record Truncating(int length) implements Transformation {
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
        if (text.length() <= length) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, pair ? length - 1 : length);
    }
}
