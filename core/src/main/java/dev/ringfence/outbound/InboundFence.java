package dev.ringfence.outbound;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.TierAliases;
import dev.ringfence.write.Subject;
import dev.ringfence.write.ValueBoundary;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about callers, and about what comes in with their calls. Refused are callers that declare another environment
 * in their {@link EnvironmentBaggage}; one that declares none passes: end users and other systems do not. Below
 * production a list of networks can be given, and then nobody calls from elsewhere: what is not production is not for
 * end users. These take effect at the level of the guard {@code http}.
 *
 * <p>Where {@link Right#HOLD_LIVE_DATA} is not held, what comes in can be looked at for live data, at the level of
 * {@code live-data}.
 *
 * <p>The address of a caller is that of the last hop; whoever stands behind a proxy hands in what the proxy says, where
 * the proxy is to be believed.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class InboundFence {
    private static final Subject CALL = Subject.named("inbound call");

    private final WriteGuard guard;
    private final List<CidrBlock> allowedNetworks;
    private final ValueBoundary liveData;

    private InboundFence(Builder builder) {
        this.guard = builder.guard;
        this.allowedNetworks = List.copyOf(builder.allowedNetworks);
        this.liveData = ValueBoundary.of(
                guard, builder.liveData == null ? LiveDataGuard.standard() : builder.liveData, "inbound.live-data");
    }

    /** A fence that lets callers call from anywhere. */
    public static InboundFence of(WriteGuard guard) {
        return builder(guard).build();
    }

    /** A fence that decides with the environment, levels, report and audit of a guard. */
    public static Builder builder(WriteGuard guard) {
        return new Builder(guard);
    }

    /**
     * Decides about a caller by what it declares, without effect.
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
        return denied(
                "inbound.other-environment",
                "A call from an environment of tier " + tier.label(),
                "its baggage declares another environment than '" + here.name() + "'",
                "let the caller call its own environment, or correct what says where it runs");
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
            guard.apply(decide(baggage), CALL);
        }
    }

    /**
     * Decides about a caller by its address, without effect. Nobody is denied in production, in an environment whose tier
     * is unknown, or where no network was given. The loopback is a network like others: a proxy of this machine calls
     * from there for everybody.
     *
     * @param address as text, IPv4 or IPv6, also mapped or with a zone; never looked up. One that is no address is in no
     *     network
     */
    public Decision decideAddress(String address) {
        if (allowedNetworks.isEmpty() || !guard.environment().tier().belowProduction()) {
            return Decision.allowed();
        }
        Optional<InetAddress> caller = CidrBlock.address(address);
        if (caller.filter(its -> allowedNetworks.stream().anyMatch(network -> network.contains(its)))
                .isPresent()) {
            return Decision.allowed();
        }
        return denied(
                "inbound.not-allowed",
                "A call from outside of the networks that may call",
                caller.isPresent() ? "its address is in none of them" : "it has no address that can be read",
                "call from one of them, or add the network to those that may call");
    }

    /**
     * Gives the decision its effect.
     *
     * @throws WriteDeniedException if it is a denial and {@code http} enforces
     */
    public void checkAddress(String address) {
        if (!allowedNetworks.isEmpty() && guard.level(Guard.HTTP) != Level.OFF) {
            guard.apply(decideAddress(address), CALL);
        }
    }

    private Decision denied(String rule, String what, String evidence, String remedy) {
        return Decision.denied(
                new Refusal(Guard.HTTP, rule, what, guard.environment().name(), List.of(evidence), remedy));
    }

    /** True if what comes in has to be looked at: live data may not be here. */
    public boolean looksAtValues() {
        return !guard.environment().may(Right.HOLD_LIVE_DATA) && guard.level(Guard.LIVE_DATA) != Level.OFF;
    }

    /**
     * Looks at bytes that came in. What is no UTF-8 is looked at as far as it can be read, and not replaced.
     *
     * @param what such as {@code the body of a request}; holds no value
     * @return the same array, or what is to be read in its place where the {@link LiveDataGuard} replaces
     * @throws WriteDeniedException if they hold a plausible value, and {@code live-data} enforces
     */
    public byte[] receiving(byte[] bytes, String what) {
        Optional<String> text = BodyText.of(bytes);
        if (text.isEmpty()) {
            liveData.refuse(new String(bytes, StandardCharsets.UTF_8), what, CALL);
            return bytes;
        }
        String received = receiving(text.get(), what);
        return received.equals(text.get()) ? bytes : received.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Looks at a text that came in, such as a parameter.
     *
     * @param what such as {@code a field of a form}; holds no value
     * @return the same text, or what is to be read in its place where the {@link LiveDataGuard} replaces
     * @throws WriteDeniedException if it holds a plausible value, and {@code live-data} enforces
     */
    public String receiving(String text, String what) {
        return liveData.stop(text, what, CALL);
    }

    /**
     * Looks at JSON that came in, also behind the escapes of its strings; a value that is written with escapes is never
     * replaced, but refused.
     *
     * @param what such as {@code the body of a request}; holds no value
     * @return as {@link #receiving(byte[], String)}
     * @throws WriteDeniedException if it holds a plausible value, and {@code live-data} enforces
     */
    public byte[] receivingJson(byte[] bytes, String what) {
        String text = BodyText.of(bytes).orElse("");
        String unescaped = BodyText.unescaped(text);
        if (!unescaped.equals(text) && liveData.passes(text)) {
            liveData.refuse(unescaped, what, CALL);
            return bytes;
        }
        return receiving(bytes, what);
    }

    /**
     * For what came in and is longer than is looked at.
     *
     * @param most how many bytes are looked at
     * @throws WriteDeniedException if {@code live-data} enforces
     */
    public void receivingTooLong(String what, long most) {
        guard.apply(
                Decision.denied(new Refusal(
                        Guard.LIVE_DATA,
                        "live-data.unread",
                        "Receiving " + what + " that cannot be looked at",
                        guard.environment().name(),
                        List.of("it is longer than " + most + " bytes"),
                        "send it in parts, or have more looked at")),
                CALL);
    }

    /** Who may call. */
    @Override
    public String toString() {
        return "InboundFence[" + (allowedNetworks.isEmpty() ? "any network" : "allowed " + allowedNetworks) + "]";
    }

    /** Collects the rules. Not safe for use by many threads. */
    public static final class Builder {
        private final WriteGuard guard;
        private final List<CidrBlock> allowedNetworks = new ArrayList<>();
        private final BuilderSettings once = new BuilderSettings();
        private @Nullable LiveDataGuard liveData;

        private Builder(WriteGuard guard) {
            this.guard = Objects.requireNonNull(guard, "guard");
        }

        /**
         * Lets callers call from a network; below production, once any is given, nobody calls from elsewhere.
         *
         * @param cidr like {@code 10.0.0.0/8} or {@code fd00::/8}
         * @throws IllegalArgumentException if it has another form
         */
        public Builder allowNetwork(String cidr) {
            allowedNetworks.add(CidrBlock.parse(cidr));
            return this;
        }

        /**
         * Looks at what comes in; {@link LiveDataGuard#standard()} unless set.
         *
         * @throws IllegalStateException if it was set before
         */
        public Builder liveData(LiveDataGuard guard) {
            once.once("liveData");
            liveData = Objects.requireNonNull(guard, "guard");
            return this;
        }

        /** The fence. */
        public InboundFence build() {
            return new InboundFence(this);
        }
    }
}
