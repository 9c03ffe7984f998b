package dev.ringfence.data.transform;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyedFunction;

/** Puts the member of the made space in place of each text that the key assigns to it. */
record Pseudonymizing(InfoType type, KeyedFunction keyed, int maxLength) implements Transformation {
    /** Says 2^80 or more: two of ten million values meet there with a probability of one in 24 billion. */
    private static final long ENOUGH = Long.MAX_VALUE;

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return type.madeSpace().capacity() >= ENOUGH ? Distinctness.COLLISION_RESISTANT : Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return type.madeSpace().minimumLength();
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString();
        // Nothing but space has no canonical form; it identifies nobody.
        return text.isBlank() ? text : type.madeSpace().replace(keyed, text, maxLength);
    }
}
