package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.gate.ConnectionGate;
import dev.ringfence.jdbc.live.LiveBoundary;
import dev.ringfence.jdbc.live.LivePlace;
import dev.ringfence.jdbc.statement.Verdict;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set that leads back to the guarded statement, and counts the rows changed through it. */
final class GuardedResultSet extends ForwardingResultSet {
    private final ConnectionGate gate;
    private final @Nullable Statement statement;
    private long changed;

    /** @param statement the guarded one that it came from; null for lists of metadata and arrays, which JDBC allows */
    GuardedResultSet(ConnectionGate gate, @Nullable Statement statement, ResultSet delegate) {
        super(delegate);
        this.gate = gate;
        this.statement = statement;
    }

    @Override
    @Nullable
    Array guarded(@Nullable Array value) {
        return value == null ? null : new GuardedArray(gate, value);
    }

    @Override
    @Nullable
    Object guarded(@Nullable Object value) {
        return GuardedArray.guarded(gate, statement, value);
    }

    @Override
    public @Nullable LiveBoundary boundary() {
        return gate.live();
    }

    @Override
    public LivePlace place(int number) {
        return new LivePlace("column " + number + " of a result set", null, null, Verdict.unnamed());
    }

    @Override
    public LivePlace place(String name) {
        return new LivePlace("column '" + name + "' of a result set", null, name, Verdict.unnamed());
    }

    @Override
    public @Nullable Statement getStatement() {
        return statement;
    }

    @Override
    public void insertRow() throws SQLException {
        beforeRow();
        super.insertRow();
    }

    @Override
    public void updateRow() throws SQLException {
        beforeRow();
        super.updateRow();
    }

    @Override
    public void deleteRow() throws SQLException {
        beforeRow();
        super.deleteRow();
    }

    private void beforeRow() throws SQLException {
        gate.beforeUnkeptRow(delegate);
        if (!gate.passes()) {
            gate.beforeRow(changed);
            changed++;
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.of(gate, this, delegate, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || delegate.isWrapperFor(type);
    }
}
