package dev.ringfence.jdbc.stamp;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/** A datastore does not belong to this process, or may not be stamped by it. */
public final class AdmissionDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    /** A denial without a cause. */
    public AdmissionDeniedException(Refusal refusal) {
        super(refusal);
    }
}
