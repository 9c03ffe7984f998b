package dev.ringfence.data.transform;

import org.jspecify.annotations.Nullable;

/** Puts NULL in place of every value. */
record Nullifying() implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return true;
    }

    /** NULLs do not meet in a unique index (SQL:2016, unique constraint), but joins are lost. */
    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public @Nullable Object apply(Object value) {
        return null;
    }
}
