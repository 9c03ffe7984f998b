package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.EnvironmentBaggage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Spring's headers as core reads them. */
final class FencingHeaders {
    private FencingHeaders() {}

    static Map<String, List<String>> of(HttpHeaders headers) {
        Map<String, List<String>> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> named.put(name, List.copyOf(values)));
        return named;
    }

    /** All lines of baggage as one (RFC 9110, 5.3): tracing may have written one, and the application another. */
    static Optional<String> baggage(HttpHeaders headers) {
        return joined(headers.get(EnvironmentBaggage.HEADER));
    }

    static Optional<String> joined(@Nullable List<String> lines) {
        return lines == null || lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
    }
}
