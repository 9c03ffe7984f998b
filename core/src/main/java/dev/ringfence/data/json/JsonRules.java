package dev.ringfence.data.json;

import dev.ringfence.data.JsonPath;
import dev.ringfence.data.KeyName;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a policy says of documents, in the form that a {@link JsonWalker} asks for. Immutable, shared by all threads. */
final class JsonRules {
    /** The number of no rule. */
    static final int NONE = 0;

    private final Map<String, Integer> ofKeys = new HashMap<>();
    private final PathStates paths;
    private final List<ValueRule> rules = new ArrayList<>();
    private final boolean[] treats;
    private final int rootRule;
    private final boolean scansKeys;

    JsonRules(Sanitizer sanitizer, JsonOptions options) {
        SanitizationPolicy policy = sanitizer.policy();
        Map<Treatment, Integer> numbers = new HashMap<>();
        rules.add(ValueRule.of(new Treatment.Keep(), sanitizer, options));
        policy.rules(KeyName.class)
                .forEach((key, treatment) ->
                        ofKeys.put(key.canonical(), number(numbers, treatment, sanitizer, options)));
        Map<JsonPath, Integer> ofPaths = new HashMap<>();
        policy.rules(JsonPath.class)
                .forEach((path, treatment) -> ofPaths.put(path, number(numbers, treatment, sanitizer, options)));
        paths = new PathStates(ofPaths);
        int otherwise = number(numbers, policy.otherwise(), sanitizer, options);
        rootRule = paths.root().rule() == NONE ? otherwise : paths.root().rule();
        scansKeys = rules.get(otherwise).action() == ValueRule.Action.SCAN;
        treats = new boolean[rules.size()];
        for (int i = 0; i < treats.length; i++) {
            treats[i] = rules.get(i).action() != ValueRule.Action.KEEP;
        }
    }

    private int number(Map<Treatment, Integer> numbers, Treatment treatment, Sanitizer sanitizer, JsonOptions options) {
        return numbers.computeIfAbsent(treatment, fresh -> {
            rules.add(ValueRule.of(fresh, sanitizer, options));
            return rules.size() - 1;
        });
    }

    /** The rule of the document as a whole: the policy's for the path {@code $}, otherwise for what has none. */
    int rootRule() {
        return rootRule;
    }

    int rootState() {
        return paths.root().state();
    }

    PathStates paths() {
        return paths;
    }

    /** The number of the rule for a key, {@link #NONE} for none. */
    int ruleOfKey(String key) {
        return ofKeys.isEmpty() ? NONE : ofKeys.getOrDefault(KeyName.canonical(key), NONE);
    }

    /** True if it matters what keys say. */
    boolean readsKeys() {
        return scansKeys || !ofKeys.isEmpty() || rootState() != PathStates.NOWHERE;
    }

    /** True if keys are looked into like values. */
    boolean scansKeys() {
        return scansKeys;
    }

    ValueRule rule(int number) {
        return rules.get(number);
    }

    /** For each number of a rule whether values under it may change. Not to be written to. */
    boolean[] treating() {
        return treats;
    }

    /** False if values under the rule stay. */
    boolean treats(int number) {
        return treats[number];
    }
}
