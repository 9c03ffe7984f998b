package dev.ringfence.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges the condition of a statement. Nearly all say at a glance that they select rows, by a comparison of a column that
 * AND joins; only the others are read as a whole and proven.
 */
final class Condition {
    private Condition() {}

    /**
     * The verdict.
     *
     * @param tables the tables that the condition may be about
     * @param region where those tables stand in the statement, with their aliases
     */
    static Where judge(Span condition, List<ObjectName> tables, Span region) {
        if (condition.isEmpty()) {
            return Where.ABSENT;
        }
        if (Glance.selects(condition, tables)) {
            return Where.PRESENT;
        }
        Scope scope =
                Scope.of(condition.dialect(), tables, tables.size() == 1 ? names(tables.get(0), region) : Set.of());
        Formula formula = ConditionReader.condition(scope, condition);
        return Proof.of(formula, scope.variables().all());
    }

    /** The names before a dot that mean a row of the one table: its own name and its alias. */
    static Set<String> names(ObjectName table, Span region) {
        Set<String> names = new HashSet<>();
        names.add(lower(table.name()));
        int last = region.to() - 1;
        if (!region.isEmpty() && region.symbol(last).isName()) {
            names.add(lower(Names.part(region, last)));
        }
        return names;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
