package dev.ringfence.spring.kafka;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The brokers that the settings of a client name, as the fence knows remotes. */
final class Brokers {
    private static final String SETTING = "bootstrap.servers";

    private Brokers() {}

    /** Such as {@code kafka://broker.example:9092}; what Kafka itself will refuse is left out. */
    static List<URI> of(Map<String, ?> settings) {
        return servers(settings.get(SETTING)).stream()
                .map(Brokers::broker)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<URI> broker(String server) {
        String address = server.strip();
        int scheme = address.indexOf("://");
        try {
            return Optional.of(URI.create("kafka://" + (scheme < 0 ? address : address.substring(scheme + 3))))
                    .filter(broker -> broker.getHost() != null);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static List<String> servers(@Nullable Object setting) {
        if (setting instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return setting == null ? List.of() : Arrays.asList(setting.toString().split(",", -1));
    }
}
