package dev.ringfence.refresh.plan;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives every column of the source its treatment, and collects everything that stands against the copy before a row
 * moves.
 */
public final class PlanMaker {
    /** How far a chain of foreign keys is followed; a circle has no end. */
    private static final int MOST_STEPS = 8;

    private final List<Table> source;
    private final Map<TableName, Table> target = new LinkedHashMap<>();
    private final SanitizationPolicy policy;
    private final List<String> objections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<ColumnName, Treatment> missing = new TreeMap<>();
    private final List<ColumnName> standing = new ArrayList<>();

    public PlanMaker(List<Table> source, List<Table> target, SanitizationPolicy policy) {
        this.source = source;
        target.forEach(table -> this.target.put(table.name(), table));
        this.policy = policy;
    }

    /** The columns that are copied, by table; only complete if there are no objections and no rules missing. */
    public Map<TableName, List<TablePlan.ColumnPlan>> columns() {
        Map<TableName, List<TablePlan.ColumnPlan>> plans = new HashMap<>();
        for (Table table : source) {
            Table there = target.get(table.name());
            if (there == null) {
                objections.add("the target has no table " + table.name());
            } else {
                plans.put(table.name(), columns(table, there));
            }
        }
        // Its rows would stay, and nobody knows where they are from.
        target.keySet().stream()
                .filter(name -> source.stream().noneMatch(table -> table.name().equals(name)))
                .forEach(name -> objections.add("the source has no table " + name));
        source.forEach(this::checkForeignKeys);
        return plans;
    }

    /** Tables that stay as they are: each of their columns needs the rule that says so, and no other can be followed. */
    public void staying(List<StayingTable> tables) {
        for (StayingTable table : tables) {
            String stays = table.table() + " is " + table.why() + ", and its rows stay as they are in place";
            List<ColumnName> bare = new ArrayList<>();
            for (ColumnName column : table.names()) {
                standing.add(column);
                Optional<Treatment> rule = policy.treatmentOf(column);
                if (rule.isEmpty()) {
                    bare.add(column);
                } else if (!(rule.get() instanceof Treatment.Keep)) {
                    objections.add(stays + ": " + column.column()
                            + " must be kept, or the table be emptied, but its rule is " + rule.get());
                }
            }
            bare.forEach(column -> missing.put(column, new Treatment.Keep()));
            if (bare.isEmpty()) {
                note(stays + ", as the policy keeps all of its columns");
            } else {
                objections.add(stays + ": look at them, and empty the table, or keep each of its columns");
            }
        }
    }

    /** What stands against it, in readable lines. */
    public List<String> objections() {
        return List.copyOf(objections);
    }

    /** A suggestion for each column without a rule. */
    public Map<ColumnName, Treatment> missing() {
        return missing;
    }

    /** Something that deserves a look and stands against nothing. */
    public void note(String note) {
        notes.add(note);
    }

    /** What was noted, and rules that no column answers to: perhaps misspelt. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(unusedRules());
        return all;
    }

    private List<String> unusedRules() {
        List<ColumnName> known = new ArrayList<>(standing);
        source.forEach(table -> table.columns().forEach(column -> known.add(nameOf(table, column))));
        return policy.rules(ColumnName.class).keySet().stream()
                .filter(rule -> known.stream().noneMatch(name -> rule.equals(name) || rule.equals(name.inAnySchema())))
                .map(rule -> "the policy has a rule for " + rule + ", which the source has not")
                .toList();
    }

    private List<TablePlan.ColumnPlan> columns(Table table, Table there) {
        List<TablePlan.ColumnPlan> plans = new ArrayList<>();
        for (Column column : table.columns()) {
            Optional<Column> counterpart = there.column(column.name());
            if (counterpart.isEmpty() || !counterpart.get().takes(column)) {
                objections.add("the target's column " + table.name() + "." + column.name()
                        + " is missing, shorter, NOT NULL" + " or of another type");
            } else if (!column.generated()) {
                Treatment treatment = treatmentOf(table, column).orElse(null);
                if (treatment != null) {
                    plans.add(new TablePlan.ColumnPlan(column, counterpart.get(), treatment));
                }
            }
        }
        for (Column column : there.columns()) {
            if (table.column(column.name()).isEmpty()) {
                objections.add("the source has no column " + table.name() + "." + column.name());
            }
        }
        return plans;
    }

    private Optional<Treatment> treatmentOf(Table table, Column column) {
        Optional<Treatment> rule = policy.treatmentOf(nameOf(table, column));
        if (rule.isEmpty()) {
            missing.put(ruleName(table, column), suggestion(table, column, MOST_STEPS));
            return Optional.empty();
        }
        if (rule.get() instanceof Treatment.Block) {
            objections.add(table.name() + "." + column.name() + " is blocked by the policy");
            return Optional.empty();
        }
        ColumnRules.objection(table, column, rule.get())
                .ifPresent(objection -> objections.add(table.name() + "." + column.name() + ": " + objection));
        return rule;
    }

    /** What refers to another column is suggested the same as that, so that the two still meet. */
    private Treatment suggestion(Table table, Column column, int steps) {
        for (ForeignKey key : table.foreignKeys()) {
            int at = key.columns().indexOf(column.name());
            Optional<Table> referred = at < 0 ? Optional.empty() : find(key.target());
            Optional<Column> end =
                    referred.flatMap(there -> there.column(key.targetColumns().get(at)));
            if (end.isPresent() && steps > 0) {
                return policy.treatmentOf(nameOf(referred.get(), end.get()))
                        .orElseGet(() -> suggestion(referred.get(), end.get(), steps - 1));
            }
        }
        return RuleSuggestions.suggest(table, column);
    }

    private void checkForeignKeys(Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            Optional<Table> referred = find(key.target());
            if (referred.isEmpty()) {
                objections.add(table.name() + key.columns().toString() + " refers to " + key.target()
                        + ", which is not copied");
                continue;
            }
            for (int i = 0; i < key.columns().size(); i++) {
                ColumnName here = new ColumnName(
                        table.name().schema(),
                        table.name().name(),
                        key.columns().get(i));
                ColumnName there = new ColumnName(
                        key.target().schema(),
                        key.target().name(),
                        key.targetColumns().get(i));
                Optional<Treatment> one = policy.treatmentOf(here);
                Optional<Treatment> other = policy.treatmentOf(there);
                boolean joins = one.equals(other)
                        || one.filter(Treatment.Nullify.class::isInstance).isPresent();
                if (one.isPresent() && other.isPresent() && !joins) {
                    objections.add(here + " refers to " + there + " and must have the same treatment, but they have "
                            + one.get() + " and " + other.get());
                }
            }
        }
    }

    private Optional<Table> find(TableName name) {
        return source.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private static ColumnName nameOf(Table table, Column column) {
        return new ColumnName(table.name().schema(), table.name().name(), column.name());
    }

    /** Without the schema where there is one table of that name only. */
    private ColumnName ruleName(Table table, Column column) {
        long namesakes = source.stream()
                .filter(other ->
                        other.name().name().equalsIgnoreCase(table.name().name()))
                .count();
        return namesakes > 1 ? nameOf(table, column) : nameOf(table, column).inAnySchema();
    }
}
