package dev.ringfence.testing;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of JSON Schema draft 2020-12 as the shipped schemas use; a keyword it does not know is an error. */
public final class JsonSchema {
    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    public static JsonSchema parse(String json) {
        return new JsonSchema(JsonMapper.shared().readTree(json));
    }

    public boolean accepts(JsonNode value) {
        return valid(root, value);
    }

    private boolean valid(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.asBoolean();
        }
        return schema.propertyNames().stream().allMatch(keyword -> valid(schema, keyword, schema.get(keyword), value));
    }

    private boolean valid(JsonNode schema, String keyword, JsonNode operand, JsonNode value) {
        return switch (keyword) {
            case "$schema", "$id", "title", "description", "default", "$defs" -> true;
            case "$ref" -> valid(defined(operand.asString()), value);
            case "type" ->
                operand.isArray()
                        ? elements(operand).anyMatch(type -> isOfType(type.asString(), value))
                        : isOfType(operand.asString(), value);
            case "const" -> operand.equals(value);
            case "enum" -> elements(operand).anyMatch(value::equals);
            case "pattern" ->
                !value.isString()
                        || Pattern.compile(operand.asString())
                                .matcher(value.asString())
                                .find();
            case "minLength" -> !value.isString() || value.asString().length() >= operand.asInt();
            case "minimum" -> !value.isNumber() || value.decimalValue().compareTo(operand.decimalValue()) >= 0;
            case "maximum" -> !value.isNumber() || value.decimalValue().compareTo(operand.decimalValue()) <= 0;
            case "exclusiveMinimum" -> !value.isNumber() || value.decimalValue().compareTo(operand.decimalValue()) > 0;
            case "required" -> !value.isObject() || elements(operand).allMatch(name -> value.has(name.asString()));
            case "properties" ->
                !value.isObject()
                        || operand.propertyNames().stream()
                                .allMatch(name -> !value.has(name) || valid(operand.get(name), value.get(name)));
            case "additionalProperties" ->
                !value.isObject()
                        || value.propertyNames().stream()
                                .filter(name -> !schema.path("properties").has(name))
                                .allMatch(name -> valid(operand, value.get(name)));
            case "items" -> !value.isArray() || elements(value).allMatch(element -> valid(operand, element));
            case "minItems" -> !value.isArray() || value.size() >= operand.asInt();
            case "uniqueItems" -> !value.isArray() || elements(value).distinct().count() == value.size();
            case "allOf" -> elements(operand).allMatch(part -> valid(part, value));
            case "anyOf" -> elements(operand).anyMatch(part -> valid(part, value));
            case "oneOf" -> elements(operand).filter(part -> valid(part, value)).count() == 1;
            default -> throw new IllegalStateException("'" + keyword + "' must be known to this test");
        };
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode defined(String reference) {
        return Objects.requireNonNull(root.get("$defs").get(reference.substring("#/$defs/".length())));
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalStateException("'" + type + "' must be known to this test");
        };
    }
}
