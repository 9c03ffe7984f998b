package dev.ringfence.refresh.plan;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.ColumnName;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Refuses what cannot be planned, with everything that stands against it at once. */
public final class PlanRefusal {
    private PlanRefusal() {}

    /**
     * Refuses unless there is nothing.
     *
     * @param missing a suggestion for each column without a rule
     * @param here the name of the environment that this process runs in
     */
    public static void refuse(
            List<String> objections, Map<ColumnName, Treatment> missing, SanitizationPolicy policy, String here) {
        if (objections.isEmpty() && missing.isEmpty()) {
            return;
        }
        List<String> rules = missing.entrySet().stream()
                .map(rule -> SanitizationPolicy.ruleJson(rule.getKey(), rule.getValue()))
                .toList();
        List<String> evidence = new ArrayList<>(objections);
        missing.keySet().forEach(column -> evidence.add(column + " has no rule"));
        String remedy = rules.isEmpty()
                ? "change the policy or the schema as each line says"
                : "look at these rules, guessed by name and type, and add them to policy '" + policy.name() + "':\n"
                        + String.join(",\n", rules);
        throw new RefreshDeniedException(
                new Refusal(
                        Guard.LIVE_DATA,
                        rules.isEmpty() ? "refresh.plan" : "refresh.column-without-rule",
                        "The refresh",
                        here,
                        evidence,
                        remedy),
                rules);
    }
}
