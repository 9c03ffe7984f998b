package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TcpRelay;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An ordinary statement in production, all guards enforced, costs the very round trips it costs without them. */
class RoundTripsIT {
    private static final int RUNS = 12;

    @FunctionalInterface
    interface Work {
        void run(Connection connection, int i) throws SQLException;
    }

    /** What applications do all day, in autocommit unless said. Number {@code i} is never used twice. */
    static Map<String, Work> ordinary() {
        Map<String, Work> works = new LinkedHashMap<>();
        works.put(
                "select by key",
                (c, i) ->
                        prepared(c, "SELECT name FROM account WHERE id = ?", i).executeQuery());
        works.put(
                "insert",
                (c, i) -> prepared(c, "INSERT INTO account (id, name, changed_at) VALUES (?, 'x', now())", i)
                        .executeUpdate());
        works.put("insert with a generated key", (c, i) -> {
            PreparedStatement insert = c.prepareStatement(
                    "INSERT INTO entry (text, valid_from) VALUES (?, coalesce(?, now()))",
                    Statement.RETURN_GENERATED_KEYS);
            insert.setString(1, "entry " + i);
            insert.setTimestamp(2, null);
            insert.executeUpdate();
            assertThat(insert.getGeneratedKeys().next()).isTrue();
        });
        works.put(
                "insert returning",
                (c, i) -> prepared(c, "INSERT INTO entry (id, text) VALUES (?, 'x') RETURNING id", -i)
                        .executeQuery());
        works.put(
                "upsert",
                (c, i) -> prepared(
                                c,
                                "INSERT INTO account (id, name) VALUES (?, 'y')"
                                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                                i)
                        .executeUpdate());
        works.put(
                "update by key",
                (c, i) -> prepared(c, "UPDATE account SET name = 'z' WHERE id = ?", i)
                        .executeUpdate());
        works.put(
                "update by a unique key and a version",
                (c, i) -> prepared(c, "UPDATE account SET name = 'z' WHERE (email = 'none') AND id > ?", i)
                        .executeUpdate());
        works.put(
                "update by several keys",
                (c, i) -> prepared(c, "UPDATE account SET name = 'z' WHERE account.id IN (?, 7, 9) AND 1 < 2", i)
                        .executeUpdate());
        works.put(
                "update by key, returning",
                (c, i) -> prepared(c, "UPDATE account SET name = 'z' WHERE id = ? RETURNING name", i)
                        .executeQuery());
        works.put(
                "delete by key",
                (c, i) -> prepared(c, "DELETE FROM entry WHERE id = ?", i).executeUpdate());
        works.put(
                "statement without parameters",
                (c, i) -> c.createStatement().executeUpdate("UPDATE account SET name = 'z' WHERE id = " + i));
        works.put("batch of updates by key", (c, i) -> {
            PreparedStatement update = c.prepareStatement("UPDATE account SET name = 'b' WHERE id = ?");
            for (int k = 0; k < 5; k++) {
                update.setInt(1, i + k);
                update.addBatch();
            }
            update.executeBatch();
        });
        works.put("transaction, also over ranges", (c, i) -> {
            c.setAutoCommit(false);
            prepared(c, "UPDATE account SET name = 'r' WHERE id > ?", i).executeUpdate();
            prepared(c, "DELETE FROM entry WHERE id BETWEEN ? AND 0", i).executeUpdate();
            c.createStatement().executeQuery("SELECT 1");
            c.commit();
            c.setAutoCommit(true);
        });
        return works;
    }

    private static PreparedStatement prepared(Connection connection, String sql, int i) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setInt(1, i);
        return statement;
    }

    /** A stamped production database, seen through a relay. */
    static DataSource database(TcpRelay relay, String name) {
        PGSimpleDataSource dataSource = PostgresServer.user(name, "postgres");
        dataSource.setPortNumbers(new int[] {relay.port()});
        return dataSource;
    }

    static String createDatabase() throws SQLException {
        String name = PostgresServer.createDatabase();
        DataSource direct = PostgresServer.superuser(name);
        DatastoreStamps.of(direct, Environments.PRODUCTION).stamp("ops", "new");
        Sql.execute(
                direct,
                "CREATE TABLE account (id INT PRIMARY KEY, name TEXT, email TEXT UNIQUE, changed_at TIMESTAMPTZ)",
                "CREATE TABLE entry (id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, text TEXT,"
                        + " valid_from TIMESTAMPTZ)");
        return name;
    }

    private static long roundTrips(TcpRelay relay, Connection connection, Work work, int from) throws SQLException {
        // What is learned once, and the server-side prepared statements of the driver, come first.
        for (int i = 0; i < RUNS; i++) {
            work.run(connection, from + i);
        }
        long before = relay.roundTrips();
        for (int i = RUNS; i < 2 * RUNS; i++) {
            work.run(connection, from + i);
        }
        return relay.roundTrips() - before;
    }

    @Test
    void ordinaryStatements_guarded_costNoRoundTripMore() throws SQLException, IOException {
        WriteGuard guard = WriteGuard.builder(Environments.of(Tier.PRODUCTION))
                .levels(Levels.enforcing())
                .policy(WritePolicy.builder().maxRowsPerStatement(200).build())
                .build();
        String name = createDatabase();
        int from = 1;
        try (TcpRelay relay = TcpRelay.to(PostgresServer.user(name, "postgres").getPortNumbers()[0], Duration.ZERO);
                Connection bare = database(relay, name).getConnection();
                Connection guarded =
                        GuardedDataSource.wrap(database(relay, name), guard).getConnection()) {
            for (Map.Entry<String, Work> work : ordinary().entrySet()) {
                long without = roundTrips(relay, bare, work.getValue(), from);
                from += 1_000;
                long with = roundTrips(relay, guarded, work.getValue(), from);
                from += 1_000;
                assertThat(with).as(work.getKey()).isEqualTo(without).isGreaterThanOrEqualTo(RUNS);
            }
        }
        assertThat(guard.report().denials()).isZero();
    }

    @Test
    void statementThatCouldPassTheCeiling_costsOneRoundTripMore() throws SQLException, IOException {
        WriteGuard guard = WriteGuard.enforcing(Environments.of(Tier.PRODUCTION));
        String name = createDatabase();
        Work range = (c, i) ->
                prepared(c, "UPDATE account SET name = 'r' WHERE id > ?", i).executeUpdate();
        try (TcpRelay relay = TcpRelay.to(PostgresServer.user(name, "postgres").getPortNumbers()[0], Duration.ZERO);
                Connection bare = database(relay, name).getConnection();
                Connection guarded =
                        GuardedDataSource.wrap(database(relay, name), guard).getConnection()) {
            assertThat(roundTrips(relay, bare, range, 1)).isEqualTo(RUNS);
            assertThat(roundTrips(relay, guarded, range, 1)).isEqualTo(2 * RUNS);
        }
    }
}
