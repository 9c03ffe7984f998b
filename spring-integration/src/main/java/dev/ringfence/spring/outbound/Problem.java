package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a caller that is refused: a problem detail (RFC 9457), which shows nothing of the call. */
enum Problem {
    /** Who calls may not. */
    FORBIDDEN(403, "Forbidden"),
    /** What is sent may not be here. */
    UNPROCESSABLE(422, "Unprocessable Content");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    /** As JSON in UTF-8. */
    byte[] of(RingfenceException refused) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("title", title)
                .put("status", status)
                .put("detail", refused.refusal().message())
                .put("rule", refused.refusal().rule())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
