package dev.ringfence.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the members of a JSON object strictly: messages name the key and, where one is near, the known one. */
final class JsonFields {
    private JsonFields() {}

    static void requireKeys(JsonNode object, String where, List<String> known, List<String> required) {
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("'" + where + "' must have only the keys "
                        + String.join(", ", known)
                        + " but had '"
                        + key
                        + "'"
                        + Spelling.suggestion(key, known));
            }
        }
        for (String key : required) {
            if (!object.has(key)) {
                throw new IllegalArgumentException("'" + where + "' must have the key '" + key + "'");
            }
        }
    }

    static String text(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isString()) {
            throw new IllegalArgumentException("'" + key + "' must be a string");
        }
        return node.asString();
    }

    static int integer(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isInt()) {
            throw new IllegalArgumentException("'" + key + "' must be an integer");
        }
        return node.asInt();
    }

    static long number(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("'" + key + "' must be an integer");
        }
        return node.asLong();
    }

    static boolean truth(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("'" + key + "' must be true or false");
        }
        return node.asBoolean();
    }

    /** One of an enumeration's names in lower case with hyphens. */
    static <E extends Enum<E>> E word(JsonNode object, String key, E[] constants) {
        String word = text(object, key);
        List<String> known = Stream.of(constants).map(JsonFields::word).toList();
        for (E constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "'" + key + "' must be one of " + String.join(", ", known) + Spelling.suggestion(word, known));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
