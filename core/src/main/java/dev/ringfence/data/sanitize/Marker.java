package dev.ringfence.data.sanitize;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;

/** Puts the name of the type in place of each finding, made or not. */
record Marker(InfoType type) implements Transformation {
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
        return "[" + type.name() + "]";
    }
}
