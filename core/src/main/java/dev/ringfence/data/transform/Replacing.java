package dev.ringfence.data.transform;

/** Puts one text in place of every text but the empty one. */
record Replacing(String replacement) implements Transformation {
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
        return replacement.length();
    }

    @Override
    public Object apply(Object value) {
        return value.toString().isEmpty() ? value : replacement;
    }
}
