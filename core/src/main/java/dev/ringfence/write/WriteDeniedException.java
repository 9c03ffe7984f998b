package dev.ringfence.write;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/** A write was refused. Thrown only where the guard's level is {@code enforce}. */
public final class WriteDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    /** A refusal without a cause. */
    public WriteDeniedException(Refusal refusal) {
        super(refusal);
    }
}
