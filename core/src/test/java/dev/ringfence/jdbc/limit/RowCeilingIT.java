package dev.ringfence.jdbc.limit;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringfence.base.Levels;
import dev.ringfence.jdbc.Shop;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Write;
import dev.ringfence.write.WritePolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ceiling 10, customers 20: no row past the ceiling is ever committed. */
class RowCeilingIT {
    private static final String TOO_MANY = "UPDATE customer SET vip = 1 WHERE id > 5";
    private static final String FEW = "UPDATE customer SET vip = 1 WHERE id <= 5";

    @ParameterizedTest
    @EnumSource
    void tooMany_inAutocommit_leavesNothing(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().executeUpdate(TOO_MANY));
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().execute(TOO_MANY));
            assertDenied(
                    "rows.statement-ceiling",
                    () -> connection.prepareStatement(TOO_MANY).executeUpdate());
            assertDenied(
                    "rows.statement-ceiling",
                    () -> connection.prepareStatement(TOO_MANY).execute());
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(shop.vips()).isZero();
            assertThat(connection.createStatement().executeUpdate(FEW)).isEqualTo(5);
            assertThat(shop.vips()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooMany_inATransaction_canOnlyBeRolledBack(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().executeUpdate(FEW);
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().executeUpdate(TOO_MANY));
            assertDenied("rows.statement-ceiling", connection::commit);
            assertDenied("rows.statement-ceiling", () -> connection.setAutoCommit(true));
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().execute("COMMIT"));
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().executeQuery("SELECT 1"));
            connection.rollback();
            assertThat(shop.vips()).isZero();
            connection.createStatement().executeUpdate(FEW);
            connection.commit();
            assertThat(shop.vips()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooMany_thenClosed_leavesNothing(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            connection.setAutoCommit(false);
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().executeUpdate(TOO_MANY));
        }
        assertThat(shop.vips()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tooMany_inATransactionBegunByText_leavesNothing(TestDatabase kind) throws SQLException {
        assumeThat(kind).isIn(TestDatabase.POSTGRESQL, TestDatabase.MARIADB);
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            statement.execute("START TRANSACTION");
            statement.executeUpdate(FEW);
            assertDenied("rows.statement-ceiling", () -> statement.executeUpdate(TOO_MANY));
            statement.execute("COMMIT");
            assertThat(shop.vips()).isZero();
            statement.execute("START TRANSACTION");
            statement.executeUpdate(FEW);
            statement.execute("COMMIT");
            assertThat(shop.vips()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooMany_inBatches_leavesNothing(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            var update = connection.prepareStatement("UPDATE customer SET vip = 1 WHERE id = ?");
            for (int i = 1; i <= 11; i++) {
                update.setInt(1, i);
                update.addBatch();
            }
            assertDenied("rows.statement-ceiling", update::executeBatch);
            assertThat(shop.vips()).isZero();
            for (int i = 1; i <= 10; i++) {
                update.setInt(1, i);
                update.addBatch();
            }
            assertThat(update.executeBatch()).hasSize(10);
            assertThat(shop.vips()).isEqualTo(10);
            Statement statement = connection.createStatement();
            statement.addBatch("DELETE FROM customer WHERE id <= 6");
            statement.addBatch("DELETE FROM customer WHERE id > 14");
            assertDenied("rows.statement-ceiling", statement::executeBatch);
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void insertOfTooMany_writtenOutOrSelected_leavesNothing(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            assertDenied(
                    "rows.statement-ceiling",
                    () -> connection
                            .createStatement()
                            .executeUpdate("INSERT INTO customer SELECT id + 100, name, vip FROM customer"));
            StringBuilder rows = new StringBuilder("INSERT INTO customer VALUES (101, 'x', 0)");
            for (int i = 102; i <= 111; i++) {
                rows.append(", (").append(i).append(", 'x', 0)");
            }
            assertDenied(
                    "rows.statement-ceiling", () -> connection.createStatement().executeUpdate(rows.toString()));
            if (kind == TestDatabase.POSTGRESQL) {
                assertDenied(
                        "rows.statement-ceiling",
                        () -> connection
                                .createStatement()
                                .executeUpdate("INSERT INTO customer VALUES (generate_series(201, 220), 'x', 0)"));
            }
            connection.createStatement().executeUpdate("INSERT INTO customer VALUES (101, 'x', 0)");
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS + 1);
    }

    @ParameterizedTest
    @EnumSource
    void ceilingOfAWrite_overSeveralStatements_stopsAtTheOneThatPassesIt(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            var one = connection.prepareStatement("DELETE FROM customer WHERE id = ?");
            assertDenied(
                    "rows.operation-ceiling",
                    () -> shop.guard().call(Write.custom("purge").maxRows(3), () -> {
                        for (int i = 1; i <= 5; i++) {
                            one.setInt(1, i);
                            one.executeUpdate();
                        }
                        return null;
                    }));
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 3);
    }

    @ParameterizedTest
    @EnumSource
    void ceilingOfAWrite_throughAnUpdatableResultSet_countsEachRow(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement =
                    connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
            ResultSet rows = statement.executeQuery("SELECT id, name, vip FROM customer ORDER BY id");
            assertDenied(
                    "rows.operation-ceiling",
                    () -> shop.guard().call(Write.custom("purge").maxRows(3), () -> {
                        while (rows.next()) {
                            rows.updateInt("vip", 1);
                            rows.updateRow();
                        }
                        return null;
                    }));
        }
        assertThat(shop.vips()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatNoUpdateCountTells_areCountedByTheServerUnlessPermitted(TestDatabase kind) throws SQLException {
        assumeThat(kind).isEqualTo(TestDatabase.POSTGRESQL);
        String modifyingRead = "WITH gone AS (DELETE FROM customer WHERE id > 5 RETURNING id) SELECT id FROM gone";
        String returning = "UPDATE customer SET vip = 1 WHERE id > 5 RETURNING id";
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            assertDenied("rows.statement-ceiling", () -> statement.executeQuery(modifyingRead));
            assertDenied("rows.statement-ceiling", () -> statement.executeQuery(returning));
            assertDenied("rows.statement-ceiling", () -> statement.execute(returning));
            assertDenied("rows.statement-ceiling", () -> statement.execute(FEW + "; " + TOO_MANY));
            assertThat(statement
                            .executeQuery("INSERT INTO customer VALUES (99, 'x', 0) RETURNING id")
                            .next())
                    .isTrue();
        }
        assertThat(shop.vips()).isZero();
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS + 1);
        String digest = SqlAnalyzer.of(Dialect.POSTGRESQL).analyze(returning).shapeDigest();
        Shop permitting = Shop.production(
                kind,
                Levels.enforcing(),
                WritePolicy.builder()
                        .maxRowsPerStatement(10)
                        .permit("rows.not-counted", digest, "job queue")
                        .build());
        try (Connection connection = permitting.guarded().getConnection()) {
            assertThat(connection.createStatement().executeQuery(returning).next())
                    .isTrue();
        }
        assertThat(permitting.vips()).isEqualTo(15);
    }

    @ParameterizedTest
    @EnumSource
    void tooMany_observed_isOnlyCounted(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.observing());
        try (Connection connection = shop.guarded().getConnection()) {
            assertThat(connection.createStatement().executeUpdate(TOO_MANY)).isEqualTo(15);
            connection.setAutoCommit(false);
            assertThat(connection.prepareStatement(TOO_MANY).executeUpdate()).isEqualTo(15);
            connection.commit();
        }
        assertThat(shop.vips()).isEqualTo(15);
        assertThat(shop.reports("rows.statement-ceiling")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void failureOfTheDatabase_inItsOwnTransaction_reachesTheCallerAndRestoresAutocommit(TestDatabase kind)
            throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            assertThatThrownBy(() -> connection
                            .createStatement()
                            .executeUpdate("UPDATE customer SET id = 7 WHERE id BETWEEN 5 AND 6"))
                    .isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.createStatement().executeUpdate(FEW)).isEqualTo(5);
        }
        assertThat(shop.vips()).isEqualTo(5);
    }
}
