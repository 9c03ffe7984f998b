package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file form of a policy. Nothing unknown is passed over: a rule that is misspelt would be a rule that is missing. */
final class WritePolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int VERSION = 1;
    private static final String SCHEMA = "write-policy.schema.json";
    private static final List<String> KEYS = List.of(
            "name", "version", "revision", "maxRowsPerStatement", "maxRowsPerStatementOfPeople", "rules", "permits");
    private static final List<String> RULE_KEYS = List.of(
            "operation",
            "kinds",
            "tiers",
            "actors",
            "maxRows",
            "maxRowsPerStatement",
            "maxStatements",
            "maxEntities",
            "maxTableFraction",
            "requires",
            "waives",
            "traits");

    private WritePolicyJson() {}

    static WritePolicy read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            // The cause would quote the file.
            throw new IllegalArgumentException("'policy' must be JSON but is not at line "
                    + e.getLocation().getLineNr());
        }
        PolicyFields.requireKeys(root, "policy", KEYS, List.of("name", "version"));
        if (PolicyFields.number(root, "version") != VERSION) {
            throw new IllegalArgumentException("'version' must be " + VERSION);
        }
        WritePolicy.Builder policy = WritePolicy.builder(PolicyFields.text(root, "name"));
        if (root.has("revision")) {
            policy.revision((int) Math.min(Integer.MAX_VALUE, PolicyFields.number(root, "revision")));
        }
        if (root.has("maxRowsPerStatement")) {
            policy.maxRowsPerStatement(PolicyFields.number(root, "maxRowsPerStatement"));
        }
        if (root.has("maxRowsPerStatementOfPeople")) {
            policy.maxRowsPerStatementOfPeople(PolicyFields.number(root, "maxRowsPerStatementOfPeople"));
        }
        PolicyFields.objects(root, "rules").forEach(rule -> policy.rule(readRule(rule)));
        for (JsonNode permit : PolicyFields.objects(root, "permits")) {
            List<String> keys = List.of("rule", "digest", "reason");
            PolicyFields.requireKeys(permit, "permits", keys, keys);
            once(() -> policy.permit(
                    PolicyFields.text(permit, "rule"),
                    PolicyFields.text(permit, "digest"),
                    PolicyFields.text(permit, "reason")));
        }
        return policy.build();
    }

    private static WriteRule readRule(JsonNode json) {
        PolicyFields.requireKeys(json, "rules", RULE_KEYS, List.of("operation"));
        WriteRule.Builder rule = WriteRule.of(PolicyFields.text(json, "operation"));
        rule.kinds(PolicyFields.words(json, "kinds", Write.Kind.values()).toArray(Write.Kind[]::new));
        rule.tiers(PolicyFields.words(json, "tiers", Tier.values()).toArray(Tier[]::new));
        rule.actors(PolicyFields.words(json, "actors", Actor.Kind.values()).toArray(Actor.Kind[]::new));
        rule.traits(PolicyFields.words(json, "traits", WriteRule.Trait.values()).toArray(WriteRule.Trait[]::new));
        if (json.has("maxRows")) {
            rule.maxRows(PolicyFields.number(json, "maxRows"));
        }
        if (json.has("maxRowsPerStatement")) {
            rule.maxRowsPerStatement(PolicyFields.number(json, "maxRowsPerStatement"));
        }
        if (json.has("maxStatements")) {
            rule.maxStatements(PolicyFields.number(json, "maxStatements"));
        }
        if (json.has("maxEntities")) {
            rule.maxEntities(PolicyFields.number(json, "maxEntities"));
        }
        if (json.has("maxTableFraction")) {
            rule.maxTableFraction(PolicyFields.decimal(json, "maxTableFraction"));
        }
        for (JsonNode required : PolicyFields.array(json, "requires")) {
            readRequired(rule, required);
        }
        for (JsonNode waived : PolicyFields.objects(json, "waives")) {
            List<String> keys = List.of("name", "reason");
            PolicyFields.requireKeys(waived, "waives", keys, keys);
            once(() -> rule.waives(PolicyFields.text(waived, "name"), PolicyFields.text(waived, "reason")));
        }
        return rule.build();
    }

    private static void readRequired(WriteRule.Builder rule, JsonNode required) {
        if (required.isString()) {
            once(() -> rule.requires(required.asString()));
            return;
        }
        if (!required.isObject()) {
            throw new IllegalArgumentException("'requires' must hold names and objects");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String key : required.propertyNames()) {
            if (!key.equals("name")) {
                settings.put(key, PolicyFields.scalar(required, key));
            }
        }
        once(() -> rule.requires(PolicyFields.text(required, "name"), settings));
    }

    /** What a builder refuses as a second call is, in a file, a value that does not fit. */
    private static void once(Runnable setter) {
        try {
            setter.run();
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static String write(WritePolicy policy) {
        ObjectNode root = MAPPER.createObjectNode().put("name", policy.name()).put("version", VERSION);
        if (policy.revision() > 1) {
            root.put("revision", policy.revision());
        }
        put(root, "maxRowsPerStatement", policy.maxRowsPerStatement(Actor.Kind.SERVICE), WritePolicy.MOST_ROWS);
        put(
                root,
                "maxRowsPerStatementOfPeople",
                policy.maxRowsPerStatement(Actor.Kind.HUMAN),
                WritePolicy.MOST_ROWS_OF_PEOPLE);
        List<String> parts = new ArrayList<>();
        root.properties()
                .forEach(property ->
                        parts.add("  " + MAPPER.writeValueAsString(property.getKey()) + ": " + property.getValue()));
        lines(parts, "rules", policy.rules().stream().map(WritePolicyJson::rule).toList());
        lines(
                parts,
                "permits",
                policy.permissions().entrySet().stream()
                        .map(WritePolicyJson::permit)
                        .toList());
        return "{\n" + String.join(",\n", parts) + "\n}\n";
    }

    private static void lines(List<String> parts, String key, List<ObjectNode> objects) {
        if (!objects.isEmpty()) {
            List<String> lines = objects.stream()
                    .map(object -> "    " + MAPPER.writeValueAsString(object))
                    .toList();
            parts.add("  \"" + key + "\": [\n" + String.join(",\n", lines) + "\n  ]");
        }
    }

    private static void put(ObjectNode object, String key, long number, long unsaid) {
        if (number != unsaid) {
            object.put(key, number);
        }
    }

    private static ObjectNode permit(Map.Entry<WritePolicy.Permission, String> permission) {
        return MAPPER.createObjectNode()
                .put("rule", permission.getKey().rule())
                .put("digest", permission.getKey().digest())
                .put("reason", permission.getValue());
    }

    private static ObjectNode rule(WriteRule rule) {
        ObjectNode json = MAPPER.createObjectNode().put("operation", rule.operation());
        PolicyFields.putWords(json, "kinds", rule.kinds());
        PolicyFields.putWords(json, "tiers", rule.tiers());
        PolicyFields.putWords(json, "actors", rule.actors());
        put(json, "maxRows", rule.ceilings().rows(), Ceilings.NONE);
        put(json, "maxRowsPerStatement", rule.ceilings().rowsPerStatement(), Ceilings.NONE);
        put(json, "maxStatements", rule.ceilings().statements(), Ceilings.NONE);
        put(json, "maxEntities", rule.ceilings().entities(), Ceilings.NONE);
        if (rule.ceilings().tableFraction() < 1) {
            json.put("maxTableFraction", rule.ceilings().tableFraction());
        }
        if (!rule.requires().isEmpty()) {
            ArrayNode requires = json.putArray("requires");
            rule.requires().forEach((name, settings) -> {
                if (settings.isEmpty()) {
                    requires.add(name);
                } else {
                    ObjectNode required = requires.addObject().put("name", name);
                    new TreeMap<>(settings).forEach(required::put);
                }
            });
        }
        if (!rule.waives().isEmpty()) {
            ArrayNode waives = json.putArray("waives");
            rule.waives()
                    .forEach((name, reason) ->
                            waives.addObject().put("name", name).put("reason", reason));
        }
        PolicyFields.putWords(json, "traits", rule.traits());
        return json;
    }

    static String schema() {
        try (InputStream in = Objects.requireNonNull(WritePolicyJson.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
