package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.statement.BoundParameters;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Forwards a prepared statement. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingPreparedStatement<D extends PreparedStatement> extends ForwardingParameters<D> {
    ForwardingPreparedStatement(GuardedConnection connection, D delegate, @Nullable BoundParameters bound) {
        super(connection, delegate, bound);
    }

    @Override
    public void addBatch() throws SQLException {
        delegate.addBatch();
    }

    @Override
    public boolean execute() throws SQLException {
        return delegate.execute();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return delegate.executeLargeUpdate();
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return guarded(delegate.executeQuery());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return delegate.executeUpdate();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return delegate.getMetaData();
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return delegate.getParameterMetaData();
    }
}
