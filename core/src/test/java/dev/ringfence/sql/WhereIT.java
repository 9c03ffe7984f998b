package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.H2;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The verdict on a condition against the rows that real servers select by it, from one table with nulls and one
 * without. Other seeds: {@code -Dringfence.seed=}.
 */
class WhereIT {
    private static final String COLUMNS =
            "(id INT NOT NULL, a INT, b INT, name VARCHAR(20), note VARCHAR(20), flag BOOLEAN)";
    private static final List<String> KNOWN = List.of(
            "(1, 3, -1, 'abc', 'x', TRUE)",
            "(2, 0, 5, 'zoe', '', FALSE)",
            "(3, 7, 9, '', 'abc', TRUE)",
            "(8, -2, 0, 'b', 'OR 1=1', FALSE)",
            "(12, 5, 5, 'Ada', 'a', TRUE)",
            "(-4, 100, 3, 'x''y', 'zz', FALSE)");
    private static final List<String> WORDS = List.of("a", "b", "abc", "", "zoe", "Z", "x''y", "OR 1=1", "ab");
    private static final List<String> UNKNOWN = List.of(
            "(5, NULL, 2, NULL, 'q', NULL)", "(6, 4, NULL, 'abc', NULL, TRUE)", "(7, NULL, NULL, NULL, NULL, NULL)");

    private final long seed = Long.getLong("ringfence.seed", 7_110_921_454_093L);

    @Test
    void where_onPostgreSql_isWhatTheServerSelects() throws SQLException {
        try (Connection connection =
                PostgresServer.superuser(PostgresServer.createDatabase()).getConnection()) {
            check(connection, Dialect.POSTGRESQL, 1_500);
        }
    }

    @Test
    void where_onMariaDb_isWhatTheServerSelects() throws SQLException {
        try (Connection connection =
                MariaDbServer.administrator(MariaDbServer.createDatabase()).getConnection()) {
            check(connection, Dialect.MYSQL, 1_000);
        }
    }

    @Test
    void where_onH2_isWhatTheServerSelects() throws SQLException {
        try (Connection connection = H2.createDatabase().getConnection()) {
            check(connection, Dialect.H2, 1_000);
        }
    }

    private static final class Tally {
        int ran;
        int whole;
        int found;
        final List<String> mistaken = new ArrayList<>();
    }

    private void check(Connection connection, Dialect dialect, int conditions) throws SQLException {
        MadeCondition made = new MadeCondition(new Random(seed), dialect);
        Tally tally = new Tally();
        try (java.sql.Statement statement = connection.createStatement()) {
            table(statement, "nulls", dialect, true);
            table(statement, "t", dialect, false);
            for (int i = 0; i < conditions; i++) {
                judge(statement, dialect, made.next(), tally);
            }
        }
        String told = dialect + ", seed " + seed + ": " + tally.ran + " ran, " + tally.whole + " whole-table, "
                + tally.found + " found";
        assertThat(tally.mistaken).as(told).isEmpty();
        assertThat(tally.ran).as(told).isGreaterThan(conditions / 2);
        assertThat(tally.found).as(told).isGreaterThan(tally.whole * 85 / 100);
    }

    private static void table(java.sql.Statement statement, String name, Dialect dialect, boolean nulls)
            throws SQLException {
        statement.execute("CREATE TABLE " + name + " " + COLUMNS);
        List<String> rows = new ArrayList<>(KNOWN);
        if (nulls) {
            rows.addAll(UNKNOWN);
        }
        // Enough rows that a condition which selects some of all is seldom taken for one that selects all.
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            rows.add("(" + random.nextInt(-3, 14) + ", " + random.nextInt(-3, 14) + ", " + random.nextInt(-3, 14)
                    + ", '"
                    + WORDS.get(random.nextInt(WORDS.size())) + "', '" + WORDS.get(random.nextInt(WORDS.size())) + "', "
                    + (random.nextBoolean() ? "TRUE" : "FALSE") + ")");
        }
        statement.execute("INSERT INTO " + name + " VALUES " + String.join(", ", rows));
    }

    private static void judge(java.sql.Statement statement, Dialect dialect, String condition, Tally tally) {
        int known = selected(statement, "t", condition);
        int withNulls = selected(statement, "nulls AS t", condition.replace("FROM t", "FROM nulls"));
        if (known < 0 || withNulls < 0) {
            return;
        }
        tally.ran++;
        Where where = SqlAnalyzer.of(dialect)
                .analyze("DELETE FROM t WHERE " + condition)
                .statements()
                .get(0)
                .where();
        boolean whole = known == KNOWN.size() + 60;
        boolean everywhere = whole && withNulls == known + UNKNOWN.size();
        if (whole) {
            tally.whole++;
            if (where.unlimited()) {
                tally.found++;
            }
        }
        boolean mistaken = switch (where) {
            case ALWAYS_TRUE -> !everywhere;
            case TRUE_UNLESS_NULL -> !whole;
            case NEVER_TRUE -> known + withNulls > 0;
            default -> where != Where.PRESENT;
        };
        if (mistaken) {
            tally.mistaken.add(where + " but " + known + " and " + withNulls + ": " + condition);
        }
    }

    private static int selected(java.sql.Statement statement, String table, String condition) {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table + " WHERE " + condition)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException refused) {
            return -1;
        }
    }
}
