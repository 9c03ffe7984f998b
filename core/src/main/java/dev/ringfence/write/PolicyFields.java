package dev.ringfence.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a JSON object strictly: messages name the key and, where one is near, the known one. */
final class PolicyFields {
    private PolicyFields() {}

    static void requireKeys(JsonNode object, String where, List<String> known, List<String> required) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("'" + where + "' must be an object");
        }
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("'" + where + "' must have only the keys " + String.join(", ", known)
                        + " but had '" + key + "'" + Known.suggestion(key, known));
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

    static long number(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("'" + key + "' must be an integer");
        }
        return node.asLong();
    }

    static double decimal(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isNumber()) {
            throw new IllegalArgumentException("'" + key + "' must be a number");
        }
        return node.asDouble();
    }

    /** A setting of a requirement, which reads text itself. */
    static String scalar(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isString() && !node.isNumber() && !node.isBoolean()) {
            throw new IllegalArgumentException("'" + key + "' must be a string, a number, true or false");
        }
        return node.asString();
    }

    static List<JsonNode> array(JsonNode object, String key) {
        if (!object.has(key)) {
            return List.of();
        }
        if (!object.path(key).isArray()) {
            throw new IllegalArgumentException("'" + key + "' must be an array");
        }
        List<JsonNode> elements = new ArrayList<>();
        object.path(key).forEach(elements::add);
        return elements;
    }

    static List<JsonNode> objects(JsonNode object, String key) {
        List<JsonNode> elements = array(object, key);
        if (!elements.stream().allMatch(JsonNode::isObject)) {
            throw new IllegalArgumentException("'" + key + "' must hold objects");
        }
        return elements;
    }

    /** Names of an enumeration in lower case with hyphens; an empty array would say nothing, so it is refused. */
    static <E extends Enum<E>> List<E> words(JsonNode object, String key, E[] constants) {
        List<E> found = new ArrayList<>();
        for (JsonNode node : array(object, key)) {
            E constant = constant(node, key, constants);
            if (found.contains(constant)) {
                throw new IllegalArgumentException("'" + key + "' must hold '" + word(constant) + "' once");
            }
            found.add(constant);
        }
        if (object.has(key) && found.isEmpty()) {
            throw new IllegalArgumentException("'" + key + "' must not be empty");
        }
        return found;
    }

    private static <E extends Enum<E>> E constant(JsonNode node, String key, E[] constants) {
        String given = node.isString() ? node.asString() : "";
        for (E constant : constants) {
            if (word(constant).equals(given)) {
                return constant;
            }
        }
        List<String> known = Stream.of(constants).map(PolicyFields::word).toList();
        throw new IllegalArgumentException(
                "'" + key + "' must hold only " + String.join(", ", known) + Known.suggestion(given, known));
    }

    static void putWords(ObjectNode object, String key, Collection<? extends Enum<?>> constants) {
        if (!constants.isEmpty()) {
            ArrayNode array = object.putArray(key);
            constants.stream().map(PolicyFields::word).forEach(array::add);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
