package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.live.LiveInput;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.NullUnmarked;

/** Forwards a result set's updates by column number. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingResultSetUpdates extends ForwardingResultSetColumns implements LiveInput {
    ForwardingResultSetUpdates(ResultSet delegate) {
        super(delegate);
    }

    @Override
    public void updateArray(int a, Array b) throws SQLException {
        delegate.updateArray(a, live(a, Bare.of(b)));
    }

    @Override
    public void updateAsciiStream(int a, InputStream b, int c) throws SQLException {
        delegate.updateAsciiStream(a, liveText(a, b), c);
    }

    @Override
    public void updateAsciiStream(int a, InputStream b, long c) throws SQLException {
        delegate.updateAsciiStream(a, liveText(a, b), c);
    }

    @Override
    public void updateAsciiStream(int a, InputStream b) throws SQLException {
        delegate.updateAsciiStream(a, liveText(a, b));
    }

    @Override
    public void updateBigDecimal(int a, BigDecimal b) throws SQLException {
        delegate.updateBigDecimal(a, b);
    }

    @Override
    public void updateBinaryStream(int a, InputStream b, int c) throws SQLException {
        delegate.updateBinaryStream(a, b, c);
    }

    @Override
    public void updateBinaryStream(int a, InputStream b, long c) throws SQLException {
        delegate.updateBinaryStream(a, b, c);
    }

    @Override
    public void updateBinaryStream(int a, InputStream b) throws SQLException {
        delegate.updateBinaryStream(a, b);
    }

    @Override
    public void updateBlob(int a, InputStream b, long c) throws SQLException {
        delegate.updateBlob(a, b, c);
    }

    @Override
    public void updateBlob(int a, InputStream b) throws SQLException {
        delegate.updateBlob(a, b);
    }

    @Override
    public void updateBlob(int a, Blob b) throws SQLException {
        delegate.updateBlob(a, b);
    }

    @Override
    public void updateBoolean(int a, boolean b) throws SQLException {
        delegate.updateBoolean(a, b);
    }

    @Override
    public void updateByte(int a, byte b) throws SQLException {
        delegate.updateByte(a, b);
    }

    @Override
    public void updateBytes(int a, byte[] b) throws SQLException {
        delegate.updateBytes(a, b);
    }

    @Override
    public void updateCharacterStream(int a, Reader b, int c) throws SQLException {
        delegate.updateCharacterStream(a, live(a, b), c);
    }

    @Override
    public void updateCharacterStream(int a, Reader b, long c) throws SQLException {
        delegate.updateCharacterStream(a, live(a, b), c);
    }

    @Override
    public void updateCharacterStream(int a, Reader b) throws SQLException {
        delegate.updateCharacterStream(a, live(a, b));
    }

    @Override
    public void updateClob(int a, Reader b, long c) throws SQLException {
        delegate.updateClob(a, live(a, b), c);
    }

    @Override
    public void updateClob(int a, Reader b) throws SQLException {
        delegate.updateClob(a, live(a, b));
    }

    @Override
    public void updateClob(int a, Clob b) throws SQLException {
        delegate.updateClob(a, live(a, b));
    }

    @Override
    public void updateDate(int a, Date b) throws SQLException {
        delegate.updateDate(a, b);
    }

    @Override
    public void updateDouble(int a, double b) throws SQLException {
        delegate.updateDouble(a, b);
    }

    @Override
    public void updateFloat(int a, float b) throws SQLException {
        delegate.updateFloat(a, b);
    }

    @Override
    public void updateInt(int a, int b) throws SQLException {
        delegate.updateInt(a, b);
    }

    @Override
    public void updateLong(int a, long b) throws SQLException {
        delegate.updateLong(a, b);
    }

    @Override
    public void updateNCharacterStream(int a, Reader b, long c) throws SQLException {
        delegate.updateNCharacterStream(a, live(a, b), c);
    }

    @Override
    public void updateNCharacterStream(int a, Reader b) throws SQLException {
        delegate.updateNCharacterStream(a, live(a, b));
    }

    @Override
    public void updateNClob(int a, Reader b, long c) throws SQLException {
        delegate.updateNClob(a, live(a, b), c);
    }

    @Override
    public void updateNClob(int a, Reader b) throws SQLException {
        delegate.updateNClob(a, live(a, b));
    }

    @Override
    public void updateNClob(int a, NClob b) throws SQLException {
        delegate.updateNClob(a, live(a, b));
    }

    @Override
    public void updateNString(int a, String b) throws SQLException {
        delegate.updateNString(a, live(a, b));
    }

    @Override
    public void updateNull(int a) throws SQLException {
        delegate.updateNull(a);
    }

    @Override
    public void updateObject(int a, Object b, int c) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)), c);
    }

    @Override
    public void updateObject(int a, Object b, SQLType c, int d) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)), c, d);
    }

    @Override
    public void updateObject(int a, Object b, SQLType c) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)), c);
    }

    @Override
    public void updateObject(int a, Object b) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)));
    }

    @Override
    public void updateRef(int a, Ref b) throws SQLException {
        delegate.updateRef(a, b);
    }

    @Override
    public void updateRowId(int a, RowId b) throws SQLException {
        delegate.updateRowId(a, b);
    }

    @Override
    public void updateSQLXML(int a, SQLXML b) throws SQLException {
        delegate.updateSQLXML(a, b);
    }

    @Override
    public void updateShort(int a, short b) throws SQLException {
        delegate.updateShort(a, b);
    }

    @Override
    public void updateString(int a, String b) throws SQLException {
        delegate.updateString(a, live(a, b));
    }

    @Override
    public void updateTime(int a, Time b) throws SQLException {
        delegate.updateTime(a, b);
    }

    @Override
    public void updateTimestamp(int a, Timestamp b) throws SQLException {
        delegate.updateTimestamp(a, b);
    }
}
