package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.gate.ConnectionGate;
import java.sql.SQLException;
import java.sql.Wrapper;

/** Hands out the guarded object where it is of the type asked for, and the driver's own only if the guard lets it. */
final class Unwrapping {
    private Unwrapping() {}

    static <T> T of(ConnectionGate gate, Object guarded, Wrapper delegate, Class<T> type) throws SQLException {
        if (type.isInstance(guarded)) {
            return type.cast(guarded);
        }
        gate.beforeUnwrap(type);
        return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }
}
