package dev.ringfence.parity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON of which nothing is passed over: no key twice, none unknown, nothing behind it. Messages quote no value. */
final class StrictFields {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictFields() {}

    static JsonNode parse(String what, String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            // The cause would quote the file.
            throw new IllegalArgumentException("'" + what + "' must be JSON but is not at line "
                    + e.getLocation().getLineNr());
        }
    }

    static void requireKeys(JsonNode object, String where, List<String> required, List<String> optional) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("'" + where + "' must be an object");
        }
        for (String key : object.propertyNames()) {
            if (!required.contains(key) && !optional.contains(key)) {
                throw new IllegalArgumentException("'" + where + "' must have only the keys "
                        + Stream.concat(required.stream(), optional.stream()).collect(Collectors.joining(", "))
                        + " but had another one of " + key.length() + " characters");
            }
        }
        for (String key : required) {
            if (!object.has(key)) {
                throw new IllegalArgumentException("'" + where + "' must have the key '" + key + "'");
            }
        }
    }

    static void requireVersion(JsonNode object, int version) {
        if (!object.path("version").isIntegralNumber() || object.path("version").asInt() != version) {
            throw new IllegalArgumentException("'version' must be " + version);
        }
    }

    static String text(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isString()) {
            throw new IllegalArgumentException("'" + key + "' must be a string");
        }
        return node.asString();
    }

    static List<JsonNode> elements(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isArray()) {
            throw new IllegalArgumentException("'" + key + "' must be an array");
        }
        List<JsonNode> elements = new ArrayList<>(node.size());
        node.forEach(elements::add);
        return elements;
    }

    static Instant instant(JsonNode object, String key) {
        try {
            return Instant.parse(text(object, key));
        } catch (DateTimeParseException e) {
            // The cause would quote the text.
            throw new IllegalArgumentException("'" + key + "' must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    static LocalDate day(JsonNode object, String key) {
        try {
            return LocalDate.parse(text(object, key));
        } catch (DateTimeParseException e) {
            // The cause would quote the text.
            throw new IllegalArgumentException("'" + key + "' must be a day such as 2026-01-31");
        }
    }

    /** One of the constants, by the word that stands for it in files. */
    static <E> E word(JsonNode object, String key, E[] constants, Function<E, String> label) {
        return constant(key, text(object, key), constants, label);
    }

    static <E> E constant(String name, String word, E[] constants, Function<E, String> label) {
        for (E constant : constants) {
            if (label.apply(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + name + "' must be one of "
                + Stream.of(constants).map(label).collect(Collectors.joining(", ")) + " but was another word of "
                + word.length() + " characters");
    }
}
