package dev.ringfence.data;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/** A {@link PseudonymKey} was not opened: the process may not hold it, or its file is open to others. */
public final class KeyDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    KeyDeniedException(Refusal refusal) {
        super(refusal);
    }
}
