package dev.ringfence.spring.outbound;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** Spring's headers as core reads them. */
final class FencingHeaders {
    private FencingHeaders() {}

    static Map<String, List<String>> of(HttpHeaders headers) {
        Map<String, List<String>> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> named.put(name, List.copyOf(values)));
        return named;
    }
}
