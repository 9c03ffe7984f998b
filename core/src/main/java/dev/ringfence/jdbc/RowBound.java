package dev.ringfence.jdbc;

import dev.ringfence.sql.Statement;
import java.util.Locale;

/** How many rows a statement can change at most, as far as its text alone sets a bound. */
final class RowBound {
    private RowBound() {}

    /**
     * Rows of an INSERT ... VALUES are written out, each behind a parenthesis, so their number bounds it. What takes its
     * rows from anywhere else has no bound.
     */
    static long of(Statement statement, String sql) {
        return switch (statement.kind()) {
            case INSERT, UPSERT, REPLACE -> writtenOut(sql) ? Math.max(1, parentheses(sql)) : Long.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private static boolean writtenOut(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        return text.contains("values")
                && !text.contains("select")
                && !text.contains("table")
                && !text.contains("with")
                && !text.contains("from");
    }

    private static long parentheses(String sql) {
        return sql.chars().filter(c -> c == '(').count();
    }

    /** The sum of two bounds, where no bound stays none. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
