package dev.ringfence.spring.outbound;

import dev.ringfence.base.Refusal;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a caller that is refused: a problem detail (RFC 9457), which shows nothing of the call. */
final class Problem {
    static final int STATUS = 403;
    static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** As JSON in UTF-8. */
    static byte[] of(Refusal refusal) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("title", "Forbidden")
                .put("status", STATUS)
                .put("detail", refusal.message())
                .put("rule", refusal.rule())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
