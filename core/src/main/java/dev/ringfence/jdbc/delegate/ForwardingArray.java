package dev.ringfence.jdbc.delegate;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Forwards a array. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingArray implements Array {
    final Array delegate;

    ForwardingArray(Array delegate) {
        this.delegate = delegate;
    }

    abstract ResultSet guarded(ResultSet value);

    @Override
    public void free() throws SQLException {
        delegate.free();
    }

    @Override
    public Object getArray() throws SQLException {
        return delegate.getArray();
    }

    @Override
    public Object getArray(Map<String, Class<?>> a) throws SQLException {
        return delegate.getArray(a);
    }

    @Override
    public Object getArray(long a, int b, Map<String, Class<?>> c) throws SQLException {
        return delegate.getArray(a, b, c);
    }

    @Override
    public Object getArray(long a, int b) throws SQLException {
        return delegate.getArray(a, b);
    }

    @Override
    public int getBaseType() throws SQLException {
        return delegate.getBaseType();
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate.getBaseTypeName();
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return guarded(delegate.getResultSet());
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> a) throws SQLException {
        return guarded(delegate.getResultSet(a));
    }

    @Override
    public ResultSet getResultSet(long a, int b, Map<String, Class<?>> c) throws SQLException {
        return guarded(delegate.getResultSet(a, b, c));
    }

    @Override
    public ResultSet getResultSet(long a, int b) throws SQLException {
        return guarded(delegate.getResultSet(a, b));
    }
}
