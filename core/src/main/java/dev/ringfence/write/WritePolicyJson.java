package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.TextResource;
import dev.ringfence.environment.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file form of a policy. Nothing unknown is passed over: a rule that is misspelt would be a rule that is missing. */
final class WritePolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

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
        JsonMembers root = JsonMembers.parse(json, "policy");
        root.requireKeys("policy", KEYS, List.of("name", "version"));
        root.requireVersion(VERSION);
        WritePolicy.Builder policy = WritePolicy.builder(root.text("name"));
        if (root.has("revision")) {
            policy.revision((int) Math.min(Integer.MAX_VALUE, root.number("revision")));
        }
        if (root.has("maxRowsPerStatement")) {
            policy.maxRowsPerStatement(root.number("maxRowsPerStatement"));
        }
        if (root.has("maxRowsPerStatementOfPeople")) {
            policy.maxRowsPerStatementOfPeople(root.number("maxRowsPerStatementOfPeople"));
        }
        root.objects("rules").forEach(rule -> policy.rule(readRule(rule)));
        for (JsonMembers permit : root.objects("permits")) {
            List<String> keys = List.of("rule", "digest", "reason");
            permit.requireKeys("permits", keys, keys);
            once(() -> policy.permit(permit.text("rule"), permit.text("digest"), permit.text("reason")));
        }
        return policy.build();
    }

    private static WriteRule readRule(JsonMembers json) {
        json.requireKeys("rules", RULE_KEYS, List.of("operation"));
        WriteRule.Builder rule = WriteRule.of(json.text("operation"));
        rule.kinds(json.words("kinds", Write.Kind.values()).toArray(Write.Kind[]::new));
        rule.tiers(json.words("tiers", Tier.values()).toArray(Tier[]::new));
        rule.actors(json.words("actors", Actor.Kind.values()).toArray(Actor.Kind[]::new));
        rule.traits(json.words("traits", WriteRule.Trait.values()).toArray(WriteRule.Trait[]::new));
        if (json.has("maxRows")) {
            rule.maxRows(json.number("maxRows"));
        }
        if (json.has("maxRowsPerStatement")) {
            rule.maxRowsPerStatement(json.number("maxRowsPerStatement"));
        }
        if (json.has("maxStatements")) {
            rule.maxStatements(json.number("maxStatements"));
        }
        if (json.has("maxEntities")) {
            rule.maxEntities(json.number("maxEntities"));
        }
        if (json.has("maxTableFraction")) {
            rule.maxTableFraction(json.decimal("maxTableFraction"));
        }
        json.each("requires", name -> once(() -> rule.requires(name)), required -> readRequired(rule, required));
        for (JsonMembers waived : json.objects("waives")) {
            List<String> keys = List.of("name", "reason");
            waived.requireKeys("waives", keys, keys);
            once(() -> rule.waives(waived.text("name"), waived.text("reason")));
        }
        return rule.build();
    }

    private static void readRequired(WriteRule.Builder rule, JsonMembers required) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String key : required.keys()) {
            if (!key.equals("name")) {
                settings.put(key, required.scalar(key));
            }
        }
        once(() -> rule.requires(required.text("name"), settings));
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
        putWords(json, "kinds", rule.kinds());
        putWords(json, "tiers", rule.tiers());
        putWords(json, "actors", rule.actors());
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
        putWords(json, "traits", rule.traits());
        return json;
    }

    private static void putWords(ObjectNode object, String key, Collection<? extends Enum<?>> constants) {
        if (!constants.isEmpty()) {
            ArrayNode array = object.putArray(key);
            constants.stream().map(JsonMembers::word).forEach(array::add);
        }
    }

    static String schema() {
        return TextResource.read(WritePolicyJson.class, SCHEMA);
    }
}
