package dev.ringfence.data.transform;

import dev.ringfence.data.InfoType;

/** Puts the name of the type in brackets in place of each text, but lets made values through: they are nobody's. */
record Marking(InfoType type) implements Transformation {
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
        return type.name().length() + 2;
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString();
        return text.isBlank() || type.madeSpace().contains(text) ? text : "[" + type.name() + "]";
    }
}
