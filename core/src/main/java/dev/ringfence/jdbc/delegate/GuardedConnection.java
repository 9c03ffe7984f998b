package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.gate.ConnectionGate;
import dev.ringfence.jdbc.gate.DryRun;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are asked about, and whose transaction cannot be committed past a row ceiling. */
public final class GuardedConnection extends ForwardingConnection {
    final ConnectionGate gate;

    public GuardedConnection(Connection delegate, ConnectionGate gate) {
        super(delegate);
        this.gate = gate;
    }

    @Override
    @Nullable
    Array guarded(@Nullable Array value) {
        return value == null ? null : new GuardedArray(gate, value);
    }

    @Override
    public Statement createStatement() throws SQLException {
        return new GuardedStatement<>(this, delegate.createStatement(), null);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return new GuardedStatement<>(this, delegate.createStatement(type, concurrency), null);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return new GuardedStatement<>(this, delegate.createStatement(type, concurrency, holdability), null);
    }

    private PreparedStatement prepared(String sql, PreparedStatement statement) {
        return new GuardedPreparedStatement<>(this, statement, gate.verdict(sql));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepared(sql, delegate.prepareStatement(sql));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepared(sql, delegate.prepareStatement(sql, type, concurrency));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepared(sql, delegate.prepareStatement(sql, type, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
        return prepared(sql, delegate.prepareStatement(sql, keys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] keyColumns) throws SQLException {
        return prepared(sql, delegate.prepareStatement(sql, keyColumns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] keyColumns) throws SQLException {
        return prepared(sql, delegate.prepareStatement(sql, keyColumns));
    }

    private CallableStatement call(String sql, CallableStatement statement) {
        return new GuardedCallableStatement(this, statement, gate.verdict(sql));
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return call(sql, delegate.prepareCall(sql));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return call(sql, delegate.prepareCall(sql, type, concurrency));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return call(sql, delegate.prepareCall(sql, type, concurrency, holdability));
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return new GuardedMetaData(this, delegate.getMetaData());
    }

    /** Passed over where the whole transaction is a dry run: what it changed stays visible until that ends. */
    @Override
    public void commit() throws SQLException {
        if (!gate.transaction.passesOverCommit()) {
            super.commit();
            gate.transaction.committed();
            gate.transactionEnded();
        }
    }

    @Override
    public void rollback() throws SQLException {
        super.rollback();
        gate.transaction.rolledBack();
        gate.transactionEnded();
    }

    /** Switching autocommit on commits, so a transaction past its ceiling refuses that too. */
    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        if (on && gate.transaction.passesOverCommit()) {
            dryRun(true);
        } else if (!on && gate.transaction.dry() != null) {
            dryRun(false);
        } else {
            super.setAutoCommit(on);
            gate.transaction.committed();
        }
    }

    private void dryRun(boolean autoCommit) {
        DryRun dry = gate.transaction.dry();
        if (dry != null) {
            dry.autoCommit(autoCommit);
        }
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        DryRun dry = gate.transaction.dry();
        return dry != null ? dry.autoCommit() : super.getAutoCommit();
    }

    /** What a driver does with an open transaction at close is its own affair; one past its ceiling is rolled back. */
    @Override
    public void close() throws SQLException {
        gate.transaction.endDryRun();
        if (!delegate.isClosed()) {
            gate.beforeClose();
        }
        if (gate.transaction.doomed() && !delegate.isClosed()) {
            delegate.rollback();
            gate.transaction.rolledBack();
        }
        super.close();
    }

    /** In MariaDB and MySQL every catalog has a stamp of its own. */
    @Override
    public void setCatalog(String catalog) throws SQLException {
        super.setCatalog(catalog);
        gate.movedElsewhere();
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        super.setSchema(schema);
        gate.schemaChanged();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.of(gate, this, delegate, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || delegate.isWrapperFor(type);
    }

    /** The outcome alone: a driver's own text may quote its URL, secrets and all. */
    @Override
    public String toString() {
        return "GuardedConnection[" + gate.admission().outcome() + "]";
    }
}
