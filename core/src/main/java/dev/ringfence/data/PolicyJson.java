package dev.ringfence.data;

import dev.ringfence.data.Treatment.Block;
import dev.ringfence.data.Treatment.Constant;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.data.Treatment.Keep;
import dev.ringfence.data.Treatment.Mask;
import dev.ringfence.data.Treatment.Nullify;
import dev.ringfence.data.Treatment.Pseudonymize;
import dev.ringfence.data.Treatment.Redact;
import dev.ringfence.data.Treatment.SanitizeText;
import dev.ringfence.data.Treatment.TruncateDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file form of a policy. Nothing unknown is passed over: a rule that is misspelt would be a rule that is missing. */
final class PolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int VERSION = 1;

    /** What each action takes besides column and action; an empty word for nothing. */
    private static final Map<String, String> OPERAND_OF = Map.of(
            "keep", "",
            "block", "",
            "redact", "",
            "nullify", "",
            "constant", "value",
            "mask", "keepLast",
            "pseudonymize", "infoType",
            "sanitize-text", "",
            "truncate-date", "unit");

    private static final List<String> TOP_KEYS = List.of("name", "version", "rules");
    private static final List<String> ALL_KEYS = List.of("column", "action", "value", "keepLast", "infoType", "unit");

    private PolicyJson() {}

    static SanitizationPolicy read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "'policy' must be JSON but is not at line "
                            + e.getLocation().getLineNr(),
                    e);
        }
        requireKeys(root, "policy", TOP_KEYS, TOP_KEYS);
        if (!root.path("version").isIntegralNumber() || root.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("'version' must be " + VERSION);
        }
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder(text(root, "name"));
        JsonNode rules = root.path("rules");
        if (!rules.isArray()) {
            throw new IllegalArgumentException("'rules' must be an array");
        }
        for (JsonNode rule : rules) {
            readRule(policy, rule);
        }
        return policy.build();
    }

    private static void readRule(SanitizationPolicy.Builder policy, JsonNode rule) {
        if (!rule.isObject()) {
            throw new IllegalArgumentException("'rules' must hold objects");
        }
        requireKeys(rule, "rules", ALL_KEYS, List.of("column", "action"));
        String column = text(rule, "column");
        String action = text(rule, "action");
        String operand = OPERAND_OF.get(action);
        if (operand == null) {
            throw new IllegalArgumentException("'action' of column '" + column + "' must be one of "
                    + OPERAND_OF.keySet().stream().sorted().collect(Collectors.joining(", "))
                    + Spelling.suggestion(action, List.copyOf(OPERAND_OF.keySet())));
        }
        List<String> keys = operand.isEmpty() ? List.of("column", "action") : List.of("column", "action", operand);
        requireKeys(rule, column, keys, keys);
        try {
            policy.rule(column, treatment(rule, action));
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Treatment treatment(JsonNode rule, String action) {
        return switch (action) {
            case "keep" -> new Keep();
            case "block" -> new Block();
            case "redact" -> new Redact();
            case "nullify" -> new Nullify();
            case "constant" -> new Constant(text(rule, "value"));
            case "mask" -> new Mask(integer(rule, "keepLast"));
            case "pseudonymize" -> new Pseudonymize(InfoType.parse(text(rule, "infoType")));
            case "sanitize-text" -> new SanitizeText();
            case "truncate-date" -> new TruncateDate(dateUnit(text(rule, "unit")));
            default -> throw new IllegalStateException("'action' must have a treatment: " + action);
        };
    }

    private static DateUnit dateUnit(String word) {
        return switch (word) {
            case "month" -> DateUnit.MONTH;
            case "year" -> DateUnit.YEAR;
            default -> throw new IllegalArgumentException("'unit' must be month or year");
        };
    }

    private static void requireKeys(JsonNode object, String where, List<String> known, List<String> required) {
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

    private static String text(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isString()) {
            throw new IllegalArgumentException("'" + key + "' must be a string");
        }
        return node.asString();
    }

    private static int integer(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (!node.isInt()) {
            throw new IllegalArgumentException("'" + key + "' must be an integer");
        }
        return node.asInt();
    }

    static String write(SanitizationPolicy policy) {
        return policy.rules().entrySet().stream()
                .map(rule -> "    " + writeRule(rule.getKey(), rule.getValue()))
                .collect(Collectors.joining(
                        ",\n",
                        "{\n  \"name\": " + MAPPER.writeValueAsString(policy.name()) + ",\n  \"version\": " + VERSION
                                + ",\n  \"rules\": [\n",
                        "\n  ]\n}\n"));
    }

    static String writeRule(ColumnName column, Treatment treatment) {
        ObjectNode rule = MAPPER.createObjectNode().put("column", column.toString());
        if (treatment instanceof Constant constant) {
            rule.put("action", "constant").put("value", constant.value());
        } else if (treatment instanceof Mask mask) {
            rule.put("action", "mask").put("keepLast", mask.keepLast());
        } else if (treatment instanceof Pseudonymize pseudonymize) {
            rule.put("action", "pseudonymize")
                    .put("infoType", pseudonymize.infoType().name());
        } else if (treatment instanceof TruncateDate truncate) {
            rule.put("action", "truncate-date")
                    .put("unit", truncate.unit().name().toLowerCase(Locale.ROOT));
        } else {
            // Treatments without an operand print as their action.
            rule.put("action", treatment.toString());
        }
        return MAPPER.writeValueAsString(rule);
    }
}
