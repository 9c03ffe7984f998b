package dev.ringfence.junit;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/** A test asked for a connection to a datastore that is stamped production. */
public final class ProductionInTestException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    ProductionInTestException(Refusal refusal) {
        super(refusal);
    }
}
