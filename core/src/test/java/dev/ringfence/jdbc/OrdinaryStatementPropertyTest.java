package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The short way of ordinary statements, held against the long way. While another thread carries a write every statement
 * goes the long way; so a program of random statements runs once beside such a thread and once without, and nothing that
 * can be seen may differ.
 */
class OrdinaryStatementPropertyTest {
    private static final int STEPS = 60;
    private static final Actor ADA = Actor.human("ada");

    private static final List<String> TEXTS = List.of(
            "SELECT name FROM customer WHERE vip = ?",
            "UPDATE customer SET vip = ? WHERE id = 7",
            "UPDATE customer SET vip = ? WHERE id > 4",
            "UPDATE customer SET vip = ? WHERE name = 'x'",
            "UPDATE customer SET vip = ?",
            "UPDATE parent SET code = ? WHERE id = 3",
            "DELETE FROM parent WHERE id = ?",
            "DELETE FROM customer WHERE id = ?",
            "DELETE FROM customer WHERE vip = ? AND id > 15",
            "INSERT INTO parent VALUES (?, 9)",
            "INSERT INTO customer SELECT id + 100, name, ? FROM customer WHERE id < 3",
            "MERGE INTO parent KEY (id) VALUES (?, 4)",
            "SELECT * FROM FINAL TABLE (UPDATE customer SET vip = ? WHERE id = 5)",
            "CREATE TABLE made_by_test (id INT DEFAULT ?)",
            "SET SCHEMA PUBLIC",
            "SAVEPOINT one",
            "INSERT INTO parent VALUES (?, 1), (77, 2)");

    private record World(DataSource raw, DataSource guarded, WriteGuard guard, OperatingModeSwitch modes) {
        static World of(Levels levels) throws SQLException {
            DataSource raw = Shop.database(TestDatabase.H2_NATIVE, Tier.PRODUCTION);
            Sql.execute(
                    raw,
                    "CREATE TABLE parent (id INT PRIMARY KEY, code INT)",
                    "CREATE TABLE child (id INT PRIMARY KEY, parent INT REFERENCES parent (id) ON DELETE CASCADE)",
                    "INSERT INTO parent VALUES (0, 0), (1, 1), (3, 3)",
                    "INSERT INTO child SELECT x, 1 FROM SYSTEM_RANGE(1, 12)",
                    "INSERT INTO child VALUES (20, 0)");
            OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                    .staleAfter(Duration.ofHours(1))
                    .build();
            WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                    .levels(levels)
                    .modes(modes)
                    .policy(WritePolicy.builder().maxRowsPerStatement(10).build())
                    .meters(new SimpleMeterRegistry())
                    .build();
            return new World(raw, GuardedDataSource.builder(guard).wrap(raw), guard, modes);
        }
    }

    @Property(tries = 15, seed = "20261122")
    void program_besideAWriteAndAlone_isSeenAlike(@ForAll long seed, @ForAll boolean enforcing) throws Exception {
        Levels levels = enforcing ? Levels.enforcing() : Levels.observing();
        World alone = World.of(levels);
        World beside = World.of(levels);
        List<String> shortWay = run(alone, seed);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread carrier = new Thread(() -> beside.guard().run(Write.custom("long"), () -> {
            begun.countDown();
            try {
                done.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
        carrier.start();
        begun.await();
        List<String> longWay;
        try {
            assertThat(beside.guard().writing()).isTrue();
            assertThat(alone.guard().writing()).isFalse();
            longWay = run(beside, seed);
        } finally {
            done.countDown();
            carrier.join();
        }
        assertThat(shortWay).isEqualTo(longWay);
        assertThat(state(alone)).isEqualTo(state(beside));
        assertThat(denials(alone)).isEqualTo(denials(beside));
        assertThat(alone.guard().report().decisions())
                .as("but for the write itself")
                .isEqualTo(beside.guard().report().decisions() - 1);
        alone.modes().close();
        beside.modes().close();
    }

    private static List<String> run(World world, long seed) throws SQLException {
        Random random = new Random(seed);
        List<String> seen = new ArrayList<>();
        try (Connection connection = world.guarded().getConnection()) {
            for (int i = 0; i < STEPS; i++) {
                String step = "?";
                try {
                    step = step(world, connection, random);
                } catch (RingfenceException denied) {
                    step = "denied by " + denied.refusal().rule();
                } catch (SQLException failure) {
                    step = "state " + failure.getSQLState();
                }
                seen.add(step);
            }
            seen.add("autocommit " + connection.getAutoCommit());
        }
        return seen;
    }

    private static String step(World world, Connection connection, Random random) throws SQLException {
        switch (random.nextInt(20)) {
            case 0 -> {
                connection.setAutoCommit(random.nextBoolean());
                return "autocommit";
            }
            case 1 -> {
                connection.commit();
                return "commit";
            }
            case 2 -> {
                connection.rollback();
                return "rollback";
            }
            case 3 -> {
                OperatingMode mode = random.nextInt(3) == 0 ? OperatingMode.READ_ONLY : OperatingMode.NORMAL;
                world.modes().to(mode, ADA, "a test");
                return "mode";
            }
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    world.guard().relaxToObserve(Guard.ROWS, Duration.ofHours(1), ADA, "a test");
                }
                return "relaxed";
            }
            default -> {
                String sql = TEXTS.get(random.nextInt(TEXTS.size()));
                return sql + ": " + statement(connection, sql, random);
            }
        }
    }

    private static String statement(Connection connection, String sql, Random random) throws SQLException {
        int door = random.nextInt(6);
        int value = random.nextInt(3);
        if (door == 5) {
            try (Statement statement = connection.createStatement()) {
                return "text " + statement.executeUpdate(sql.replace("?", Integer.toString(value)));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                statement.setInt(1, value);
            }
            return switch (door) {
                case 0 -> "update " + statement.executeUpdate();
                case 1 -> "large " + statement.executeLargeUpdate();
                case 2 -> "either " + statement.execute() + " " + statement.getUpdateCount();
                case 3 -> "query " + rows(statement.executeQuery());
                default -> {
                    statement.addBatch();
                    statement.addBatch();
                    yield "batch " + Arrays.toString(statement.executeBatch());
                }
            };
        }
    }

    private static int rows(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private static String state(World world) throws SQLException {
        StringBuilder state = new StringBuilder();
        try (Connection connection = world.raw().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("customer", "parent", "child")) {
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY id");
                while (row.next()) {
                    state.append(table).append(row.getString(1)).append('=').append(row.getString(2));
                    state.append(row.getMetaData().getColumnCount() > 2 ? "," + row.getString(3) : "");
                }
            }
        }
        return state.toString();
    }

    private static List<String> denials(World world) {
        return world.guard().report().lines().stream()
                .map(line -> line.rule() + " " + line.subject() + " " + line.count())
                .sorted()
                .toList();
    }
}
