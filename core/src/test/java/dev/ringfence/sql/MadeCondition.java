package dev.ringfence.sql;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random conditions over the columns {@code id}, {@code a}, {@code b} (numbers), {@code name}, {@code note} (strings)
 * and {@code flag} of a table t: some hold for every row whatever is in it, some because of what is in it, most for some
 * rows, in the many ways that people and tools write them.
 */
final class MadeCondition {
    private static final List<String> NUMBERS = List.of("id", "a", "b");
    private static final List<String> STRINGS = List.of("name", "note");
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
    private static final List<String> SPELLED_IN_MYSQL =
            List.of("0x61", "x'616263'", "b'1100001'", "0b1100010", "'\\a'", "'a\\bc'", "N'abc'", "0x4f5220313d31");
    private static final List<String> SPELLED_IN_POSTGRESQL =
            List.of("E'\\x61'", "E'\\141bc'", "E'\\u0061'", "E'x\\'y'", "N'abc'", "E'\\z\\157e'", "$$abc$$");
    private static final List<String> WORDS = List.of("'a'", "'b'", "'abc'", "''", "'zoe'", "'x''y'", "'OR 1=1'");

    private final Random random;
    private final Dialect dialect;

    MadeCondition(Random random, Dialect dialect) {
        this.random = random;
        this.dialect = dialect;
    }

    String next() {
        return random.nextInt(5) < 2 ? tautology(2) : condition(3);
    }

    @SafeVarargs
    private String one(Supplier<String>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String digit() {
        return String.valueOf(random.nextInt(12) - 1);
    }

    private String column() {
        return random.nextInt(6) == 0 ? "t." + pick(NUMBERS) : pick(NUMBERS);
    }

    private String number(int depth) {
        if (depth <= 0) {
            return random.nextBoolean() ? column() : digit();
        }
        return one(
                this::column,
                this::column,
                this::digit,
                () -> "(" + number(depth - 1) + ")",
                () -> number(depth - 1) + pick(List.of(" + ", " - ", " * ")) + digit(),
                () -> "(" + number(depth - 1) + " - " + number(depth - 1) + ")",
                () -> "-" + column(),
                () -> "abs(" + number(depth - 1) + ")",
                () -> "length(" + string(depth - 1) + ")",
                () -> "coalesce(" + column() + ", " + number(depth - 1) + ")",
                () -> "nullif(" + column() + ", " + digit() + ")",
                () -> "CASE WHEN " + condition(depth - 1) + " THEN " + number(depth - 1) + " ELSE " + number(depth - 1)
                        + " END",
                () -> "CASE " + column() + " WHEN " + digit() + " THEN " + digit() + " ELSE " + digit() + " END",
                () -> "(SELECT " + digit() + ")",
                () -> "(SELECT count(*) FROM t)",
                () -> column() + " % " + (2 + random.nextInt(3)),
                () -> "CAST(" + number(depth - 1) + " AS DECIMAL)",
                () -> dialect == Dialect.POSTGRESQL ? number(0) + "::int" : number(0));
    }

    private String string(int depth) {
        if (depth <= 0) {
            return random.nextBoolean() ? pick(STRINGS) : word();
        }
        return one(
                () -> pick(STRINGS),
                () -> pick(STRINGS),
                () -> pick(WORDS),
                () -> "upper(" + string(depth - 1) + ")",
                () -> "lower(" + string(depth - 1) + ")",
                () -> "coalesce(" + pick(STRINGS) + ", " + string(depth - 1) + ")",
                () -> dialect == Dialect.MYSQL
                        ? "concat(" + string(depth - 1) + ", " + pick(WORDS) + ")"
                        : "(" + string(depth - 1) + " || " + pick(WORDS) + ")");
    }

    private String word() {
        return switch (random.nextInt(3)) {
            case 0 -> dialect == Dialect.MYSQL ? pick(SPELLED_IN_MYSQL) : pick(WORDS);
            case 1 -> dialect == Dialect.POSTGRESQL ? pick(SPELLED_IN_POSTGRESQL) : pick(WORDS);
            default -> pick(WORDS);
        };
    }

    private String comparison(int depth) {
        return random.nextInt(4) > 0
                ? number(depth) + " " + pick(COMPARISONS) + " " + number(depth)
                : string(depth) + " " + pick(COMPARISONS) + " " + string(depth);
    }

    private String atom(int depth) {
        return one(
                () -> column() + " " + pick(COMPARISONS) + " " + digit(),
                () -> comparison(depth),
                () -> comparison(depth),
                () -> number(depth) + not() + " BETWEEN " + number(depth - 1) + " AND " + number(depth - 1),
                () -> number(depth) + not() + " IN (" + number(depth - 1) + ", " + digit() + ", " + digit() + ")",
                () -> pick(STRINGS) + not() + " IN (" + pick(WORDS) + ", " + pick(WORDS) + ")",
                () -> number(depth - 1) + " IS" + not() + " NULL",
                () -> pick(STRINGS) + " IS" + not() + " NULL",
                () -> string(depth) + not() + " LIKE "
                        + pick(List.of("'a%'", "'%b'", "'%'", "'%%'", "'_%'", "'abc'", "''")),
                () -> "flag",
                () -> "flag = " + pick(List.of("TRUE", "FALSE")),
                () -> "flag IS" + not() + " " + pick(List.of("TRUE", "FALSE")),
                () -> pick(List.of(
                        "TRUE", "FALSE", "NULL", "1 = 1", "1 = 0", "'a' = 'a'", "2 > 1", "1 + 1 = 2", "NULL = NULL")),
                () -> word() + " " + pick(COMPARISONS) + " " + word(),
                () -> "(" + condition(depth - 1) + ") IS" + not() + " " + pick(List.of("TRUE", "FALSE", "UNKNOWN")),
                () -> (random.nextBoolean() ? "NOT " : "") + "EXISTS (" + subquery(depth) + ")",
                () -> column() + not() + " IN (SELECT " + pick(NUMBERS) + " FROM t" + maybeWhere(depth) + ")",
                () -> "(" + column() + ", " + column() + ") = (" + column() + ", " + number(0) + ")",
                () -> "CASE WHEN " + condition(depth - 1) + " THEN " + truth() + " ELSE " + condition(depth - 1)
                        + " END",
                () -> distinct(depth));
    }

    private String truth() {
        return random.nextBoolean() ? "TRUE" : "FALSE";
    }

    private String distinct(int depth) {
        if (dialect == Dialect.MYSQL) {
            return number(depth - 1) + " <=> " + number(depth - 1);
        }
        return number(depth - 1) + " IS" + not() + " DISTINCT FROM " + number(depth - 1);
    }

    private String not() {
        return random.nextInt(3) == 0 ? " NOT" : "";
    }

    private String subquery(int depth) {
        return one(
                () -> "SELECT 1",
                () -> "SELECT 1 WHERE " + condition(depth - 1),
                () -> "SELECT 1 FROM t",
                () -> "SELECT * FROM t i WHERE i.id = t.id",
                () -> "SELECT 1 FROM t i WHERE i." + pick(NUMBERS) + " " + pick(COMPARISONS) + " t." + pick(NUMBERS),
                () -> "SELECT count(*) FROM t WHERE " + condition(depth - 1),
                () -> "SELECT 1 FROM t LIMIT " + random.nextInt(2),
                () -> "SELECT 1 FROM t GROUP BY a HAVING count(*) > 1",
                () -> "SELECT 1 UNION SELECT 2",
                () -> "SELECT id FROM t WHERE FALSE");
    }

    private String maybeWhere(int depth) {
        return random.nextInt(3) > 0 ? "" : " WHERE " + condition(depth - 1);
    }

    private String condition(int depth) {
        if (depth <= 0) {
            return column() + " " + pick(COMPARISONS) + " " + digit();
        }
        return one(
                () -> atom(depth - 1),
                () -> atom(depth - 1),
                () -> condition(depth - 1) + " AND " + condition(depth - 1),
                () -> condition(depth - 1) + " OR " + condition(depth - 1),
                () -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ") AND " + condition(depth - 1),
                () -> "NOT (" + condition(depth - 1) + ")",
                () -> "(" + condition(depth - 1) + ")");
    }

    /** A condition that holds for every row, but perhaps for nulls, hidden more or less deep. */
    private String tautology(int depth) {
        if (depth <= 0) {
            return one(
                    () -> "TRUE",
                    () -> "1 = 1",
                    () -> "'a' = 'a'",
                    () -> "NOT FALSE",
                    () -> same(column()),
                    () -> same(pick(STRINGS)),
                    () -> pick(STRINGS) + " LIKE '%'",
                    () -> digit() + " BETWEEN -5 AND 20",
                    () -> "3 IN (1, 2, 3)",
                    () -> "EXISTS (SELECT 1)",
                    () -> "id IN (SELECT id FROM t)",
                    () -> "coalesce(NULL, 1) = 1",
                    () -> "length(name) >= 0",
                    () -> column() + " + 1 > " + column() + " - 1 OR TRUE",
                    () -> "CAST('5' AS DECIMAL) = 5",
                    () -> "NULL IS NULL",
                    () -> "2 + 3 = 5");
        }
        return one(
                () -> tautology(depth - 1),
                () -> condition(depth) + " OR " + tautology(depth - 1),
                () -> tautology(depth - 1) + " OR " + condition(depth),
                () -> "(" + tautology(depth - 1) + ") AND (" + tautology(depth - 1) + ")",
                () -> opposites(depth),
                () -> opposites(depth),
                () -> split(column(), digit()),
                () -> split(pick(STRINGS), pick(List.of("'m'", "'abc'"))),
                () -> "NOT (" + contradiction(depth - 1) + ")",
                () -> "CASE WHEN " + condition(depth - 1) + " THEN " + tautology(depth - 1) + " ELSE "
                        + tautology(depth - 1) + " END",
                () -> "(" + tautology(depth - 1) + ") IS NOT FALSE",
                () -> "EXISTS (SELECT 1 FROM t i WHERE i.id = t.id)",
                () -> shifted(column()));
    }

    private String same(String value) {
        return value + pick(List.of(" = ", " >= ", " <= ")) + value;
    }

    private String shifted(String column) {
        return one(
                () -> column + " < " + column + " + 1",
                () -> column + " - " + column + " = 0",
                () -> column + " * 1 = " + column,
                () -> column + " BETWEEN " + column + " - 1 AND " + column + " + 1",
                () -> column + " * 0 = 0",
                () -> "abs(" + column + ") >= 0",
                () -> column + " * " + column + " >= 0");
    }

    private String opposites(int depth) {
        String p = condition(depth - 1);
        String q = condition(depth - 1);
        return one(
                () -> "(" + p + ") OR NOT (" + p + ")",
                () -> "NOT (" + p + ") OR (" + p + ")",
                () -> "(" + p + ") OR (" + q + ") OR NOT (" + p + ")",
                () -> "((" + p + ") AND (" + q + ")) OR NOT (" + p + ") OR NOT (" + q + ")",
                () -> "(" + p + ") IS TRUE OR (" + p + ") IS NOT TRUE",
                () -> "b IS NULL OR b IS NOT NULL",
                () -> "note IS NOT NULL OR note IS NULL OR " + q);
    }

    private String split(String value, String at) {
        return one(
                () -> value + " < " + at + " OR " + value + " >= " + at,
                () -> value + " = " + at + " OR " + value + " <> " + at,
                () -> value + " <= " + at + " OR " + at + " < " + value,
                () -> value + " IN (" + at + ") OR " + value + " NOT IN (" + at + ")",
                () -> value + " IS NULL OR " + value + " > " + at + " OR NOT " + value + " > " + at,
                () -> "NOT (" + value + " < " + at + " AND " + value + " > " + at + ")");
    }

    private String contradiction(int depth) {
        return one(
                () -> "1 = 0",
                () -> "FALSE",
                () -> column() + " = 1 AND " + digit() + " = 77",
                () -> "id < 3 AND id > 5",
                () -> "id <> id",
                () -> "id <> id AND " + condition(depth));
    }
}
