package dev.ringfence.refresh;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes a plan from what source, target and policy are now.
 *
 * @param here the name of the environment that this process runs in
 */
record RefreshPlanning(
        Connection from,
        Connection to,
        DatabaseEngine engine,
        RefreshAdmission admission,
        SanitizationPolicy policy,
        PseudonymKey key,
        String here) {

    /**
     * The plan.
     *
     * @throws RefreshDeniedException with all that stands against it, and the rules to paste
     */
    RefreshPlan plan() throws SQLException {
        List<Table> tables = engine.tables(from);
        PlanMaker maker = new PlanMaker(tables, engine.tables(to), policy);
        Map<TableName, List<TablePlan.ColumnPlan>> columns = maker.columns();
        List<String> objections = new ArrayList<>(engine.objections(from, to));
        objections.addAll(maker.objections());
        CopyOrder order = engine.needsOrder() ? CopyOrder.of(tables) : new CopyOrder(tables, Map.of(), List.of());
        order.impossible()
                .forEach(
                        circle -> objections.add(
                                circle
                                        + " closes a circle of foreign keys and is neither deferrable nor nullable beside a primary key"));
        refuse(objections, maker);
        List<TablePlan> plans = new ArrayList<>();
        for (Table table : order.tables()) {
            plans.add(new TablePlan(
                    table,
                    columns.getOrDefault(table.name(), List.of()),
                    order.leftOut().getOrDefault(table.name(), List.of()),
                    engine.rows(from, table.name()),
                    engine.rows(to, table.name())));
        }
        String shape = engine.shape(to);
        return new RefreshPlan(
                admission.source().describe(),
                admission.target().describe(),
                "policy " + policy + ", key " + key,
                plans,
                maker.unusedRules(),
                shape,
                digest(plans, shape));
    }

    /** Of everything that decides what the target will hold, but for the rows themselves. */
    private String digest(List<TablePlan> plans, String shape) {
        List<String> parts = new ArrayList<>(List.of(
                admission.source().nonce(), admission.target().nonce(), policy.digest(), key.checkValue(), shape));
        plans.forEach(plan -> parts.add(plan.table() + " " + plan.columns()));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void refuse(List<String> objections, PlanMaker maker) {
        if (objections.isEmpty() && maker.missing().isEmpty()) {
            return;
        }
        List<String> rules = maker.missing().entrySet().stream()
                .map(rule -> SanitizationPolicy.ruleJson(rule.getKey(), rule.getValue()))
                .toList();
        List<String> evidence = new ArrayList<>(objections);
        maker.missing().keySet().forEach(column -> evidence.add(column + " has no rule"));
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
