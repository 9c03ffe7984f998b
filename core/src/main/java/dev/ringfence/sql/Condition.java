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
        if (selectsAtAGlance(condition)) {
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

    /** True if one part of an AND, or one of each part of an OR, compares a column with a value. */
    private static boolean selectsAtAGlance(Span span) {
        boolean several = span.has(Symbol.OR) || span.has(Symbol.BARS);
        boolean here = false;
        for (int i = span.from(); i < span.to(); ) {
            switch (span.symbol(i)) {
                case WORD, QUOTED -> {
                    int end = endOfComparison(span, i, several);
                    here |= end > i;
                    i = end > i ? end : operand(span, i);
                }
                case OR, BARS -> {
                    if (!here) {
                        return false;
                    }
                    here = false;
                    i++;
                }
                case AND -> i++;
                // A constant may make the whole never true, NOT and CASE read on.
                case NUMBER, STRING, FALSE, NOT, CASE, XOR, BETWEEN, AMPERSANDS -> {
                    return false;
                }
                default -> i = span.next(i);
            }
        }
        return here;
    }

    /** The end of what stands between two of AND and OR; parentheses are passed over. */
    private static int operand(Span span, int start) {
        int i = start;
        while (i < span.to()
                && !joins(span.symbol(i))
                && span.symbol(i) != Symbol.BETWEEN
                && span.symbol(i) != Symbol.CASE) {
            i = span.next(i);
        }
        return i;
    }

    private static boolean joins(Symbol symbol) {
        return symbol == Symbol.AND
                || symbol == Symbol.OR
                || symbol == Symbol.EOF
                || symbol == Symbol.BARS
                || symbol == Symbol.XOR;
    }

    /** The end of a comparison of a column with a literal or parameter that begins at an index, else the index. */
    private static int endOfComparison(Span span, int start, boolean onlyEqual) {
        int i = start + 1;
        while (span.symbol(i) == Symbol.DOT && span.symbol(i + 1).isName()) {
            i += 2;
        }
        boolean compares = switch (span.symbol(i)) {
            case EQUAL -> true;
            case LESS, GREATER, LESS_EQUAL, GREATER_EQUAL, NOT_EQUAL -> !onlyEqual;
            default -> false;
        };
        if (!compares) {
            return start;
        }
        return isValue(span.symbol(i + 1)) && joins(span.symbol(i + 2)) ? i + 2 : start;
    }

    private static boolean isValue(Symbol symbol) {
        return symbol == Symbol.NUMBER || symbol == Symbol.STRING || symbol == Symbol.PARAMETER;
    }
}
