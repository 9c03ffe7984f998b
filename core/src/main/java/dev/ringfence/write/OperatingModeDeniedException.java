package dev.ringfence.write;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/** A switch of the operating mode was refused. */
public final class OperatingModeDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    /** A refusal without a cause. */
    public OperatingModeDeniedException(Refusal refusal) {
        super(refusal);
    }
}
