package dev.ringfence.jdbc;

import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How many rows a statement can change at most, as far as its text alone sets a bound. Too high is safe, too low not. */
final class RowBound {
    /** Words behind which more rows may stand. */
    private static final Set<String> SOURCES = Set.of("select", "table", "with", "from");

    /** Signs that may hide a parenthesis. */
    private static final List<String> HIDING = List.of("\\", "$", "--", "/*", "#");

    /** Functions that PostgreSQL itself defines, none of which gives a set. */
    private static final Set<String> SCALARS = Set.of(
            "abs",
            "cast",
            "ceil",
            "coalesce",
            "concat",
            "currval",
            "date_trunc",
            "decode",
            "encode",
            "floor",
            "gen_random_uuid",
            "greatest",
            "least",
            "length",
            "localtimestamp",
            "lower",
            "make_date",
            "md5",
            "nextval",
            "now",
            "nullif",
            "numeric",
            "random",
            "replace",
            "round",
            "substr",
            "timestamp",
            "to_date",
            "to_json",
            "to_jsonb",
            "to_timestamp",
            "trim",
            "upper",
            "varchar");

    private RowBound() {}

    /**
     * Rows of an INSERT ... VALUES are written out, each but the first behind a comma outside of all parentheses, so their
     * number bounds it. Not where a
     * function of the user's own is called among them in PostgreSQL, which lets one that returns a set stand in a single
     * row. What takes its rows from anywhere else has no bound. MySQL counts a row that replaces another twice.
     */
    static long of(Statement statement, Dialect dialect, String sql) {
        return switch (statement.kind()) {
            case INSERT, UPSERT, REPLACE -> {
                long rows = writtenOut(sql.toLowerCase(Locale.ROOT), dialect);
                yield statement.kind() == Kind.INSERT ? rows : sum(rows, rows);
            }
            default -> Long.MAX_VALUE;
        };
    }

    private static long writtenOut(String text, Dialect dialect) {
        if (!text.contains("values") || HIDING.stream().anyMatch(text::contains)) {
            return Long.MAX_VALUE;
        }
        long rows = 1;
        int depth = 0;
        int word = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (isPart(c)) {
                continue;
            } else if (SOURCES.contains(text.substring(word, i))) {
                return Long.MAX_VALUE;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(' && depth++ > 0 && !givesOne(text, word, i, dialect)) {
                return Long.MAX_VALUE;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                rows++;
            }
            word = i + 1;
        }
        return SOURCES.contains(text.substring(word)) ? Long.MAX_VALUE : rows;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** True if what stands in parentheses within a row, behind a word, cannot be more than one value. */
    private static boolean givesOne(String text, int word, int parenthesis, Dialect dialect) {
        boolean sets = dialect == Dialect.POSTGRESQL || dialect == Dialect.ANSI;
        boolean qualified = word > 0 && text.charAt(word - 1) == '.';
        return !sets || (!qualified && SCALARS.contains(text.substring(word, parenthesis)));
    }

    /** A bound as often as a count says. */
    static long times(long bound, int count) {
        return bound == Long.MAX_VALUE ? bound : Math.multiplyExact(bound, (long) count);
    }

    /** The sum of two bounds, where no bound stays none. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
