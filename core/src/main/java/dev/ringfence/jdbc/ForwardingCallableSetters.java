package dev.ringfence.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.NullUnmarked;

/** Forwards a callable statement's input. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingCallableSetters extends GuardedPreparedStatement<CallableStatement>
        implements CallableStatement {
    ForwardingCallableSetters(GuardedConnection connection, CallableStatement delegate, Verdict verdict) {
        super(connection, delegate, verdict);
    }

    @Override
    public void registerOutParameter(String a, int b, String c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(String a, int b, int c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(String a, int b) throws SQLException {
        delegate.registerOutParameter(a, b);
    }

    @Override
    public void registerOutParameter(String a, SQLType b, String c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(String a, SQLType b, int c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(String a, SQLType b) throws SQLException {
        delegate.registerOutParameter(a, b);
    }

    @Override
    public void registerOutParameter(int a, int b, String c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(int a, int b, int c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(int a, int b) throws SQLException {
        delegate.registerOutParameter(a, b);
    }

    @Override
    public void registerOutParameter(int a, SQLType b, String c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(int a, SQLType b, int c) throws SQLException {
        delegate.registerOutParameter(a, b, c);
    }

    @Override
    public void registerOutParameter(int a, SQLType b) throws SQLException {
        delegate.registerOutParameter(a, b);
    }

    @Override
    public void setAsciiStream(String a, InputStream b, int c) throws SQLException {
        delegate.setAsciiStream(a, liveText(a, b), c);
    }

    @Override
    public void setAsciiStream(String a, InputStream b, long c) throws SQLException {
        delegate.setAsciiStream(a, liveText(a, b), c);
    }

    @Override
    public void setAsciiStream(String a, InputStream b) throws SQLException {
        delegate.setAsciiStream(a, liveText(a, b));
    }

    @Override
    public void setBigDecimal(String a, BigDecimal b) throws SQLException {
        delegate.setBigDecimal(a, b);
    }

    @Override
    public void setBinaryStream(String a, InputStream b, int c) throws SQLException {
        delegate.setBinaryStream(a, b, c);
    }

    @Override
    public void setBinaryStream(String a, InputStream b, long c) throws SQLException {
        delegate.setBinaryStream(a, b, c);
    }

    @Override
    public void setBinaryStream(String a, InputStream b) throws SQLException {
        delegate.setBinaryStream(a, b);
    }

    @Override
    public void setBlob(String a, InputStream b, long c) throws SQLException {
        delegate.setBlob(a, b, c);
    }

    @Override
    public void setBlob(String a, InputStream b) throws SQLException {
        delegate.setBlob(a, b);
    }

    @Override
    public void setBlob(String a, Blob b) throws SQLException {
        delegate.setBlob(a, b);
    }

    @Override
    public void setBoolean(String a, boolean b) throws SQLException {
        delegate.setBoolean(a, b);
    }

    @Override
    public void setByte(String a, byte b) throws SQLException {
        delegate.setByte(a, b);
    }

    @Override
    public void setBytes(String a, byte[] b) throws SQLException {
        delegate.setBytes(a, b);
    }

    @Override
    public void setCharacterStream(String a, Reader b, int c) throws SQLException {
        delegate.setCharacterStream(a, live(a, b), c);
    }

    @Override
    public void setCharacterStream(String a, Reader b, long c) throws SQLException {
        delegate.setCharacterStream(a, live(a, b), c);
    }

    @Override
    public void setCharacterStream(String a, Reader b) throws SQLException {
        delegate.setCharacterStream(a, live(a, b));
    }

    @Override
    public void setClob(String a, Reader b, long c) throws SQLException {
        delegate.setClob(a, live(a, b), c);
    }

    @Override
    public void setClob(String a, Reader b) throws SQLException {
        delegate.setClob(a, live(a, b));
    }

    @Override
    public void setClob(String a, Clob b) throws SQLException {
        delegate.setClob(a, live(a, b));
    }

    @Override
    public void setDate(String a, Date b, Calendar c) throws SQLException {
        delegate.setDate(a, b, c);
    }

    @Override
    public void setDate(String a, Date b) throws SQLException {
        delegate.setDate(a, b);
    }

    @Override
    public void setDouble(String a, double b) throws SQLException {
        delegate.setDouble(a, b);
    }

    @Override
    public void setFloat(String a, float b) throws SQLException {
        delegate.setFloat(a, b);
    }

    @Override
    public void setInt(String a, int b) throws SQLException {
        delegate.setInt(a, b);
    }

    @Override
    public void setLong(String a, long b) throws SQLException {
        delegate.setLong(a, b);
    }

    @Override
    public void setNCharacterStream(String a, Reader b, long c) throws SQLException {
        delegate.setNCharacterStream(a, live(a, b), c);
    }

    @Override
    public void setNCharacterStream(String a, Reader b) throws SQLException {
        delegate.setNCharacterStream(a, live(a, b));
    }

    @Override
    public void setNClob(String a, Reader b, long c) throws SQLException {
        delegate.setNClob(a, live(a, b), c);
    }

    @Override
    public void setNClob(String a, Reader b) throws SQLException {
        delegate.setNClob(a, live(a, b));
    }

    @Override
    public void setNClob(String a, NClob b) throws SQLException {
        delegate.setNClob(a, live(a, b));
    }

    @Override
    public void setNString(String a, String b) throws SQLException {
        delegate.setNString(a, live(a, b));
    }

    @Override
    public void setNull(String a, int b, String c) throws SQLException {
        delegate.setNull(a, b, c);
    }

    @Override
    public void setNull(String a, int b) throws SQLException {
        delegate.setNull(a, b);
    }

    @Override
    public void setObject(String a, Object b, int c, int d) throws SQLException {
        delegate.setObject(a, live(a, Bare.of(b)), c, d);
    }

    @Override
    public void setObject(String a, Object b, int c) throws SQLException {
        delegate.setObject(a, live(a, Bare.of(b)), c);
    }

    @Override
    public void setObject(String a, Object b, SQLType c, int d) throws SQLException {
        delegate.setObject(a, live(a, Bare.of(b)), c, d);
    }

    @Override
    public void setObject(String a, Object b, SQLType c) throws SQLException {
        delegate.setObject(a, live(a, Bare.of(b)), c);
    }

    @Override
    public void setObject(String a, Object b) throws SQLException {
        delegate.setObject(a, live(a, Bare.of(b)));
    }

    @Override
    public void setRowId(String a, RowId b) throws SQLException {
        delegate.setRowId(a, b);
    }

    @Override
    public void setSQLXML(String a, SQLXML b) throws SQLException {
        delegate.setSQLXML(a, b);
    }

    @Override
    public void setShort(String a, short b) throws SQLException {
        delegate.setShort(a, b);
    }

    @Override
    public void setString(String a, String b) throws SQLException {
        delegate.setString(a, live(a, b));
    }

    @Override
    public void setTime(String a, Time b, Calendar c) throws SQLException {
        delegate.setTime(a, b, c);
    }

    @Override
    public void setTime(String a, Time b) throws SQLException {
        delegate.setTime(a, b);
    }

    @Override
    public void setTimestamp(String a, Timestamp b, Calendar c) throws SQLException {
        delegate.setTimestamp(a, b, c);
    }

    @Override
    public void setTimestamp(String a, Timestamp b) throws SQLException {
        delegate.setTimestamp(a, b);
    }

    @Override
    public void setURL(String a, URL b) throws SQLException {
        delegate.setURL(a, b);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return delegate.wasNull();
    }
}
