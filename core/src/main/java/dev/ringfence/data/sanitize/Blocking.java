package dev.ringfence.data.sanitize;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;

/** Lets nothing through. */
record Blocking(String policy, String environment) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return true;
    }

    /** No two values meet where none arrives. */
    @Override
    public Distinctness distinctness() {
        return Distinctness.BIJECTIVE;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        throw new BlockedValueException(policy, environment);
    }
}
