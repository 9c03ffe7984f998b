package dev.ringfence.jdbc.delegate;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Metadata that lead back to the guarded connection. */
final class GuardedMetaData extends ForwardingMetaData {
    private final GuardedConnection connection;

    GuardedMetaData(GuardedConnection connection, DatabaseMetaData delegate) {
        super(delegate);
        this.connection = connection;
    }

    @Override
    @Nullable
    ResultSet guarded(@Nullable ResultSet value) {
        return value == null ? null : new GuardedResultSet(connection.gate, null, value);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.of(connection.gate, this, delegate, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || delegate.isWrapperFor(type);
    }
}
