package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Statements that were declared run, others do not; what is audited is kept in the transaction of its statements. */
class DeclaredWorkIT {
    private static final String DELETE = "DELETE FROM customer WHERE id = ?";

    /** Keeps what was asked of it, and whether that was in a transaction. */
    private static final class Kept implements AuditTrail {
        private final List<AuditEntry> entries = new ArrayList<>();
        private int inTransactions;
        private boolean fails;

        @Override
        public void record(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void record(AuditEntry entry, Connection writer) {
            try {
                inTransactions += writer.getAutoCommit() ? 0 : 1;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            if (fails) {
                throw new IllegalStateException("the trail is down");
            }
        }
    }

    private static void delete(PreparedStatement statement, int id) throws SQLException {
        statement.setInt(1, id);
        statement.executeUpdate();
    }

    @Test
    void statement_notDeclaredAsItRuns_isRefused() throws Exception {
        Shop shop = Shop.production(TestDatabase.H2_NATIVE, Levels.enforcing());
        Write purge = Write.sql("purge").statement(DELETE, 1).statement(DELETE, 2);
        try (Connection connection = shop.guarded().getConnection()) {
            PreparedStatement before = connection.prepareStatement(DELETE);
            shop.guard().call(purge, () -> {
                PreparedStatement within = connection.prepareStatement(DELETE);
                delete(within, 1);
                within.setInt(1, 2);
                within.addBatch();
                within.executeBatch();
                assertDenied("write.undeclared-statement", () -> delete(within, 3));
                assertDenied("write.undeclared-statement", () -> delete(before, 1));
                assertDenied(
                        "write.undeclared-statement",
                        () -> connection.createStatement().executeUpdate("UPDATE customer SET vip = 1 WHERE id = 4"));
                assertThat(connection.createStatement().executeQuery("SELECT 1").next())
                        .isTrue();
                return null;
            });
            delete(before, 5);
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 3);
    }

    private static WriteGuard guard(AuditTrail trail) {
        return WriteGuard.builder(Environments.of(Tier.PRODUCTION))
                .levels(Levels.enforcing())
                .audit(trail)
                .policy(WritePolicy.builder()
                        .permit("sql.unwrap", PGConnection.class.getName(), "COPY")
                        .build())
                .build();
    }

    @Test
    void audited_write_isKeptOnceInEachTransaction() throws Exception {
        DataSource raw = Shop.database(TestDatabase.POSTGRESQL, Tier.PRODUCTION);
        Kept trail = new Kept();
        WriteGuard guard = guard(trail);
        try (Connection connection = GuardedDataSource.wrap(raw, guard).getConnection()) {
            guard.call(Write.sql("purge").audited(), () -> {
                delete(connection.prepareStatement(DELETE), 1);
                delete(connection.prepareStatement(DELETE), 2);
                connection.setAutoCommit(false);
                delete(connection.prepareStatement(DELETE), 3);
                delete(connection.prepareStatement(DELETE), 4);
                connection.commit();
                connection.setAutoCommit(true);
                return null;
            });
            assertThat(trail.inTransactions).isEqualTo(3);
            trail.fails = true;
            guard.call(Write.sql("purge").audited(), () -> {
                delete(connection.prepareStatement(DELETE), 5);
                return null;
            });
            trail.entries.clear();
            connection.unwrap(PGConnection.class);
            connection.unwrap(PGConnection.class);
            assertThat(trail.entries).extracting(AuditEntry::rule).containsExactly("sql.unwrap");
        }
        assertThat(dev.ringfence.testing.Sql.number(raw, "SELECT COUNT(*) FROM customer"))
                .as("a trail that is down refuses no ordinary statement")
                .isEqualTo(Shop.CUSTOMERS - 5);
    }
}
