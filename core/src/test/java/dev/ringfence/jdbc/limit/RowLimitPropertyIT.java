package dev.ringfence.jdbc.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random changes through random doors, held against what the tables hold before and after: never is more committed than
 * the ceiling, and what stays below it is refused only where nothing can tell.
 */
class RowLimitPropertyIT {
    private static final int CEILING = 10;
    private static final int TRIALS = Integer.getInteger("ringfence.rows.trials", 120);
    private static final long SEED = Long.getLong("ringfence.seed", 20_261_122L);

    /** How a change is run; gives what it is to be shown by. */
    @FunctionalInterface
    private interface Door {
        void run(Connection connection) throws SQLException;
    }

    private record Change(String text, Door door, boolean countable) {}

    private final Random random = new Random(SEED);

    private static WriteGuard guard() {
        return WriteGuard.builder(Environments.of(Tier.PRODUCTION))
                .levels(Levels.enforcing())
                .policy(WritePolicy.builder().maxRowsPerStatement(CEILING).build())
                .build();
    }

    private static DataSource database(TestDatabase kind) throws SQLException {
        DataSource raw = kind.create();
        DatastoreStamps.of(raw, Environments.PRODUCTION).stamp("ops", "new");
        Sql.execute(
                raw,
                "CREATE TABLE parent (id INT PRIMARY KEY, code VARCHAR(20) UNIQUE, n INT)",
                "CREATE TABLE child (id INT PRIMARY KEY, parent_id INT, n INT, CONSTRAINT of_parent FOREIGN KEY"
                        + " (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE)");
        if (kind == TestDatabase.POSTGRESQL) {
            Sql.execute(
                    raw,
                    "CREATE PROCEDURE raise(above INT) LANGUAGE plpgsql AS"
                            + " $$ BEGIN UPDATE parent SET n = n + 1 WHERE id > above; END $$",
                    "CREATE PROCEDURE empty_out() LANGUAGE plpgsql AS"
                            + " $$ BEGIN DELETE FROM child; TRUNCATE child; END $$");
        }
        return raw;
    }

    private static void fill(DataSource raw) throws SQLException {
        Sql.execute(raw, "DELETE FROM child", "DELETE FROM parent");
        try (Connection connection = raw.getConnection();
                Statement insert = connection.createStatement()) {
            StringBuilder parents = new StringBuilder("INSERT INTO parent VALUES (0, '0', 0)");
            StringBuilder children = new StringBuilder("INSERT INTO child VALUES (0, 0, 0)");
            for (int i = 1; i < 25; i++) {
                // '5' and '05' are two codes, and one number.
                String code = i < 20 ? Integer.toString(i) : "0".repeat(i - 19) + "5";
                parents.append(", (").append(i).append(", '").append(code).append("', 0)");
                for (int k = 0; k < (i * 7) % 13; k++) {
                    children.append(", (")
                            .append(i * 100 + k)
                            .append(", ")
                            .append(i)
                            .append(", 0)");
                }
            }
            insert.executeUpdate(parents.toString());
            insert.executeUpdate(children.toString());
        }
    }

    private static Map<String, String> snapshot(DataSource raw) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (Connection connection = raw.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("parent", "child")) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
                    while (row.next()) {
                        rows.put(table + row.getInt(1), row.getString(2) + "," + row.getInt(3));
                    }
                }
            }
        }
        return rows;
    }

    private static int difference(Map<String, String> before, Map<String, String> after) {
        int rows = 0;
        for (Map.Entry<String, String> row : before.entrySet()) {
            rows += row.getValue().equals(after.get(row.getKey())) ? 0 : 1;
        }
        for (String key : after.keySet()) {
            rows += before.containsKey(key) ? 0 : 1;
        }
        return rows;
    }

    private Change change(TestDatabase kind) {
        int a = random.nextInt(26);
        int b = a + random.nextInt(16);
        boolean postgres = kind == TestDatabase.POSTGRESQL;
        boolean maria = kind == TestDatabase.MARIADB;
        List<Function<Integer, Change>> kinds = new ArrayList<>(List.of(
                i -> update("UPDATE parent SET n = n + 1 WHERE id = ?", a),
                i -> update("UPDATE parent SET n = n + 1 WHERE id BETWEEN ? AND ?", a, b),
                i -> update("UPDATE parent SET n = n + 1 WHERE (id = ?) OR n = ?", a, 0),
                i -> update("UPDATE parent SET n = n + 1 WHERE id = ? AND n >= ?", a, 0),
                i -> update("UPDATE parent SET n = n + 1 WHERE parent.id IN (?, ?, 3, 4, 5, 6, 7, 8, 9, 10, 11)", a, b),
                i -> update("UPDATE parent SET n = n + 1 WHERE (? = id) AND (n = 0 OR 1 = 1)", a),
                i -> update("DELETE FROM child WHERE parent_id = ?", a),
                i -> update("DELETE FROM child WHERE parent_id BETWEEN ? AND ?", a, a + 1),
                i -> cascade(kind, "DELETE FROM parent WHERE id = ?", a),
                i -> cascade(kind, "DELETE FROM parent WHERE id BETWEEN ? AND ?", a, a + 1),
                i -> cascade(kind, "UPDATE parent SET id = id + 1000 WHERE id = ?", a),
                i -> update("INSERT INTO parent SELECT id + 500, NULL, n FROM parent WHERE id > ?", a),
                i -> text("INSERT INTO parent VALUES (700, NULL, 0)" + more(random.nextInt(14))),
                i -> batch("UPDATE parent SET n = n + 1 WHERE id = ?", a, b),
                i -> batch("DELETE FROM child WHERE parent_id = ?", a, a + 2),
                i -> batch("INSERT INTO parent VALUES (800 + ?, NULL, 0)", a, b),
                i -> mixedBatch(a, b),
                i -> rows(a, b)));
        if (!postgres) {
            // A text that is compared with a number is compared as a number.
            kinds.add(i -> update("UPDATE parent SET n = n + 1 WHERE code = ?", 5));
            kinds.add(i -> update("UPDATE parent SET n = n + 1 WHERE code IN (?, 6)", 5));
        } else {
            kinds.add(i -> query("UPDATE parent SET n = n + 1 WHERE id > ? RETURNING id", a));
            kinds.add(i -> query(
                    "WITH gone AS (DELETE FROM child WHERE parent_id >= ? RETURNING id) SELECT count(*) FROM gone", a));
            kinds.add(i -> text("DO $$ BEGIN UPDATE child SET n = n + 1 WHERE parent_id >= " + a + "; END $$"));
            kinds.add(i -> call("CALL raise(?)", a));
            kinds.add(i -> update(
                    "UPDATE parent SET n = parent.n + 1 FROM child c WHERE parent.id IN (?, ?) AND c.n = parent.n",
                    a,
                    b));
            kinds.add(i -> update(
                    "UPDATE parent p SET n = p.n + 1 FROM child parent WHERE parent.id IN (?, 100) AND p.id > 0", a));
            kinds.add(
                    i -> new Change("CALL empty_out()", c -> c.createStatement().execute("CALL empty_out()"), false));
        }
        if (maria) {
            kinds.add(i -> query("DELETE FROM child WHERE parent_id >= ? RETURNING id", a));
            kinds.add(i -> update("UPDATE parent SET n = n + 1 WHERE id > ? LIMIT 9", a));
            kinds.add(i -> update("DELETE FROM child WHERE parent_id > ? ORDER BY id LIMIT 14", a));
            kinds.add(i -> update(
                    "UPDATE parent p JOIN child c ON c.parent_id = p.id SET c.n = 1, p.n = 1 WHERE p.id > ?", a));
            kinds.add(i -> update("DELETE c FROM child c JOIN parent p ON c.parent_id = p.id WHERE p.id > ?", a));
        }
        return kinds.get(random.nextInt(kinds.size())).apply(0);
    }

    private String more(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append(", (").append(700 + i).append(", NULL, 0)");
        }
        return rows.toString();
    }

    private static PreparedStatement prepared(Connection connection, String sql, int... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setInt(i + 1, parameters[i]);
        }
        return statement;
    }

    private Change update(String sql, int... parameters) {
        boolean large = random.nextBoolean();
        boolean either = random.nextBoolean();
        return new Change(
                sql,
                c -> {
                    PreparedStatement statement = prepared(c, sql, parameters);
                    if (either) {
                        statement.execute();
                    } else if (large) {
                        statement.executeLargeUpdate();
                    } else {
                        statement.executeUpdate();
                    }
                },
                true);
    }

    private Change cascade(TestDatabase kind, String sql, int... parameters) {
        Change change = update(sql, parameters);
        return new Change(sql, change.door(), kind == TestDatabase.POSTGRESQL);
    }

    private static Change query(String sql, int... parameters) {
        return new Change(sql, c -> prepared(c, sql, parameters).executeQuery().close(), true);
    }

    private static Change call(String sql, int parameter) {
        return new Change(
                sql,
                c -> {
                    try (var call = c.prepareCall(sql)) {
                        call.setInt(1, parameter);
                        call.execute();
                    }
                },
                true);
    }

    private static Change text(String sql) {
        return new Change(sql, c -> c.createStatement().execute(sql), true);
    }

    private static Change batch(String sql, int from, int to) {
        return new Change(
                "batch of " + sql,
                c -> {
                    PreparedStatement statement = c.prepareStatement(sql);
                    for (int i = from; i <= to; i++) {
                        statement.setInt(1, i);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                },
                true);
    }

    private static Change mixedBatch(int a, int b) {
        return new Change(
                "mixed batch",
                c -> {
                    Statement statement = c.createStatement();
                    statement.addBatch("UPDATE parent SET n = n + 1 WHERE id = " + a);
                    statement.addBatch("INSERT INTO parent VALUES (900, NULL, 0)");
                    statement.addBatch("UPDATE child SET n = n + 1 WHERE parent_id BETWEEN " + a + " AND " + b);
                    statement.executeBatch();
                },
                true);
    }

    private static Change rows(int a, int b) {
        return new Change(
                "rows of a result set",
                c -> {
                    Statement statement =
                            c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet row = statement.executeQuery(
                            "SELECT id, code, n FROM parent WHERE id BETWEEN " + a + " AND " + b);
                    while (row.next()) {
                        row.updateInt("n", row.getInt("n") + 1);
                        row.updateRow();
                    }
                },
                true);
    }

    @ParameterizedTest
    @EnumSource
    void change_ofAnyKind_neverCommitsMoreThanTheCeiling(TestDatabase kind) throws SQLException {
        DataSource raw = database(kind);
        DataSource guarded = GuardedDataSource.wrap(raw, guard());
        fill(raw);
        int refused = 0;
        int ran = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Change change = change(kind);
            boolean transaction = random.nextInt(3) == 0;
            String which =
                    "seed " + SEED + " trial " + trial + (transaction ? " in a transaction: " : ": ") + change.text();
            Map<String, String> before = snapshot(raw);
            boolean denied = run(guarded, change, transaction);
            int changed = difference(before, snapshot(raw));
            assertThat(changed).as(which).isLessThanOrEqualTo(CEILING);
            if (denied && change.countable() && !change.text().startsWith("rows")) {
                assertThat(changed).as(which).isZero();
                assertThat(without(raw, change, before))
                        .as("refused, %s", which)
                        .isGreaterThan(CEILING);
            }
            refused += denied ? 1 : 0;
            ran += changed > 0 && !denied ? 1 : 0;
            fill(raw);
        }
        assertThat(refused).as("refused").isGreaterThan(TRIALS / 10);
        assertThat(ran).as("ran").isGreaterThan(TRIALS / 5);
    }

    /** True if it was refused. */
    private static boolean run(DataSource guarded, Change change, boolean transaction) throws SQLException {
        try (Connection connection = guarded.getConnection()) {
            connection.setAutoCommit(!transaction);
            boolean denied = false;
            try {
                change.door().run(connection);
            } catch (RingfenceException refusal) {
                denied = true;
            } catch (BatchUpdateException failed) {
                denied = false;
            }
            if (transaction) {
                try {
                    connection.commit();
                } catch (RingfenceException refusal) {
                    connection.rollback();
                }
            }
            assertThat(connection.getAutoCommit()).isEqualTo(!transaction);
            return denied;
        }
    }

    /** The rows that it changes where nobody stands in its way. */
    private static int without(DataSource raw, Change change, Map<String, String> before) throws SQLException {
        try (Connection connection = raw.getConnection()) {
            change.door().run(connection);
        }
        return difference(before, snapshot(raw));
    }
}
