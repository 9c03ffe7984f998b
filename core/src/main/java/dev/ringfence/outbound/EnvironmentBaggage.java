package dev.ringfence.outbound;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environment of a caller in the header {@code baggage} (W3C Baggage, the key is OpenTelemetry's {@code
 * deployment.environment.name}). It is a statement, no proof: whoever calls may write what they like.
 */
public final class EnvironmentBaggage {
    /** The name of the header. */
    public static final String HEADER = "baggage";

    /** The key of the member. */
    public static final String KEY = "deployment.environment.name";

    /** W3C Baggage, 3.3.2: a platform must propagate at least that much. */
    private static final int LONGEST = 8_192;

    private EnvironmentBaggage() {}

    /** The header's value with the environment's tier in it, or its name where the tier is unknown; what else it says is kept, and an older environment replaced. */
    public static String with(Optional<String> header, DeploymentEnvironment environment) {
        // A known tier is one of the values that OpenTelemetry names; only an unknown one goes by its own name.
        Tier tier = environment.tier();
        String value = tier == Tier.UNKNOWN ? environment.name() : tier.label();
        String member =
                KEY + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        String others = header.map(said -> members(said).stream()
                        .filter(other -> !KEY.equals(key(other)))
                        .collect(Collectors.joining(",")))
                .orElse("");
        return others.isEmpty() || others.length() + member.length() >= LONGEST ? member : others + "," + member;
    }

    /** The name of the environment that a header's value declares; empty if it declares none. */
    public static Optional<String> read(String header) {
        for (String member : members(header)) {
            int equals = member.indexOf('=');
            if (equals > 0 && KEY.equals(key(member))) {
                int properties = member.indexOf(';');
                String value = member.substring(equals + 1, properties > equals ? properties : member.length());
                return decoded(value.strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            // In baggage a plus is a plus.
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(value);
        }
    }

    private static List<String> members(String header) {
        List<String> members = new ArrayList<>();
        for (String member : header.split(",", -1)) {
            if (!member.isBlank()) {
                members.add(member.strip());
            }
        }
        return members;
    }

    private static String key(String member) {
        int equals = member.indexOf('=');
        return equals < 0 ? member : member.substring(0, equals).strip();
    }
}
