package dev.ringfence.jdbc.undo;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/**
 * What was changed could not be taken back: rows changed since, or what was kept of them is not there. Thrown whatever
 * the level of any guard is; nothing was changed.
 */
public final class UndoDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    /** A refusal without a cause. */
    public UndoDeniedException(Refusal refusal) {
        super(refusal);
    }
}
