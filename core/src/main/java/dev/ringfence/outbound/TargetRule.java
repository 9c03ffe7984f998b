package dev.ringfence.outbound;

import dev.ringfence.environment.Tier;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says which tier a remote belongs to, by its host, its network or the credential that a call carries. Immutable and safe
 * for use by many threads.
 */
public final class TargetRule {
    private final String description;
    private final Tier tier;
    private final BiPredicate<URI, Map<String, List<String>>> condition;
    private final @Nullable CidrBlock network;

    private TargetRule(
            String description,
            Tier tier,
            BiPredicate<URI, Map<String, List<String>>> condition,
            @Nullable CidrBlock network) {
        this.network = network;
        this.description = description;
        this.tier = Objects.requireNonNull(tier, "tier");
        if (tier == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'tier' must be a known tier but was UNKNOWN");
        }
        this.condition = condition;
    }

    /**
     * By name.
     *
     * @param pattern like {@code api.example.com}, {@code *.example.com} or {@code api.example.com:8443}
     * @throws IllegalArgumentException if it has another form
     */
    public static TargetRule host(String pattern, Tier tier) {
        HostPattern host = HostPattern.parse(pattern);
        return new TargetRule("host " + host, tier, (uri, headers) -> host.matches(uri), null);
    }

    /**
     * By network; a name is resolved, and one address in it is enough.
     *
     * @param cidr like {@code 10.1.0.0/16}
     * @throws IllegalArgumentException if it has another form
     */
    public static TargetRule network(String cidr, Tier tier) {
        CidrBlock network = CidrBlock.parse(cidr);
        return new TargetRule(
                "network " + network,
                tier,
                (uri, headers) -> {
                    InetAddress[] addresses = CidrBlock.addresses(uri);
                    return Arrays.stream(addresses).anyMatch(network::contains);
                },
                network);
    }

    /**
     * By the beginning of a credential, as payment providers and others mark their keys: {@code sk_live_}. Looked for at
     * the beginning of each word of each header's values, and of what a {@code Basic} credential encodes.
     *
     * @param prefix at least three characters, no secret itself
     * @throws IllegalArgumentException if it is shorter
     */
    public static TargetRule credential(String prefix, Tier tier) {
        if (prefix.length() < 3) {
            throw new IllegalArgumentException("'prefix' must have at least 3 characters but had " + prefix.length());
        }
        return new TargetRule(
                "credential " + prefix + "...", tier, (uri, headers) -> Credentials.beginWith(prefix, headers), null);
    }

    /** The tier of what it matches. */
    public Tier tier() {
        return tier;
    }

    boolean matches(URI uri, Map<String, List<String>> headers) {
        return condition.test(uri, headers);
    }

    /** True if an address alone says so. */
    boolean covers(InetAddress address) {
        return network != null && network.contains(address);
    }

    /** By what it knows the remote, and as what. */
    @Override
    public String toString() {
        return description + " is " + tier.label();
    }
}
