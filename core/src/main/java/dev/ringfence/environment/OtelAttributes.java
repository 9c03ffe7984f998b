package dev.ringfence.environment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value} pairs with commas in between, keys and values
 * percent-encoded (OpenTelemetry specification, "Resource SDK: specifying resource information via an environment
 * variable"; the octets are those of W3C Baggage).
 */
final class OtelAttributes {
    private OtelAttributes() {}

    /**
     * Every value of a key, in order.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits; the specification
     *     has the whole value discarded then
     */
    static List<String> values(String attributes, String key) {
        List<String> values = new ArrayList<>();
        for (String pair : attributes.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                String value = decode(pair.substring(equals + 1).strip());
                if (decode(pair.substring(0, equals).strip()).equals(key)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                bytes.write(octets[i]);
                continue;
            }
            int high = i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = i + 2 < octets.length ? Character.digit(octets[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException("'attributes' must have two hexadecimal digits after each '%'");
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
