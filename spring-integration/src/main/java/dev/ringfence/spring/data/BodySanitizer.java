package dev.ringfence.spring.data;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.json.JsonSanitizer;
import dev.ringfence.data.json.JsonSyntaxException;
import dev.ringfence.data.sanitize.Sanitizer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Calls as a log may show them: JSON and forms by the policy's rules for keys, texts by what is found in them, and of all
 * else the length. A body that was cut is not shown: without its end it is no JSON, and half a value is not found. Safe
 * for use by many threads.
 */
final class BodySanitizer {
    private final Sanitizer sanitizer;
    private final JsonSanitizer json;

    BodySanitizer(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
        this.json = JsonSanitizer.builder(sanitizer).manyDocuments().build();
    }

    /**
     * A body to be shown.
     *
     * @param held its bytes, or more than a log is to show
     * @param most how many bytes a log is to show
     */
    String body(byte[] held, int most, @Nullable MediaType type) {
        if (held.length == 0) {
            return "";
        }
        String name = type == null ? "no type" : type.getType() + "/" + type.getSubtype();
        if (held.length > most) {
            return "[more than " + most + " bytes of " + name + "]";
        }
        try {
            return shown(held, type, name);
        } catch (JsonSyntaxException noJson) {
            return "[" + held.length + " bytes of " + name + " that are no JSON]";
        } catch (BlockedValueException blocked) {
            return "[" + held.length + " bytes of " + name + " with a value that the policy blocks]";
        }
    }

    private String shown(byte[] held, @Nullable MediaType type, String name) {
        if (type == null) {
            return "[" + held.length + " bytes of " + name + "]";
        }
        String subtype = type.getSubtype();
        if (subtype.equals("json") || subtype.endsWith("+json") || subtype.endsWith("ndjson")) {
            return new String(json.sanitize(held), StandardCharsets.UTF_8);
        } else if (MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
            return form(new String(held, StandardCharsets.UTF_8));
        } else if (type.getType().equals("text")) {
            return sanitizer.text().sanitize(new String(held, charset(type)));
        }
        return "[" + held.length + " bytes of " + name + "]";
    }

    private static java.nio.charset.Charset charset(MediaType type) {
        return type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }

    /** A query or the body of a form, with what is decoded shown as it was said. */
    String form(@Nullable String encoded) {
        return encoded == null || encoded.isEmpty()
                ? ""
                : Arrays.stream(encoded.split("&", -1)).map(this::pair).collect(Collectors.joining("&"));
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        Object treated = value.isEmpty()
                ? ""
                : sanitizer
                        .transformationOfKey(key)
                        .map(rule -> rule.apply(value))
                        .orElseGet(() -> text(value));
        return text(key) + (equals < 0 ? "" : "=" + treated);
    }

    /** A path or any other text. */
    String text(String text) {
        return sanitizer.text().sanitize(text);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
