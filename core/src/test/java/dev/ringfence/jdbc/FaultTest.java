package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_MOCKS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.statement.StatementRules;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Drivers and parts of ours that fail: an ordinary statement never fails because of us, and no failure is swallowed. */
class FaultTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();

    private WriteGuard guard(Levels levels) {
        return WriteGuard.builder(Environments.of(Tier.PRODUCTION))
                .levels(levels)
                .meters(meters)
                .policy(WritePolicy.builder().maxRowsPerStatement(10).build())
                .build();
    }

    private double errors() {
        return meters.find("ringfence.guard.error").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static Connection driver() throws SQLException {
        Connection raw = mock(Connection.class, RETURNS_MOCKS);
        DatabaseMetaData metaData = mock(DatabaseMetaData.class);
        when(metaData.getDatabaseProductName()).thenReturn("Other");
        when(raw.getMetaData()).thenReturn(metaData);
        when(raw.getAutoCommit()).thenReturn(true);
        return raw;
    }

    private Connection guarded(Connection raw, Levels levels) throws SQLException {
        DataSource dataSource = mock(DataSource.class);
        when(dataSource.getConnection()).thenReturn(raw);
        return GuardedDataSource.wrap(dataSource, guard(levels)).getConnection();
    }

    @Test
    void stampThatCannotBeRead_isUnreadableAndRefusesNothing() throws SQLException {
        for (Throwable failure :
                new Throwable[] {new SQLException("down", "08006"), new IllegalStateException("bug")}) {
            Connection raw = driver();
            when(raw.getMetaData().getURL()).thenThrow(failure);
            try (Connection connection = guarded(raw, Levels.enforcing())) {
                connection.createStatement().executeUpdate("UPDATE t SET a = 1 WHERE id = 1");
                assertThat(connection.toString()).contains("UNREADABLE");
            }
        }
    }

    @Test
    void connectionThatIsRefused_isClosed() throws SQLException {
        Connection raw = driver();
        doThrow(new SQLException("broken", "08006")).when(raw).rollback();
        when(raw.getAutoCommit()).thenReturn(false);
        assertThatThrownBy(() -> guarded(raw, Levels.enforcing())).isInstanceOf(SQLException.class);
        verify(raw).close();
    }

    @Test
    void analysisThatFails_letsOrdinaryStatementsPassAndCounts() {
        StatementRules rules = new StatementRules(guard(Levels.enforcing()), sql -> {
            throw new IllegalStateException("a defect");
        });
        for (String ordinary : new String[] {
            "SELECT 1", "UPDATE t SET a = 1 WHERE id = 1", "INSERT INTO t VALUES (1)", "delete from t where id = 1"
        }) {
            assertThat(rules.of(ordinary).decision).isEqualTo(Decision.allowed());
        }
        for (String destructive : new String[] {"DROP TABLE t", " truncate t", "DELETE FROM t", "update t set a = 1"}) {
            assertThat(rules.of(destructive).decision).isInstanceOf(Decision.Denied.class);
        }
        assertThat(errors()).isEqualTo(8);
    }

    @Test
    void failureInsideItsOwnTransaction_isRolledBackAndReachesTheCaller() throws SQLException {
        Connection raw = driver();
        Statement statement = mock(Statement.class);
        when(raw.createStatement()).thenReturn(statement);
        SQLException original = new SQLException("deadlock", "40001");
        when(statement.executeUpdate(anyString())).thenThrow(original);
        Connection connection = guarded(raw, Levels.enforcing());
        assertThatThrownBy(() -> connection.createStatement().executeUpdate("UPDATE t SET a = 1 WHERE b = 1"))
                .isSameAs(original);
        verify(raw).rollback();
        verify(raw, never()).commit();
        verify(raw).setAutoCommit(true);
    }

    @Test
    void rollbackThatFailsToo_doesNotHideTheFirstFailure() throws SQLException {
        Connection raw = driver();
        Statement statement = mock(Statement.class);
        when(raw.createStatement()).thenReturn(statement);
        when(statement.executeUpdate(anyString())).thenThrow(new SQLException("gone", "08006"));
        doThrow(new SQLException("also gone", "08003")).when(raw).rollback();
        Connection connection = guarded(raw, Levels.enforcing());
        assertThatThrownBy(() -> connection.createStatement().executeUpdate("UPDATE t SET a = 1 WHERE b = 1"))
                .hasMessage("gone")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void batch_whoseDriverHidesCounts_isRefusedWhereTheTextSetsNoBound() throws SQLException {
        Connection raw = driver();
        PreparedStatement update = mock(PreparedStatement.class);
        PreparedStatement insert = mock(PreparedStatement.class);
        when(raw.prepareStatement("UPDATE t SET a = 1 WHERE b = ?")).thenReturn(update);
        when(raw.prepareStatement("INSERT INTO t VALUES (?)")).thenReturn(insert);
        int[] hidden = {Statement.SUCCESS_NO_INFO, Statement.SUCCESS_NO_INFO};
        when(update.executeBatch()).thenReturn(hidden);
        when(insert.executeBatch()).thenReturn(hidden);
        Connection connection = guarded(raw, Levels.enforcing());
        PreparedStatement updates = connection.prepareStatement("UPDATE t SET a = 1 WHERE b = ?");
        updates.addBatch();
        updates.addBatch();
        assertDenied("rows.not-counted", updates::executeBatch);
        verify(raw).rollback();
        PreparedStatement inserts = connection.prepareStatement("INSERT INTO t VALUES (?)");
        inserts.addBatch();
        inserts.addBatch();
        assertThat(inserts.executeBatch()).isEqualTo(hidden);
    }

    @Test
    void batch_thatFailsHalfway_countsTheRowsThatStay() throws SQLException {
        Connection raw = driver();
        when(raw.getAutoCommit()).thenReturn(false);
        PreparedStatement update = mock(PreparedStatement.class);
        when(raw.prepareStatement(anyString())).thenReturn(update);
        when(update.executeBatch())
                .thenThrow(new BatchUpdateException("half", "22001", 1, new int[] {11, Statement.EXECUTE_FAILED}));
        Connection connection = guarded(raw, Levels.enforcing());
        PreparedStatement updates = connection.prepareStatement("UPDATE t SET a = 1 WHERE b = ?");
        updates.addBatch();
        updates.addBatch();
        assertDenied("rows.statement-ceiling", updates::executeBatch);
        assertDenied("rows.statement-ceiling", connection::commit);
    }

    @Test
    void auditThatFails_doesNotTurnARefusalIntoSomethingElse() throws SQLException {
        WriteGuard guard = WriteGuard.builder(Environments.of(Tier.PRODUCTION))
                .levels(Levels.enforcing())
                .meters(meters)
                .audit(entry -> {
                    throw new IllegalStateException("the store is down");
                })
                .build();
        DataSource dataSource = mock(DataSource.class);
        Connection raw = driver();
        when(dataSource.getConnection()).thenReturn(raw);
        Connection connection = GuardedDataSource.wrap(dataSource, guard).getConnection();
        assertDenied("sql.drop", () -> connection.createStatement().execute("DROP TABLE t"));
        connection.createStatement().executeUpdate("UPDATE t SET a = 1 WHERE id = 1");
        assertThat(errors()).isPositive();
    }
}
