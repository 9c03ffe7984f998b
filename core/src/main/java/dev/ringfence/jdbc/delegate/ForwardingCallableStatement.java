package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.statement.Verdict;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Forwards a callable statement's output. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingCallableStatement extends ForwardingCallableSetters {
    ForwardingCallableStatement(GuardedConnection connection, CallableStatement delegate, Verdict verdict) {
        super(connection, delegate, verdict);
    }

    @Override
    public Array getArray(String a) throws SQLException {
        return guarded(delegate.getArray(a));
    }

    @Override
    public Array getArray(int a) throws SQLException {
        return guarded(delegate.getArray(a));
    }

    @Override
    public BigDecimal getBigDecimal(String a) throws SQLException {
        return delegate.getBigDecimal(a);
    }

    @Override
    public BigDecimal getBigDecimal(int a, int b) throws SQLException {
        return delegate.getBigDecimal(a, b);
    }

    @Override
    public BigDecimal getBigDecimal(int a) throws SQLException {
        return delegate.getBigDecimal(a);
    }

    @Override
    public Blob getBlob(String a) throws SQLException {
        return delegate.getBlob(a);
    }

    @Override
    public Blob getBlob(int a) throws SQLException {
        return delegate.getBlob(a);
    }

    @Override
    public boolean getBoolean(String a) throws SQLException {
        return delegate.getBoolean(a);
    }

    @Override
    public boolean getBoolean(int a) throws SQLException {
        return delegate.getBoolean(a);
    }

    @Override
    public byte getByte(String a) throws SQLException {
        return delegate.getByte(a);
    }

    @Override
    public byte getByte(int a) throws SQLException {
        return delegate.getByte(a);
    }

    @Override
    public byte[] getBytes(String a) throws SQLException {
        return delegate.getBytes(a);
    }

    @Override
    public byte[] getBytes(int a) throws SQLException {
        return delegate.getBytes(a);
    }

    @Override
    public Reader getCharacterStream(String a) throws SQLException {
        return delegate.getCharacterStream(a);
    }

    @Override
    public Reader getCharacterStream(int a) throws SQLException {
        return delegate.getCharacterStream(a);
    }

    @Override
    public Clob getClob(String a) throws SQLException {
        return delegate.getClob(a);
    }

    @Override
    public Clob getClob(int a) throws SQLException {
        return delegate.getClob(a);
    }

    @Override
    public Date getDate(String a, Calendar b) throws SQLException {
        return delegate.getDate(a, b);
    }

    @Override
    public Date getDate(String a) throws SQLException {
        return delegate.getDate(a);
    }

    @Override
    public Date getDate(int a, Calendar b) throws SQLException {
        return delegate.getDate(a, b);
    }

    @Override
    public Date getDate(int a) throws SQLException {
        return delegate.getDate(a);
    }

    @Override
    public double getDouble(String a) throws SQLException {
        return delegate.getDouble(a);
    }

    @Override
    public double getDouble(int a) throws SQLException {
        return delegate.getDouble(a);
    }

    @Override
    public float getFloat(String a) throws SQLException {
        return delegate.getFloat(a);
    }

    @Override
    public float getFloat(int a) throws SQLException {
        return delegate.getFloat(a);
    }

    @Override
    public int getInt(String a) throws SQLException {
        return delegate.getInt(a);
    }

    @Override
    public int getInt(int a) throws SQLException {
        return delegate.getInt(a);
    }

    @Override
    public long getLong(String a) throws SQLException {
        return delegate.getLong(a);
    }

    @Override
    public long getLong(int a) throws SQLException {
        return delegate.getLong(a);
    }

    @Override
    public Reader getNCharacterStream(String a) throws SQLException {
        return delegate.getNCharacterStream(a);
    }

    @Override
    public Reader getNCharacterStream(int a) throws SQLException {
        return delegate.getNCharacterStream(a);
    }

    @Override
    public NClob getNClob(String a) throws SQLException {
        return delegate.getNClob(a);
    }

    @Override
    public NClob getNClob(int a) throws SQLException {
        return delegate.getNClob(a);
    }

    @Override
    public String getNString(String a) throws SQLException {
        return delegate.getNString(a);
    }

    @Override
    public String getNString(int a) throws SQLException {
        return delegate.getNString(a);
    }

    @Override
    public <T> T getObject(String a, Class<T> b) throws SQLException {
        return Bare.as(b, delegate.getObject(a, b), this::guarded);
    }

    @Override
    public Object getObject(String a, Map<String, Class<?>> b) throws SQLException {
        return guarded(delegate.getObject(a, b));
    }

    @Override
    public Object getObject(String a) throws SQLException {
        return guarded(delegate.getObject(a));
    }

    @Override
    public <T> T getObject(int a, Class<T> b) throws SQLException {
        return Bare.as(b, delegate.getObject(a, b), this::guarded);
    }

    @Override
    public Object getObject(int a, Map<String, Class<?>> b) throws SQLException {
        return guarded(delegate.getObject(a, b));
    }

    @Override
    public Object getObject(int a) throws SQLException {
        return guarded(delegate.getObject(a));
    }

    @Override
    public Ref getRef(String a) throws SQLException {
        return delegate.getRef(a);
    }

    @Override
    public Ref getRef(int a) throws SQLException {
        return delegate.getRef(a);
    }

    @Override
    public RowId getRowId(String a) throws SQLException {
        return delegate.getRowId(a);
    }

    @Override
    public RowId getRowId(int a) throws SQLException {
        return delegate.getRowId(a);
    }

    @Override
    public SQLXML getSQLXML(String a) throws SQLException {
        return delegate.getSQLXML(a);
    }

    @Override
    public SQLXML getSQLXML(int a) throws SQLException {
        return delegate.getSQLXML(a);
    }

    @Override
    public short getShort(String a) throws SQLException {
        return delegate.getShort(a);
    }

    @Override
    public short getShort(int a) throws SQLException {
        return delegate.getShort(a);
    }

    @Override
    public String getString(String a) throws SQLException {
        return delegate.getString(a);
    }

    @Override
    public String getString(int a) throws SQLException {
        return delegate.getString(a);
    }

    @Override
    public Time getTime(String a, Calendar b) throws SQLException {
        return delegate.getTime(a, b);
    }

    @Override
    public Time getTime(String a) throws SQLException {
        return delegate.getTime(a);
    }

    @Override
    public Time getTime(int a, Calendar b) throws SQLException {
        return delegate.getTime(a, b);
    }

    @Override
    public Time getTime(int a) throws SQLException {
        return delegate.getTime(a);
    }

    @Override
    public Timestamp getTimestamp(String a, Calendar b) throws SQLException {
        return delegate.getTimestamp(a, b);
    }

    @Override
    public Timestamp getTimestamp(String a) throws SQLException {
        return delegate.getTimestamp(a);
    }

    @Override
    public Timestamp getTimestamp(int a, Calendar b) throws SQLException {
        return delegate.getTimestamp(a, b);
    }

    @Override
    public Timestamp getTimestamp(int a) throws SQLException {
        return delegate.getTimestamp(a);
    }

    @Override
    public URL getURL(String a) throws SQLException {
        return delegate.getURL(a);
    }

    @Override
    public URL getURL(int a) throws SQLException {
        return delegate.getURL(a);
    }
}
