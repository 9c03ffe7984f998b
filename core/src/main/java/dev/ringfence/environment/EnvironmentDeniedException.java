package dev.ringfence.environment;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;

/**
 * A refusal because of where the process runs: its evidence conflicts or is unknown where the guard {@code environment}
 * enforces, or a {@link RequiresTier} or {@link RequiresRight} is not met.
 */
public final class EnvironmentDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    /** A denial. */
    public EnvironmentDeniedException(Refusal refusal) {
        super(refusal);
    }
}
