package dev.ringfence.data.transform;

import java.util.Set;

/** Lets each value through. */
record Keeping() implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return true;
    }

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
        return value;
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.values());
    }
}
