package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.outbound.InboundFence;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Looks at the bodies of requests where no live data may be: JSON, XML, forms and texts such as CSV. Not at multipart
 * bodies, compressed ones, other bytes, and streams of JSON lines, which may have no end. Safe for use by many threads.
 */
final class ReceivedBody {
    private static final String BODY = "the body of a request";
    private static final String FIELD = "a field of a form";

    private final InboundFence fence;
    private final int most;
    private final OpenPaths exempt;

    /**
     * A look at bodies.
     *
     * @param most how many bytes of a body are held, and looked at
     * @param exempt paths whose bodies pass
     */
    ReceivedBody(InboundFence fence, int most, OpenPaths exempt) {
        this.fence = fence;
        this.most = most;
        this.exempt = exempt;
    }

    int most() {
        return most;
    }

    /** True if the body of a request is to be looked at. */
    boolean concerns(String path, @Nullable MediaType type, @Nullable String encoding) {
        return fence.looksAtValues()
                && type != null
                && (encoding == null || encoding.equalsIgnoreCase("identity"))
                && isText(type)
                && !exempt.contains(path);
    }

    private static boolean isText(MediaType type) {
        String subtype = type.getSubtype();
        return isJson(type)
                || isForm(type)
                || subtype.equals("xml")
                || subtype.endsWith("+xml")
                || (type.getType().equals("text") && !subtype.equals("event-stream"));
    }

    static boolean isForm(MediaType type) {
        return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type);
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    /**
     * Looks at a whole body.
     *
     * @return what is to be read in its place, most often the same array
     * @throws RingfenceException if it may not be here
     */
    byte[] look(byte[] body, MediaType type) {
        return body.length == 0
                ? body
                : isForm(type)
                        ? form(body)
                        : isJson(type) ? fence.receivingJson(body, BODY) : fence.receiving(body, BODY);
    }

    private byte[] form(byte[] body) {
        String sent = new String(body, StandardCharsets.UTF_8);
        String received = Arrays.stream(sent.split("&", -1)).map(this::pair).collect(Collectors.joining("&"));
        return received.equals(sent) ? body : received.getBytes(StandardCharsets.UTF_8);
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        String value = decoded(pair.substring(equals + 1));
        String received = field(value);
        return received.equals(value)
                ? pair
                : pair.substring(0, equals + 1) + URLEncoder.encode(received, StandardCharsets.UTF_8);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }

    /** Looks at one field of a form, as {@link #look}. */
    String field(String value) {
        return fence.receiving(value, FIELD);
    }

    /**
     * For a body that is longer than is held.
     *
     * @throws RingfenceException if that may not pass
     */
    void tooLong() {
        fence.receivingTooLong(BODY, most);
    }
}
