package dev.ringfence.sql;

import java.util.Set;

/**
 * Finds a condition that says nothing about the rows it changes, in an UPDATE ... FROM or DELETE ... USING: every name in
 * it belongs to another table.
 */
final class Joined {
    private Joined() {}

    /**
     * True if that is certain: every column carries the name of a table, and neither the condition nor the join says that
     * of the table that is changed.
     *
     * @param own the names of the table that is changed, in lower case
     * @param join what stands between FROM or USING and WHERE
     */
    static boolean isUnrelated(Set<String> own, Span join, Span condition) {
        for (int i = join.from(); i < join.to(); i++) {
            if (join.symbol(i).isName() && isOwn(own, join, i)) {
                return false;
            }
        }
        boolean others = false;
        for (int i = condition.from(); i < condition.to(); i++) {
            Symbol symbol = condition.symbol(i);
            if (symbol.isName() && !isOperator(symbol)) {
                Symbol next = condition.symbol(i + 1);
                boolean call = next == Symbol.LEFT_PAREN;
                if (!call && (next != Symbol.DOT || isOwn(own, condition, i))) {
                    return false;
                }
                others |= !call;
                while (condition.symbol(i + 1) == Symbol.DOT) {
                    i += 2;
                }
            }
        }
        return others;
    }

    private static boolean isOwn(Set<String> own, Span span, int index) {
        return own.contains(Condition.lower(Names.part(span, index)));
    }

    private static boolean isOperator(Symbol symbol) {
        return switch (symbol) {
            case AND, OR, XOR, NOT, IS, NULL, IN, LIKE, BETWEEN, TRUE, FALSE, ESCAPE, CASE, WHEN, THEN, ELSE, END ->
                true;
            default -> false;
        };
    }
}
