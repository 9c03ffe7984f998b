package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.gate.ConnectionGate;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** An array, whose result set would lead back to the driver's connection. */
final class GuardedArray extends ForwardingArray {
    private final ConnectionGate gate;

    GuardedArray(ConnectionGate gate, Array delegate) {
        super(delegate);
        this.gate = gate;
    }

    /** The guarded form of a column's value, which may be a cursor or an array. */
    static @Nullable Object guarded(ConnectionGate gate, @Nullable Statement statement, @Nullable Object value) {
        if (value instanceof ResultSet rows) {
            return new GuardedResultSet(gate, statement, rows);
        }
        return value instanceof Array array ? new GuardedArray(gate, array) : value;
    }

    @Override
    @Nullable
    ResultSet guarded(@Nullable ResultSet value) {
        return value == null ? null : new GuardedResultSet(gate, null, value);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
