package dev.ringfence.outbound;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.TierAliases;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Refuses callers that declare another environment in their {@link EnvironmentBaggage}. A caller that declares none
 * passes: end users and other systems do not. Immutable and safe for use by many threads.
 */
public final class InboundFence {
    private static final Subject SUBJECT = Subject.named("inbound call");

    private final WriteGuard guard;

    private InboundFence(WriteGuard guard) {
        this.guard = Objects.requireNonNull(guard, "guard");
    }

    /** A fence that decides with the environment, levels and report of a guard; its level is that of {@code http}. */
    public static InboundFence of(WriteGuard guard) {
        return new InboundFence(guard);
    }

    /**
     * Decides about a caller, without effect.
     *
     * @param baggage the value of the header {@link EnvironmentBaggage#HEADER}; empty if there is none
     */
    public Decision decide(Optional<String> baggage) {
        Optional<String> caller = baggage.flatMap(EnvironmentBaggage::read);
        if (caller.isEmpty() || isHere(caller.get())) {
            return Decision.allowed();
        }
        DeploymentEnvironment here = guard.environment();
        Tier tier = TierAliases.standard().tier(caller.get()).orElse(Tier.UNKNOWN);
        return Decision.denied(new Refusal(
                Guard.HTTP,
                "inbound.other-environment",
                "A call from an environment of tier " + tier.label(),
                here.name(),
                List.of("its baggage declares another environment than '" + here.name() + "'"),
                "let the caller call its own environment, or correct what says where it runs"));
    }

    /** By tier, as with datastores: a canary of tier production may call production. */
    private boolean isHere(String caller) {
        DeploymentEnvironment here = guard.environment();
        Optional<Tier> tier = TierAliases.standard().tier(caller);
        return tier.isPresent() ? tier.get() == here.tier() : caller.equalsIgnoreCase(here.name());
    }

    /**
     * Gives the decision its effect.
     *
     * @throws WriteDeniedException if it is a denial and {@code http} enforces
     */
    public void check(Optional<String> baggage) {
        if (baggage.isPresent()) {
            guard.apply(decide(baggage), SUBJECT);
        }
    }
}
