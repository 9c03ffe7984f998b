package dev.ringfence.attest;

import dev.ringfence.attest.InTotoStatement.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a statement. */
final class StatementJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StatementJson() {}

    static InTotoStatement read(byte[] payload) {
        JsonNode root = StrictJson.object("payload", payload);
        if (!StrictJson.text(root, "_type").equals(InTotoStatement.TYPE)) {
            throw new IllegalArgumentException("'_type' must be " + InTotoStatement.TYPE);
        }
        if (!root.path("subject").isArray()) {
            throw new IllegalArgumentException("'subject' must be an array");
        }
        List<Subject> subjects = new ArrayList<>();
        for (JsonNode subject : root.path("subject")) {
            Map<String, String> digest = new TreeMap<>();
            for (Map.Entry<String, JsonNode> one : subject.path("digest").properties()) {
                digest.put(one.getKey(), StrictJson.text(subject.path("digest"), one.getKey()));
            }
            subjects.add(new Subject(subject.has("name") ? StrictJson.text(subject, "name") : "_", digest));
        }
        JsonNode predicate = root.path("predicate");
        return new InTotoStatement(
                subjects,
                StrictJson.text(root, "predicateType"),
                predicate.isMissingNode() ? Claims.none() : claims(predicate));
    }

    private static Claims claims(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("'predicate' must be a JSON object");
        }
        Claims.Builder claims = Claims.builder();
        for (Map.Entry<String, JsonNode> claim : node.properties()) {
            put(claims, claim.getKey(), claim.getValue());
        }
        return claims.build();
    }

    private static void put(Claims.Builder claims, String name, JsonNode value) {
        if (value.isArray()) {
            List<Object> elements = new ArrayList<>();
            for (JsonNode element : value) {
                elements.add(element.isObject() ? claims(element) : scalar(element));
            }
            claims.list(name, elements);
        } else if (value.isObject()) {
            claims.group(name, claims(value));
        } else if (scalar(value) instanceof String text) {
            claims.text(name, text);
        } else if (value.isBoolean()) {
            claims.flag(name, value.booleanValue());
        } else {
            claims.number(name, value.longValue());
        }
    }

    private static Object scalar(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        throw new IllegalArgumentException(
                "'predicate' must hold texts, whole numbers of 64 bits, truths, objects and arrays of them");
    }

    static String write(InTotoStatement statement) {
        ObjectNode root = NODES.objectNode();
        root.put("_type", InTotoStatement.TYPE);
        ArrayNode subjects = root.putArray("subject");
        for (Subject subject : statement.subjects()) {
            ObjectNode node = subjects.addObject().put("name", subject.name());
            ObjectNode digest = node.putObject("digest");
            subject.digest().forEach(digest::put);
        }
        root.put("predicateType", statement.predicateType());
        root.set("predicate", write(statement.predicate()));
        return root.toString();
    }

    static ObjectNode write(Claims claims) {
        ObjectNode node = NODES.objectNode();
        claims.values().forEach((name, value) -> node.set(name, node(value)));
        return node;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Claims claims) {
            return write(claims);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        }
        return value instanceof Boolean flag ? NODES.booleanNode(flag) : NODES.stringNode((String) value);
    }
}
