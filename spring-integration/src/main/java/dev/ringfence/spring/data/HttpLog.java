package dev.ringfence.spring.data;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * Writes calls to the log {@code dev.ringfence.http}, at level INFO, with nothing in them that may not be shown, each in
 * one line. Safe for use by many threads.
 */
final class HttpLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.http");

    private final BodySanitizer bodies;
    private final int most;

    /** @param most how many bytes of a body are shown; a longer one is not */
    HttpLog(BodySanitizer bodies, int most) {
        this.bodies = bodies;
        this.most = most;
    }

    /** True if anybody reads it. */
    boolean isOn() {
        return LOG.isInfoEnabled();
    }

    /** For one body that passes. */
    BodyTap tap() {
        return new BodyTap(most);
    }

    /** After a call was answered. */
    void received(String method, URI uri, @Nullable MediaType type, byte[] body, int status) {
        write(() -> "received " + call(method, bodies.text(uri.getPath()), uri) + " (" + status + ")", type, body);
    }

    /** After a call was made. */
    void sent(String method, URI uri, @Nullable MediaType type, byte[] body) {
        write(() -> "sent " + call(method, bodies.text(uri.getHost() + uri.getPath()), uri), type, body);
    }

    private String call(String method, String path, URI uri) {
        String query = bodies.form(uri.getRawQuery());
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whatever goes wrong here, the call went right. */
    private void write(Supplier<String> call, @Nullable MediaType type, byte[] body) {
        try {
            String shown = bodies.body(body, most, type);
            LOG.info("{}", line(call.get() + (shown.isEmpty() ? "" : ": " + shown)));
        } catch (RuntimeException defect) {
            LOG.warn("a call is not shown: {}", defect.getClass().getName());
        }
    }

    /** What comes in must not look like lines of its own. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }
}
