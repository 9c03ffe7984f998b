package dev.ringfence.jdbc;

import dev.ringfence.sql.Kind;
import dev.ringfence.sql.Statement;
import java.util.List;
import java.util.Locale;

/** How many rows a statement can change at most, as far as its text alone sets a bound. Too high is safe, too low not. */
final class RowBound {
    /** Words and signs behind which more rows, or something that hides a parenthesis, may stand. */
    private static final List<String> OPEN = List.of("select", "table", "with", "from", "\\", "$", "--", "/*", "#");

    private RowBound() {}

    /**
     * Rows of an INSERT ... VALUES are written out, each behind a parenthesis, so their number bounds it. Not where a
     * function is called among them: PostgreSQL lets one that returns a set stand in a single row. What takes its rows
     * from anywhere else has no bound. MySQL counts a row that replaces another twice.
     */
    static long of(Statement statement, String sql) {
        return switch (statement.kind()) {
            case INSERT, UPSERT, REPLACE -> {
                long rows = writtenOut(sql);
                yield statement.kind() == Kind.INSERT ? rows : sum(rows, rows);
            }
            default -> Long.MAX_VALUE;
        };
    }

    private static long writtenOut(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        if (!text.contains("values") || OPEN.stream().anyMatch(text::contains)) {
            return Long.MAX_VALUE;
        }
        long rows = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(' && depth++ > 0) {
                return Long.MAX_VALUE;
            } else if (c == '(') {
                rows++;
            } else if (c == ')') {
                depth--;
            }
        }
        return Math.max(1, rows);
    }

    /** The sum of two bounds, where no bound stays none. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
