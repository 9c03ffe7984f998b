package dev.ringfence.base;

import java.util.Objects;

/**
 * The answer of a guard. A decision does not know the level it will be applied at; see {@link Level}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public sealed interface Decision {

    /** The one allowed decision that carries nothing. */
    static Decision allowed() {
        return Allowed.INSTANCE;
    }

    /** A denial. */
    static Decision denied(Refusal refusal) {
        return new Denied(refusal);
    }

    /** Nothing stands against it. */
    enum Allowed implements Decision {
        /** The only instance. */
        INSTANCE
    }

    /**
     * A rule stands against it.
     *
     * @param refusal which rule, why, and what to do
     */
    record Denied(Refusal refusal) implements Decision {
        public Denied {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
