package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditQuery;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a transaction in which one statement changed too much, the rest can be committed. */
class SurvivingRefusalsIT {
    private static final String TOO_MUCH = "UPDATE customer SET vip = 1 WHERE id > 2";

    /** A shop that may change ten rows by a statement. */
    private static Shop shop(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .policy(WritePolicy.builder().maxRowsPerStatement(10).build())
                .meters(new SimpleMeterRegistry())
                .build();
        return new Shop(
                raw, GuardedDataSource.builder(guard).survivingRefusals().wrap(raw), guard);
    }

    @ParameterizedTest
    @EnumSource
    void transaction_afterARefusal_goesOnWithoutWhatWasRefused(TestDatabase kind) throws SQLException {
        Shop shop = shop(kind);
        try (Connection connection = shop.guarded().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO customer VALUES (101, 'before', 0)");
            assertDenied("rows.statement-ceiling", () -> statement.executeUpdate(TOO_MUCH));
            statement.executeUpdate("UPDATE customer SET name = 'behind' WHERE id = 1");
            assertDenied("rows.statement-ceiling", () -> statement.executeUpdate("DELETE FROM customer WHERE id > 1"));
            assertThat(statement.executeUpdate("UPDATE customer SET vip = 2 WHERE id BETWEEN 1 AND 10"))
                    .isEqualTo(10);
            connection.commit();
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS + 1);
        assertThat(shop.vips()).isZero();
        assertThat(Sql.number(shop.raw(), "SELECT COUNT(*) FROM customer WHERE vip = 2"))
                .isEqualTo(10);
        assertThat(Sql.number(shop.raw(), "SELECT COUNT(*) FROM customer WHERE name IN ('before', 'behind')"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void batch_refused_isRolledBackAsAWhole(TestDatabase kind) throws SQLException {
        Shop shop = shop(kind);
        try (Connection connection = shop.guarded().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE customer SET vip = 1 WHERE id > ?")) {
            connection.setAutoCommit(false);
            for (int above : new int[] {19, 18, 5}) {
                update.setInt(1, above);
                update.addBatch();
            }
            assertDenied("rows.statement-ceiling", update::executeBatch);
            update.setInt(1, 15);
            assertThat(update.executeUpdate()).isEqualTo(5);
            connection.commit();
        }
        assertThat(shop.vips()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void changesThatTheServerCounts_areRolledBackAlone(TestDatabase kind) throws SQLException {
        Shop shop = shop(kind);
        try (Connection connection = shop.guarded().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertDenied(
                    "rows.statement-ceiling",
                    () -> statement.executeQuery(
                            "WITH gone AS (DELETE FROM customer WHERE id > 3 RETURNING id) SELECT count(*) FROM gone"));
            assertDenied("rows.statement-ceiling", () -> statement.executeQuery(TOO_MUCH + " RETURNING id"));
            statement.executeUpdate("DELETE FROM customer WHERE id = 1");
            connection.commit();
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 1);
        assertThat(shop.vips()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void refusal_withoutTheChoiceOrInAutocommit_isAsEver(TestDatabase kind) throws SQLException {
        Shop shop = shop(kind);
        try (Connection connection = shop.guarded().getConnection();
                Statement statement = connection.createStatement()) {
            assertDenied("rows.statement-ceiling", () -> statement.executeUpdate(TOO_MUCH));
        }
        try (Connection connection =
                        GuardedDataSource.wrap(shop.raw(), shop.guard()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("DELETE FROM customer WHERE id = 1");
            assertDenied("rows.statement-ceiling", () -> statement.executeUpdate(TOO_MUCH));
            assertDenied("rows.statement-ceiling", connection::commit);
            connection.rollback();
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
        assertThat(shop.vips()).isZero();
    }

    /** The entry of a write goes into its transaction with the first statement, and must not go with that alone. */
    @ParameterizedTest
    @EnumSource
    void auditEntry_ofAWriteWhoseFirstStatementWasRefused_isKeptWithTheNext(TestDatabase kind) throws Exception {
        DataSource raw = Shop.database(kind, Tier.PRODUCTION);
        StoreTables.create(raw, "audit");
        try (JdbcAuditTrail trail = JdbcAuditTrail.builder(raw)
                .sealEvery(Duration.ofDays(1))
                .meters(new SimpleMeterRegistry())
                .build()) {
            WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                    .levels(Levels.enforcing())
                    .policy(WritePolicy.builder().maxRowsPerStatement(10).build())
                    .audit(trail)
                    .meters(new SimpleMeterRegistry())
                    .build();
            DataSource guarded =
                    GuardedDataSource.builder(guard).survivingRefusals().wrap(raw);
            guard.call(Write.sql("cleanup").audited(), () -> {
                try (Connection connection = guarded.getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    assertDenied("rows.statement-ceiling", () -> statement.executeUpdate(TOO_MUCH));
                    statement.executeUpdate("DELETE FROM customer WHERE id = 1");
                    statement.executeUpdate("DELETE FROM customer WHERE id = 2");
                    connection.commit();
                }
                return null;
            });
            trail.seal();
            assertThat(trail.find(AuditQuery.all()))
                    .filteredOn(kept -> kept.entry().kind() == AuditEntry.Kind.OPERATION
                            && kept.entry().detail().contains("SQL runs"))
                    .hasSize(1);
        }
    }

    @Test
    void choice_madeTwice_isRefused() {
        GuardedDataSource.Builder builder = GuardedDataSource.builder(WriteGuard.enforcing(Environments.PRODUCTION))
                .survivingRefusals();
        assertThatIllegalStateException().isThrownBy(builder::survivingRefusals);
    }
}
