package dev.ringfence.outbound;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.write.Subject;
import dev.ringfence.write.ValueBoundary;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which remotes a process may call.
 *
 * <pre>{@code
 * HttpFence fence = HttpFence.builder(guard)
 *         .target(TargetRule.host("*.shop.example", Tier.PRODUCTION))
 *         .target(TargetRule.credential("sk_live_", Tier.PRODUCTION))
 *         .ownHost("*.internal.example")
 *         .build();
 * HttpClient client = fence.client(HttpClient.newBuilder(), HttpClient.Redirect.NORMAL);
 * }</pre>
 *
 * <p>The rules, in this order: a denied host or network is refused; a target of tier production is refused where {@link
 * Right#REACH_PRODUCTION} is not held; if anything is allowed, all else is refused. Each redirect is asked for anew. They
 * take effect at the level of the guard {@code http}. What a process that holds {@link Right#HOLD_LIVE_DATA} sends to a
 * target of a lower tier is looked at for live data, at the level of {@code live-data}.
 *
 * <p>Not covered: DNS rebinding where a client cannot be asked about the {@linkplain #check(InetAddress) address} that it
 * connects to, as the JDK's cannot; other clients, unless they call {@link #check(URI, Map)}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class HttpFence {
    /** The most bytes of a body that arrives in parts that are held to be looked at. */
    public static final int MOST_LOOKED_AT = 1 << 20;

    private static final String LOWER = " to a lower environment";

    private final WriteGuard guard;
    private final ValueBoundary liveData;
    private final List<HostPattern> allowedHosts;
    private final List<CidrBlock> allowedNetworks;
    private final List<HostPattern> deniedHosts;
    private final List<CidrBlock> deniedNetworks;
    private final List<HostPattern> ownHosts;
    private final List<TargetRule> targets;

    private HttpFence(Builder builder) {
        this.guard = builder.guard;
        this.liveData = ValueBoundary.of(
                guard, builder.liveData == null ? LiveDataGuard.standard() : builder.liveData, "http.live-data");
        this.allowedHosts = List.copyOf(builder.allowedHosts);
        this.allowedNetworks = List.copyOf(builder.allowedNetworks);
        this.deniedHosts = List.copyOf(builder.deniedHosts);
        this.deniedNetworks = List.copyOf(builder.deniedNetworks);
        this.ownHosts = List.copyOf(builder.ownHosts);
        this.targets = List.copyOf(builder.targets);
    }

    /** A fence that decides with the environment, levels, report and audit of a guard. */
    public static Builder builder(WriteGuard guard) {
        return new Builder(guard);
    }

    /**
     * A client of the JDK that asks before each call and each redirect, sends the environment to own hosts, and looks at
     * what goes to lower targets. WebSockets are asked for when they are opened, not at each message.
     *
     * @param builder how the client is made; its policy of redirects is replaced
     * @param redirects which redirects are followed, at most 5 in a row, credentials left out where the host changes
     */
    public HttpClient client(HttpClient.Builder builder, HttpClient.Redirect redirects) {
        return new FencedHttpClient(
                builder.followRedirects(HttpClient.Redirect.NEVER).build(), this, redirects);
    }

    /**
     * Decides about a call, without effect.
     *
     * @param headers the names and values of the call's headers, for rules about credentials
     */
    public Decision decide(URI uri, Map<String, List<String>> headers) {
        InetAddress[] addresses =
                deniedNetworks.isEmpty() && allowedNetworks.isEmpty() ? new InetAddress[0] : CidrBlock.addresses(uri);
        if (named(deniedHosts, uri) || Arrays.stream(addresses).anyMatch(a -> within(deniedNetworks, a))) {
            return denied(HostPattern.hostOf(uri), "http.denied", "the host is denied", "call another host");
        }
        Optional<TargetRule> production = target(uri, headers, Tier.PRODUCTION);
        if (production.isPresent() && !guard.environment().may(Right.REACH_PRODUCTION)) {
            return productionTarget(HostPattern.hostOf(uri), production.get());
        }
        boolean open = allowedHosts.isEmpty() && allowedNetworks.isEmpty();
        boolean allowed = named(allowedHosts, uri)
                || named(ownHosts, uri)
                || (addresses.length > 0 && Arrays.stream(addresses).allMatch(a -> within(allowedNetworks, a)));
        return open || allowed
                ? Decision.allowed()
                : denied(
                        HostPattern.hostOf(uri),
                        "http.not-allowed",
                        "the host is on no list",
                        "allow it: HttpFence.builder(guard).allow(\"" + HostPattern.hostOf(uri) + "\")");
    }

    private static boolean named(List<HostPattern> hosts, URI uri) {
        return hosts.stream().anyMatch(host -> host.matches(uri));
    }

    private static boolean within(List<CidrBlock> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private Optional<TargetRule> target(URI uri, Map<String, List<String>> headers, Tier tier) {
        return targets.stream()
                .filter(rule -> rule.tier() == tier && rule.matches(uri, headers))
                .findFirst();
    }

    private Decision productionTarget(String host, TargetRule rule) {
        return denied(
                host,
                "http.production-target",
                rule + ", and REACH_PRODUCTION is not held",
                "call the same service of your own environment");
    }

    private Decision denied(String host, String rule, String evidence, String remedy) {
        return Decision.denied(new Refusal(
                Guard.HTTP,
                rule,
                "A call to '" + host + "'",
                guard.environment().name(),
                List.of(evidence),
                remedy));
    }

    /**
     * Gives the decision about a call its effect.
     *
     * @throws WriteDeniedException if it is denied and {@code http} enforces
     */
    public void check(URI uri, Map<String, List<String>> headers) {
        if (guard.level(Guard.HTTP) != Level.OFF) {
            guard.apply(decide(uri, headers), call(uri));
        }
    }

    /**
     * Decides about a connection by the address that is connected to, without effect: a name may lead elsewhere when the
     * connection is made than when it was looked at. Of the rules, those about networks.
     */
    public Decision decide(InetAddress address) {
        String where = address.getHostAddress();
        if (within(deniedNetworks, address)) {
            return denied(where, "http.denied", "the network is denied", "call another host");
        }
        Optional<TargetRule> production = targets.stream()
                .filter(rule -> rule.tier() == Tier.PRODUCTION && rule.covers(address))
                .findFirst();
        return production.isEmpty() || guard.environment().may(Right.REACH_PRODUCTION)
                ? Decision.allowed()
                : productionTarget(where, production.get());
    }

    /**
     * Gives the decision about a connection its effect.
     *
     * @throws WriteDeniedException if it is denied and {@code http} enforces
     */
    public void check(InetAddress address) {
        if (guard.level(Guard.HTTP) != Level.OFF) {
            guard.apply(decide(address), Subject.named("connection to " + address.getHostAddress()));
        }
    }

    /** True if what is sent there has to be looked at: live data may be here, and is not meant to be there. */
    public boolean isLowerTarget(URI uri, Map<String, List<String>> headers) {
        return guard.environment().may(Right.HOLD_LIVE_DATA)
                && guard.level(Guard.LIVE_DATA) != Level.OFF
                && targets.stream().anyMatch(rule -> rule.tier().belowProduction() && rule.matches(uri, headers));
    }

    /**
     * Looks at a text that is about to go to a lower target.
     *
     * @param what such as {@code the body of a call}; holds no value
     * @return the text to send on: itself, or with made values where the {@link LiveDataGuard} replaces
     * @throws WriteDeniedException if it holds a plausible value, and {@code live-data} enforces
     */
    public String sending(String text, URI uri, String what) {
        return liveData.stop(text, what + LOWER, call(uri));
    }

    /**
     * Looks at bytes that are about to go to a lower target; what is no UTF-8 cannot be looked at.
     *
     * @param what such as {@code the body of a call}; holds no value
     * @return the same array, or what is to be sent in its place
     * @throws WriteDeniedException if they hold a plausible value or cannot be looked at, and {@code live-data} enforces
     */
    public byte[] sending(byte[] bytes, URI uri, String what) {
        Optional<String> text = BodyText.of(bytes);
        if (text.isEmpty()) {
            unread(uri, "it is no UTF-8");
            return bytes;
        }
        String sent = sending(text.get(), uri, what);
        return sent.equals(text.get()) ? bytes : sent.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Looks at the query of a call to a lower target. A made value would be another query: it is refused even where
     * bodies are replaced.
     *
     * @throws WriteDeniedException if it holds a plausible value, and {@code live-data} enforces
     */
    public void sendingQuery(URI uri) {
        String query = uri.getQuery();
        if (query != null) {
            liveData.refuse(query, "the query of a call" + LOWER, call(uri));
        }
    }

    /**
     * For a body to a lower target that is longer than {@link #MOST_LOOKED_AT}.
     *
     * @throws WriteDeniedException if {@code live-data} enforces
     */
    public void sendingTooLong(URI uri) {
        unread(uri, "it is longer");
    }

    private static Subject call(URI uri) {
        return Subject.named("call to " + HostPattern.hostOf(uri));
    }

    private void unread(URI uri, String why) {
        guard.apply(
                Decision.denied(new Refusal(
                        Guard.LIVE_DATA,
                        "live-data.unread",
                        "A body that cannot be looked at, to a lower environment",
                        environment().name(),
                        List.of(why),
                        "send it as text of at most " + MOST_LOOKED_AT + " bytes, or sanitize it before")),
                call(uri));
    }

    /** The value of the baggage header for a call; empty if the host is none of the own ones. */
    public Optional<String> baggage(URI uri, Optional<String> header) {
        return named(ownHosts, uri) ? Optional.of(EnvironmentBaggage.with(header, environment())) : Optional.empty();
    }

    private DeploymentEnvironment environment() {
        return guard.environment();
    }

    /** What is known of remotes. */
    @Override
    public String toString() {
        return "HttpFence[allowed " + allowedHosts + allowedNetworks + ", denied " + deniedHosts + deniedNetworks
                + ", own " + ownHosts + ", " + targets + "]";
    }

    /** Collects the rules. Not safe for use by many threads. */
    public static final class Builder {
        private final WriteGuard guard;
        private @Nullable LiveDataGuard liveData;
        private final List<HostPattern> allowedHosts = new ArrayList<>();
        private final List<CidrBlock> allowedNetworks = new ArrayList<>();
        private final List<HostPattern> deniedHosts = new ArrayList<>();
        private final List<CidrBlock> deniedNetworks = new ArrayList<>();
        private final List<HostPattern> ownHosts = new ArrayList<>();
        private final List<TargetRule> targets = new ArrayList<>();

        private Builder(WriteGuard guard) {
            this.guard = Objects.requireNonNull(guard, "guard");
        }

        /**
         * Allows a host; once anything is allowed, all else is refused.
         *
         * @param host like {@code api.example.com}, {@code *.example.com} or {@code api.example.com:8443}
         * @throws IllegalArgumentException if it has another form
         */
        public Builder allow(String host) {
            allowedHosts.add(HostPattern.parse(host));
            return this;
        }

        /**
         * Allows a network: all addresses of a host must lie in allowed ones.
         *
         * @param cidr like {@code 10.0.0.0/8}
         * @throws IllegalArgumentException if it has another form
         */
        public Builder allowNetwork(String cidr) {
            allowedNetworks.add(CidrBlock.parse(cidr));
            return this;
        }

        /**
         * Denies a host, whatever allows it.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public Builder deny(String host) {
            deniedHosts.add(HostPattern.parse(host));
            return this;
        }

        /**
         * Denies a network, such as {@code 169.254.0.0/16}: one address of a host in it is enough.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public Builder denyNetwork(String cidr) {
            deniedNetworks.add(CidrBlock.parse(cidr));
            return this;
        }

        /** Says which tier a remote belongs to. */
        public Builder target(TargetRule rule) {
            targets.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Names a host of the own organisation: allowed, and told where a call comes from.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public Builder ownHost(String host) {
            ownHosts.add(HostPattern.parse(host));
            return this;
        }

        /**
         * Looks at what goes to lower targets; {@link LiveDataGuard#standard()} unless set.
         *
         * @throws IllegalStateException if it was set before
         */
        public Builder liveData(LiveDataGuard guard) {
            if (liveData != null) {
                throw new IllegalStateException("'liveData' must be set once but was set before");
            }
            liveData = Objects.requireNonNull(guard, "guard");
            return this;
        }

        /** The fence. */
        public HttpFence build() {
            return new HttpFence(this);
        }
    }
}
