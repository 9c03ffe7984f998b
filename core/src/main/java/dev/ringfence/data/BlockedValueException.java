package dev.ringfence.data;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import java.util.List;

/** A document or object held a value that the policy lets go nowhere. */
public final class BlockedValueException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    /**
     * The refusal of one value.
     *
     * @param policy the policy's name
     * @param environment the name of the environment it was met in
     */
    public BlockedValueException(String policy, String environment) {
        super(new Refusal(
                Guard.LIVE_DATA,
                "live-data.blocked-value",
                "Letting a value through",
                environment,
                List.of("policy '" + policy + "' blocks it"),
                "give it a rule, or leave it out before"));
    }
}
