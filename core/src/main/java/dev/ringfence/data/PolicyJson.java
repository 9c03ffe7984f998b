package dev.ringfence.data;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.TextResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file form of a policy. Nothing unknown is passed over: a rule that is misspelt would be a rule that is missing. */
final class PolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final int VERSION = 1;
    private static final String SCHEMA = "sanitization-policy.schema.json";

    private static final List<String> TOP_KEYS = List.of("name", "version", "revision", "otherwise", "rules");
    private static final List<String> REQUIRED_TOP_KEYS = List.of("name", "version", "rules");

    /** What a rule speaks of, by the key that says so. */
    private static final Map<String, Function<String, RuleTarget>> TARGETS = targets();

    private static final List<String> ALL_KEYS = Stream.of(
                    TARGETS.keySet().stream(), Stream.of("action"), TreatmentJson.keys().stream())
            .flatMap(Function.identity())
            .toList();

    private PolicyJson() {}

    private static Map<String, Function<String, RuleTarget>> targets() {
        Map<String, Function<String, RuleTarget>> targets = new LinkedHashMap<>();
        targets.put("column", ColumnName::parse);
        targets.put("key", KeyName::of);
        targets.put("path", JsonPath::parse);
        targets.put("field", FieldName::parse);
        targets.put("finding", name -> new FoundType(InfoType.parse(name)));
        return targets;
    }

    static SanitizationPolicy read(String json) {
        JsonMembers root = JsonMembers.parse(json, "policy");
        root.requireKeys("policy", TOP_KEYS, REQUIRED_TOP_KEYS);
        root.requireVersion(VERSION);
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder(root.text("name"));
        if (root.has("revision")) {
            policy.revision(root.integer("revision"));
        }
        if (root.has("otherwise")) {
            policy.otherwise(TreatmentJson.readForAnyValue(root.text("otherwise")));
        }
        root.objects("rules").forEach(rule -> readRule(policy, rule));
        return policy.build();
    }

    private static void readRule(SanitizationPolicy.Builder policy, JsonMembers rule) {
        rule.requireKeys("rules", ALL_KEYS, List.of("action"));
        List<String> kinds = TARGETS.keySet().stream().filter(rule::has).toList();
        if (kinds.size() != 1) {
            throw new IllegalArgumentException("'rules' must name one of " + String.join(", ", TARGETS.keySet())
                    + " each but a rule named " + (kinds.isEmpty() ? "none" : String.join(", ", kinds)));
        }
        String kind = kinds.get(0);
        String target = rule.text(kind);
        Treatment treatment = TreatmentJson.read(rule, target, kind);
        try {
            policy.rule(Objects.requireNonNull(TARGETS.get(kind)).apply(target), treatment);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static String write(SanitizationPolicy policy) {
        StringBuilder head = new StringBuilder("{\n  \"name\": ")
                .append(MAPPER.writeValueAsString(policy.name()))
                .append(",\n  \"version\": ")
                .append(VERSION);
        if (policy.revision() > 1) {
            head.append(",\n  \"revision\": ").append(policy.revision());
        }
        policy.declaredOtherwise()
                .ifPresent(treatment ->
                        head.append(",\n  \"otherwise\": \"").append(treatment).append('"'));
        return policy.rules().entrySet().stream()
                .map(rule -> "    " + writeRule(rule.getKey(), rule.getValue()))
                .collect(Collectors.joining(",\n", head.append(",\n  \"rules\": [\n"), "\n  ]\n}\n"));
    }

    static String writeRule(RuleTarget target, Treatment treatment) {
        ObjectNode rule = MAPPER.createObjectNode().put(target.kind(), target.toString());
        TreatmentJson.write(rule, treatment);
        return MAPPER.writeValueAsString(rule);
    }

    static String schema() {
        return TextResource.read(PolicyJson.class, SCHEMA);
    }
}
