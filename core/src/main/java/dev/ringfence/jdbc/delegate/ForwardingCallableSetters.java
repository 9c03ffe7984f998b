package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.statement.Verdict;
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
        InputStream value = liveText(a, b);
        delegate.setAsciiStream(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setAsciiStream(String a, InputStream b, long c) throws SQLException {
        InputStream value = liveText(a, b);
        delegate.setAsciiStream(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setAsciiStream(String a, InputStream b) throws SQLException {
        InputStream value = liveText(a, b);
        delegate.setAsciiStream(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBigDecimal(String a, BigDecimal b) throws SQLException {
        delegate.setBigDecimal(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBinaryStream(String a, InputStream b, int c) throws SQLException {
        delegate.setBinaryStream(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBinaryStream(String a, InputStream b, long c) throws SQLException {
        delegate.setBinaryStream(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBinaryStream(String a, InputStream b) throws SQLException {
        delegate.setBinaryStream(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBlob(String a, InputStream b, long c) throws SQLException {
        delegate.setBlob(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBlob(String a, InputStream b) throws SQLException {
        delegate.setBlob(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBlob(String a, Blob b) throws SQLException {
        delegate.setBlob(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBoolean(String a, boolean b) throws SQLException {
        delegate.setBoolean(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setByte(String a, byte b) throws SQLException {
        delegate.setByte(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setBytes(String a, byte[] b) throws SQLException {
        delegate.setBytes(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setCharacterStream(String a, Reader b, int c) throws SQLException {
        Reader value = live(a, b);
        delegate.setCharacterStream(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setCharacterStream(String a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setCharacterStream(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setCharacterStream(String a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setCharacterStream(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setClob(String a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setClob(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setClob(String a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setClob(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setClob(String a, Clob b) throws SQLException {
        Clob value = live(a, b);
        delegate.setClob(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setDate(String a, Date b, Calendar c) throws SQLException {
        delegate.setDate(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setDate(String a, Date b) throws SQLException {
        delegate.setDate(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setDouble(String a, double b) throws SQLException {
        delegate.setDouble(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setFloat(String a, float b) throws SQLException {
        delegate.setFloat(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setInt(String a, int b) throws SQLException {
        delegate.setInt(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setLong(String a, long b) throws SQLException {
        delegate.setLong(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNCharacterStream(String a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setNCharacterStream(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNCharacterStream(String a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setNCharacterStream(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNClob(String a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setNClob(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNClob(String a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setNClob(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNClob(String a, NClob b) throws SQLException {
        NClob value = live(a, b);
        delegate.setNClob(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNString(String a, String b) throws SQLException {
        String value = live(a, b);
        delegate.setNString(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNull(String a, int b, String c) throws SQLException {
        delegate.setNull(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setNull(String a, int b) throws SQLException {
        delegate.setNull(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setObject(String a, Object b, int c, int d) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c, d);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setObject(String a, Object b, int c) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setObject(String a, Object b, SQLType c, int d) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c, d);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setObject(String a, Object b, SQLType c) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setObject(String a, Object b) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setRowId(String a, RowId b) throws SQLException {
        delegate.setRowId(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setSQLXML(String a, SQLXML b) throws SQLException {
        delegate.setSQLXML(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setShort(String a, short b) throws SQLException {
        delegate.setShort(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setString(String a, String b) throws SQLException {
        String value = live(a, b);
        delegate.setString(a, value);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setTime(String a, Time b, Calendar c) throws SQLException {
        delegate.setTime(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setTime(String a, Time b) throws SQLException {
        delegate.setTime(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setTimestamp(String a, Timestamp b, Calendar c) throws SQLException {
        delegate.setTimestamp(a, b, c);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setTimestamp(String a, Timestamp b) throws SQLException {
        delegate.setTimestamp(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public void setURL(String a, URL b) throws SQLException {
        delegate.setURL(a, b);
        if (bound != null) {
            bound.putUnknown();
        }
    }

    @Override
    public boolean wasNull() throws SQLException {
        return delegate.wasNull();
    }
}
