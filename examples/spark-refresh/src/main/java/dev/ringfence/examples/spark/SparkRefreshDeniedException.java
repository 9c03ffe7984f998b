package dev.ringfence.examples.spark;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/** A refresh was not carried out; the output is as it was. */
public final class SparkRefreshDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    SparkRefreshDeniedException(Refusal refusal) {
        super(refusal);
    }
}
