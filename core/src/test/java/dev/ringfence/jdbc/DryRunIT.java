package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.RunningWrite;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything runs, is counted and seen within the dry run, and is gone when it ends. */
class DryRunIT {
    private static final Write DRY = Write.custom("purge").asDryRun();

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void assertRolledBack(Shop shop) throws Exception {
        try (Connection connection = shop.guarded().getConnection()) {
            long[] counted = new long[1];
            shop.guard().call(DRY, () -> {
                Statement statement = connection.createStatement();
                assertThat(statement.executeUpdate("DELETE FROM customer WHERE id <= 3"))
                        .isEqualTo(3);
                assertThat(connection.getAutoCommit()).isTrue();
                statement.executeUpdate("INSERT INTO customer VALUES (100, 'x', 0)");
                statement.executeUpdate("UPDATE customer SET vip = 1 WHERE id = 100");
                assertThat(number(connection, "SELECT COUNT(*) FROM customer"))
                        .as("later statements see what earlier ones did")
                        .isEqualTo(Shop.CUSTOMERS - 2);
                counted[0] = shop.guard().running().map(RunningWrite::rows).orElseThrow();
                return null;
            });
            assertThat(counted[0]).isEqualTo(5);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
            connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 20");
        }
        assertThat(shop.customers())
                .as("what comes after the dry run is committed")
                .isEqualTo(Shop.CUSTOMERS - 1);
    }

    @ParameterizedTest
    @EnumSource
    void statements_inAutocommit_areRolledBackTogether(TestDatabase kind) throws Exception {
        assertRolledBack(Shop.production(kind, Levels.enforcing()));
        assertRolledBack(Shop.production(kind, Levels.observing()));
    }

    @ParameterizedTest
    @EnumSource
    void statements_whereWritesAreUnguarded_areRolledBackToo(TestDatabase kind) throws Exception {
        assertRolledBack(Shop.of(kind, Tier.TEST, Tier.TEST, Levels.observing(), WritePolicy.standard()));
    }

    @ParameterizedTest
    @EnumSource
    void transaction_begunWithin_commitsNothing(TestDatabase kind) throws Exception {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            shop.guard().call(DRY, () -> {
                connection.setAutoCommit(false);
                connection.prepareStatement("DELETE FROM customer WHERE id = 1").executeUpdate();
                connection.commit();
                connection.prepareStatement("DELETE FROM customer WHERE id = 2").executeUpdate();
                connection.setAutoCommit(true);
                assertThat(connection.getAutoCommit()).isTrue();
                return null;
            });
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void transaction_begunBefore_keepsWhatCameBefore(TestDatabase kind) throws Exception {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 1");
            shop.guard().call(DRY, () -> {
                connection.createStatement().executeUpdate("DELETE FROM customer WHERE id <= 9");
                assertDenied("write.dry-run-commit", connection::commit);
                return null;
            });
            connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 10");
            connection.commit();
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 2);
    }

    @ParameterizedTest
    @EnumSource
    void transaction_begunByText_keepsWhatCameBefore(TestDatabase kind) throws Exception {
        assumeThat(kind).isIn(TestDatabase.POSTGRESQL, TestDatabase.MARIADB);
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            statement.execute("START TRANSACTION");
            statement.executeUpdate("DELETE FROM customer WHERE id = 1");
            shop.guard().call(DRY, () -> {
                assertThat(statement.executeUpdate("DELETE FROM customer WHERE id <= 9"))
                        .isEqualTo(8);
                assertDenied("write.dry-run-cannot-undo", () -> statement.execute("COMMIT"));
                return null;
            });
            statement.execute("COMMIT");
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 1);
    }

    @ParameterizedTest
    @EnumSource
    void rollback_within_leavesNothingToRollBack(TestDatabase kind) throws Exception {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 1");
            shop.guard().call(DRY, () -> {
                connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 2");
                connection.rollback();
                connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 3");
                return null;
            });
            connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 4");
            connection.commit();
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 1);
    }

    @ParameterizedTest
    @EnumSource
    void definition_whereItWouldCommit_isRefusedAtEveryLevel(TestDatabase kind) throws Exception {
        Shop shop = Shop.production(kind, Levels.observing());
        try (Connection connection = shop.guarded().getConnection()) {
            shop.guard().call(DRY, () -> {
                Statement statement = connection.createStatement();
                statement.executeUpdate("DELETE FROM customer WHERE id = 1");
                if (kind == TestDatabase.POSTGRESQL) {
                    statement.execute("CREATE TABLE half_done (id INT)");
                    statement.execute("TRUNCATE customer");
                } else {
                    assertDenied(
                            "write.dry-run-cannot-undo", () -> statement.execute("CREATE TABLE half_done (id INT)"));
                    assertDenied("write.dry-run-cannot-undo", () -> statement.execute("TRUNCATE TABLE customer"));
                }
                return null;
            });
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "half_done", null)) {
                assertThat(tables.next()).isFalse();
            }
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void ceiling_within_isHeldToo(TestDatabase kind) throws Exception {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            assertDenied(
                    "rows.statement-ceiling",
                    () -> shop.guard()
                            .call(
                                    DRY,
                                    () -> connection
                                            .createStatement()
                                            .executeUpdate("DELETE FROM customer WHERE id > 5")));
            assertThat(connection.createStatement().executeUpdate("UPDATE customer SET vip = 1 WHERE id = 1"))
                    .isEqualTo(1);
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
        assertThat(shop.vips()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void connection_givenBackToItsPool_holdsNoLockAfterwards(TestDatabase kind) throws Exception {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        WriteGuard guard = WriteGuard.enforcing(Environments.of(Tier.PRODUCTION));

        try (HikariDataSource pool = new HikariDataSource();
                Connection other = raw.getConnection()) {
            pool.setDataSource(raw);
            pool.setMaximumPoolSize(1);
            DataSource guarded = GuardedDataSource.wrap(pool, guard);
            guard.call(DRY, () -> {
                for (int i = 1; i <= 2; i++) {
                    try (Connection connection = guarded.getConnection()) {
                        connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = " + i);
                    }
                }
                return null;
            });
            assertThat(other.createStatement().executeUpdate("UPDATE customer SET vip = 1 WHERE id <= 2"))
                    .isEqualTo(2);
            try (Connection connection = guarded.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }
}
