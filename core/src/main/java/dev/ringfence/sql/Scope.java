package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a condition is about: the table whose rows it selects, the names by which they are called there, and the
 * variables found so far.
 *
 * @param table the one table; empty where several are joined, so that a name without a table may be any of theirs
 * @param own the names before a dot that mean the row itself, in lower case
 * @param depth how many parentheses deep
 */
record Scope(
        Dialect dialect, List<ObjectName> table, Set<String> own, Variables variables, Relation relation, int depth) {
    private static final int MAX_DEPTH = 32;
    private static final int LONGEST_KEY = 200;

    private static final WordTable<String> VOLATILE = WordTable.of(
            "random",
            "rand",
            "uuid",
            "newid",
            "gen_random_uuid",
            "uuid_generate_v4",
            "uuid_generate_v1",
            "random_uuid",
            "uuidv4",
            "uuidv7",
            "clock_timestamp",
            "timeofday",
            "nextval",
            "sysdate",
            "random_normal");

    static Scope of(Dialect dialect, List<ObjectName> tables, Set<String> own) {
        Variables variables = new Variables();
        return new Scope(
                dialect, tables.size() == 1 ? tables : List.of(), own, variables, new Relation(dialect, variables), 0);
    }

    /** One pair of parentheses further in. */
    Scope deeper() {
        return new Scope(dialect, table, own, variables, relation, depth + 1);
    }

    /** The same row under another name too. */
    Scope alsoCalled(String name) {
        Set<String> names = new HashSet<>(own);
        names.add(name.toLowerCase(Locale.ROOT));
        return new Scope(dialect, table, names, variables, relation, depth + 1);
    }

    boolean isTooDeep() {
        return depth >= MAX_DEPTH;
    }

    boolean isTable(ObjectName name) {
        return !table.isEmpty() && sameEnd(table.get(0).parts(), name.parts());
    }

    /** True if the shorter name is the end of the longer. */
    private static boolean sameEnd(List<String> a, List<String> b) {
        int shared = Math.min(a.size(), b.size());
        return a.subList(a.size() - shared, a.size()).equals(b.subList(b.size() - shared, b.size()));
    }

    /** A value of which only the spelling is known: the same spelling is the same value. */
    Operand.Sum unknown(Span span) {
        return Operand.Sum.of(variable(span, "", true));
    }

    /** The same for a value that is never null, or carries a mark of its kind. */
    Variable variable(Span span, String kind, boolean nullable) {
        String key = key(span);
        return key.isEmpty() ? variables.fresh(nullable) : variables.of(kind + key, nullable);
    }

    /**
     * The spelling of a span without spaces, comments, case, and without the row's own name before a dot. Empty if it may
     * mean another value each time: a question mark, a random number; or if it is long.
     */
    String key(Span span) {
        if (span.size() > LONGEST_KEY) {
            return "";
        }
        List<String> parts = new ArrayList<>(span.size());
        for (int i = span.from(); i < span.to(); i++) {
            Symbol symbol = span.symbol(i);
            if (symbol == Symbol.PARAMETER
                    && span.tokens().end(i) - span.tokens().start(i) == 1) {
                return "";
            }
            if (symbol.isName()) {
                if (span.symbol(i + 1) == Symbol.LEFT_PAREN && isVolatile(span, i)) {
                    return "";
                }
                String name = name(span, i);
                if (span.symbol(i + 1) == Symbol.DOT && own.contains(name.toLowerCase(Locale.ROOT))) {
                    i++;
                } else {
                    parts.add(name);
                }
            } else {
                parts.add(span.tokens()
                        .text()
                        .substring(span.tokens().start(i), span.tokens().end(i)));
            }
        }
        return String.join(" ", parts);
    }

    private static boolean isVolatile(Span span, int name) {
        return VOLATILE.contains(
                span.tokens().text(), span.tokens().start(name), span.tokens().end(name));
    }

    /** Names of columns: MySQL folds them, quoted or not. */
    private String name(Span span, int index) {
        String name = Names.part(span, index);
        return dialect == Dialect.MYSQL ? name.toLowerCase(Locale.ROOT) : name;
    }
}
