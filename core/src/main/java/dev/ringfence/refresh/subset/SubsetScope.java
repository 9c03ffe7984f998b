package dev.ringfence.refresh.subset;

import dev.ringfence.refresh.base.Children;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.sql.StatementAnalysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A subset with the tables that it speaks of.
 *
 * @param seeds by table, what its rows are chosen by
 * @param whole the tables whose rows all come
 * @param relations by the table that is referred to
 */
public record SubsetScope(Map<TableName, Seed> seeds, Set<TableName> whole, Map<TableName, List<Relation>> relations) {
    public SubsetScope {
        seeds = new LinkedHashMap<>(seeds);
        whole = Set.copyOf(whole);
        relations = Map.copyOf(relations);
    }

    /** What rows of a table are chosen by: both, where there are both. */
    record Seed(Optional<String> condition, Optional<Double> percent) {}

    /** A foreign key, seen from the table that it refers to. */
    record Relation(Table child, ForeignKey key, Children children) {}

    /**
     * The scope.
     *
     * @param objections takes what stands against it, in readable lines
     */
    public static SubsetScope of(Subset subset, List<Table> tables, Dialect dialect, List<String> objections) {
        Map<TableName, Seed> seeds = new LinkedHashMap<>();
        subset.conditions()
                .forEach((name, condition) -> find(name, tables, objections).ifPresent(table -> {
                    isCondition(condition, dialect, objections, table);
                    seeds.put(table.name(), new Seed(Optional.of(condition), Optional.empty()));
                }));
        subset.percentages()
                .forEach((name, percent) -> find(name, tables, objections).ifPresent(table -> {
                    if (table.primaryKey().isEmpty()) {
                        objections.add(table.name() + " has no primary key to choose a percentage by: use a condition");
                    }
                    seeds.merge(
                            table.name(),
                            new Seed(Optional.empty(), Optional.of(percent)),
                            (condition, other) -> new Seed(condition.condition(), other.percent()));
                }));
        List<TableName> whole = new ArrayList<>();
        for (String name : subset.whole()) {
            find(name, tables, objections).ifPresent(table -> whole.add(table.name()));
        }
        whole.stream()
                .filter(seeds::containsKey)
                .forEach(table -> objections.add(table + " is taken whole and chosen from"));
        return new SubsetScope(seeds, Set.copyOf(whole), relations(subset, tables, objections));
    }

    private static Map<TableName, List<Relation>> relations(
            Subset subset, List<Table> tables, List<String> objections) {
        Map<Subset.Relation, Table> said = new LinkedHashMap<>();
        for (Subset.Relation relation : subset.relations()) {
            find(relation.table(), tables, objections).ifPresent(table -> {
                said.put(relation, table);
                if (table.foreignKeys().stream().noneMatch(key -> speaksOf(relation, key))) {
                    objections.add(table.name() + " has no foreign key " + relation.columns());
                }
            });
        }
        Map<TableName, List<Relation>> relations = new HashMap<>();
        for (Table table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                Children children = children(said, table, key).orElse(subset.others());
                if (children.kind() == Children.Kind.LIMITED
                        && table.primaryKey().isEmpty()) {
                    objections.add(table.name() + " has no primary key to choose " + children + " rows by");
                }
                relations
                        .computeIfAbsent(key.target(), name -> new ArrayList<>())
                        .add(new Relation(table, key, children));
            }
        }
        return relations;
    }

    /** What is said of the key itself, before what is said of all keys of the table. */
    private static Optional<Children> children(Map<Subset.Relation, Table> said, Table table, ForeignKey key) {
        return said.entrySet().stream()
                .filter(entry -> entry.getValue().equals(table) && speaksOf(entry.getKey(), key))
                .map(Map.Entry::getKey)
                .max((one, other) ->
                        Integer.compare(one.columns().size(), other.columns().size()))
                .map(Subset.Relation::children);
    }

    private static boolean speaksOf(Subset.Relation relation, ForeignKey key) {
        return relation.columns().isEmpty()
                || (relation.columns().size() == key.columns().size()
                        && relation.columns().stream()
                                .allMatch(name -> key.columns().stream().anyMatch(name::equalsIgnoreCase)));
    }

    private static Optional<Table> find(String name, List<Table> tables, List<String> objections) {
        List<Table> found = tables.stream()
                .filter(table -> name.equalsIgnoreCase(table.name().name())
                        || name.equalsIgnoreCase(table.name().toString()))
                .toList();
        if (found.size() != 1) {
            objections.add("the subset speaks of " + name + ", and the source has " + found.size()
                    + " tables of that name" + (found.isEmpty() ? "" : ": name its schema"));
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    private static void isCondition(String condition, Dialect dialect, List<String> objections, Table table) {
        StatementAnalysis analysis = SqlAnalyzer.of(dialect).analyze("SELECT 1 FROM t WHERE (" + condition + "\n)");
        boolean reads = analysis.readOnly()
                && analysis.statements().size() == 1
                && analysis.statements().get(0).effects().isEmpty();
        if (!reads || !isOne(condition)) {
            objections.add("the condition on " + table.name() + " is not provably one condition without effects");
        }
    }

    /** True if no parenthesis ends what it did not begin. A text that is quoted in some other way can only be refused. */
    private static boolean isOne(String condition) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < condition.length() && depth >= 0; i++) {
            char c = condition.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return depth == 0 && quote == 0 && condition.indexOf(';') < 0;
    }
}
