package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.live.LiveInput;
import dev.ringfence.jdbc.statement.BoundParameters;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Forwards a prepared statement's parameters. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingParameters<D extends PreparedStatement> extends GuardedStatement<D>
        implements PreparedStatement, LiveInput {
    ForwardingParameters(GuardedConnection connection, D delegate, @Nullable BoundParameters bound) {
        super(connection, delegate, bound);
    }

    @Override
    public void clearParameters() throws SQLException {
        delegate.clearParameters();
        if (bound != null) {
            bound.clear();
        }
    }

    @Override
    public void setArray(int a, Array b) throws SQLException {
        Array value = live(a, Bare.of(b));
        delegate.setArray(a, value);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setArray(number, value));
        }
    }

    @Override
    public void setAsciiStream(int a, InputStream b, int c) throws SQLException {
        InputStream value = liveText(a, b);
        delegate.setAsciiStream(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setAsciiStream(int a, InputStream b, long c) throws SQLException {
        InputStream value = liveText(a, b);
        delegate.setAsciiStream(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setAsciiStream(int a, InputStream b) throws SQLException {
        InputStream value = liveText(a, b);
        delegate.setAsciiStream(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBigDecimal(int a, BigDecimal b) throws SQLException {
        delegate.setBigDecimal(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setBigDecimal(number, b));
        }
    }

    @Override
    public void setBinaryStream(int a, InputStream b, int c) throws SQLException {
        delegate.setBinaryStream(a, b, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBinaryStream(int a, InputStream b, long c) throws SQLException {
        delegate.setBinaryStream(a, b, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBinaryStream(int a, InputStream b) throws SQLException {
        delegate.setBinaryStream(a, b);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBlob(int a, InputStream b, long c) throws SQLException {
        delegate.setBlob(a, b, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBlob(int a, InputStream b) throws SQLException {
        delegate.setBlob(a, b);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBlob(int a, Blob b) throws SQLException {
        delegate.setBlob(a, b);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setBoolean(int a, boolean b) throws SQLException {
        delegate.setBoolean(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setBoolean(number, b));
        }
    }

    @Override
    public void setByte(int a, byte b) throws SQLException {
        delegate.setByte(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setByte(number, b));
        }
    }

    @Override
    public void setBytes(int a, byte[] b) throws SQLException {
        delegate.setBytes(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setBytes(number, b));
        }
    }

    @Override
    public void setCharacterStream(int a, Reader b, int c) throws SQLException {
        Reader value = live(a, b);
        delegate.setCharacterStream(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setCharacterStream(int a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setCharacterStream(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setCharacterStream(int a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setCharacterStream(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setClob(int a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setClob(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setClob(int a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setClob(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setClob(int a, Clob b) throws SQLException {
        Clob value = live(a, b);
        delegate.setClob(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setDate(int a, Date b, Calendar c) throws SQLException {
        delegate.setDate(a, b, c);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setDate(number, b, c));
        }
    }

    @Override
    public void setDate(int a, Date b) throws SQLException {
        delegate.setDate(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setDate(number, b));
        }
    }

    @Override
    public void setDouble(int a, double b) throws SQLException {
        delegate.setDouble(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setDouble(number, b));
        }
    }

    @Override
    public void setFloat(int a, float b) throws SQLException {
        delegate.setFloat(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setFloat(number, b));
        }
    }

    @Override
    public void setInt(int a, int b) throws SQLException {
        delegate.setInt(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setInt(number, b));
        }
    }

    @Override
    public void setLong(int a, long b) throws SQLException {
        delegate.setLong(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setLong(number, b));
        }
    }

    @Override
    public void setNCharacterStream(int a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setNCharacterStream(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setNCharacterStream(int a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setNCharacterStream(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setNClob(int a, Reader b, long c) throws SQLException {
        Reader value = live(a, b);
        delegate.setNClob(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setNClob(int a, Reader b) throws SQLException {
        Reader value = live(a, b);
        delegate.setNClob(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setNClob(int a, NClob b) throws SQLException {
        NClob value = live(a, b);
        delegate.setNClob(a, value);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setNString(int a, String b) throws SQLException {
        String value = live(a, b);
        delegate.setNString(a, value);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setNString(number, value));
        }
    }

    @Override
    public void setNull(int a, int b, String c) throws SQLException {
        delegate.setNull(a, b, c);
        if (bound != null) {
            bound.put(a, null, (to, number) -> to.setNull(number, b, c));
        }
    }

    @Override
    public void setNull(int a, int b) throws SQLException {
        delegate.setNull(a, b);
        if (bound != null) {
            bound.put(a, null, (to, number) -> to.setNull(number, b));
        }
    }

    @Override
    public void setObject(int a, Object b, int c, int d) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c, d);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setObject(number, value, c, d));
        }
    }

    @Override
    public void setObject(int a, Object b, int c) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setObject(number, value, c));
        }
    }

    @Override
    public void setObject(int a, Object b, SQLType c, int d) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c, d);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setObject(number, value, c, d));
        }
    }

    @Override
    public void setObject(int a, Object b, SQLType c) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value, c);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setObject(number, value, c));
        }
    }

    @Override
    public void setObject(int a, Object b) throws SQLException {
        Object value = live(a, Bare.of(b));
        delegate.setObject(a, value);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setObject(number, value));
        }
    }

    @Override
    public void setRef(int a, Ref b) throws SQLException {
        delegate.setRef(a, b);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setRowId(int a, RowId b) throws SQLException {
        delegate.setRowId(a, b);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setSQLXML(int a, SQLXML b) throws SQLException {
        delegate.setSQLXML(a, b);
        if (bound != null) {
            bound.putOnce(a);
        }
    }

    @Override
    public void setShort(int a, short b) throws SQLException {
        delegate.setShort(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setShort(number, b));
        }
    }

    @Override
    public void setString(int a, String b) throws SQLException {
        String value = live(a, b);
        delegate.setString(a, value);
        if (bound != null) {
            bound.put(a, value, (to, number) -> to.setString(number, value));
        }
    }

    @Override
    public void setTime(int a, Time b, Calendar c) throws SQLException {
        delegate.setTime(a, b, c);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setTime(number, b, c));
        }
    }

    @Override
    public void setTime(int a, Time b) throws SQLException {
        delegate.setTime(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setTime(number, b));
        }
    }

    @Override
    public void setTimestamp(int a, Timestamp b, Calendar c) throws SQLException {
        delegate.setTimestamp(a, b, c);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setTimestamp(number, b, c));
        }
    }

    @Override
    public void setTimestamp(int a, Timestamp b) throws SQLException {
        delegate.setTimestamp(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setTimestamp(number, b));
        }
    }

    @Override
    public void setURL(int a, URL b) throws SQLException {
        delegate.setURL(a, b);
        if (bound != null) {
            bound.put(a, b, (to, number) -> to.setURL(number, b));
        }
    }

    @Override
    public void setUnicodeStream(int a, InputStream b, int c) throws SQLException {
        InputStream value = liveText(a, b);
        delegate.setUnicodeStream(a, value, c);
        if (bound != null) {
            bound.putOnce(a);
        }
    }
}
