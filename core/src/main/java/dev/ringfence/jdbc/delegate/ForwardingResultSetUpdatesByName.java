package dev.ringfence.jdbc.delegate;

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

/** Forwards a result set's updates by column name. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingResultSetUpdatesByName extends ForwardingResultSetUpdates {
    ForwardingResultSetUpdatesByName(ResultSet delegate) {
        super(delegate);
    }

    @Override
    public void updateArray(String a, Array b) throws SQLException {
        delegate.updateArray(a, live(a, Bare.of(b)));
    }

    @Override
    public void updateAsciiStream(String a, InputStream b, int c) throws SQLException {
        delegate.updateAsciiStream(a, liveText(a, b), c);
    }

    @Override
    public void updateAsciiStream(String a, InputStream b, long c) throws SQLException {
        delegate.updateAsciiStream(a, liveText(a, b), c);
    }

    @Override
    public void updateAsciiStream(String a, InputStream b) throws SQLException {
        delegate.updateAsciiStream(a, liveText(a, b));
    }

    @Override
    public void updateBigDecimal(String a, BigDecimal b) throws SQLException {
        delegate.updateBigDecimal(a, b);
    }

    @Override
    public void updateBinaryStream(String a, InputStream b, int c) throws SQLException {
        delegate.updateBinaryStream(a, b, c);
    }

    @Override
    public void updateBinaryStream(String a, InputStream b, long c) throws SQLException {
        delegate.updateBinaryStream(a, b, c);
    }

    @Override
    public void updateBinaryStream(String a, InputStream b) throws SQLException {
        delegate.updateBinaryStream(a, b);
    }

    @Override
    public void updateBlob(String a, InputStream b, long c) throws SQLException {
        delegate.updateBlob(a, b, c);
    }

    @Override
    public void updateBlob(String a, InputStream b) throws SQLException {
        delegate.updateBlob(a, b);
    }

    @Override
    public void updateBlob(String a, Blob b) throws SQLException {
        delegate.updateBlob(a, b);
    }

    @Override
    public void updateBoolean(String a, boolean b) throws SQLException {
        delegate.updateBoolean(a, b);
    }

    @Override
    public void updateByte(String a, byte b) throws SQLException {
        delegate.updateByte(a, b);
    }

    @Override
    public void updateBytes(String a, byte[] b) throws SQLException {
        delegate.updateBytes(a, b);
    }

    @Override
    public void updateCharacterStream(String a, Reader b, int c) throws SQLException {
        delegate.updateCharacterStream(a, live(a, b), c);
    }

    @Override
    public void updateCharacterStream(String a, Reader b, long c) throws SQLException {
        delegate.updateCharacterStream(a, live(a, b), c);
    }

    @Override
    public void updateCharacterStream(String a, Reader b) throws SQLException {
        delegate.updateCharacterStream(a, live(a, b));
    }

    @Override
    public void updateClob(String a, Reader b, long c) throws SQLException {
        delegate.updateClob(a, live(a, b), c);
    }

    @Override
    public void updateClob(String a, Reader b) throws SQLException {
        delegate.updateClob(a, live(a, b));
    }

    @Override
    public void updateClob(String a, Clob b) throws SQLException {
        delegate.updateClob(a, live(a, b));
    }

    @Override
    public void updateDate(String a, Date b) throws SQLException {
        delegate.updateDate(a, b);
    }

    @Override
    public void updateDouble(String a, double b) throws SQLException {
        delegate.updateDouble(a, b);
    }

    @Override
    public void updateFloat(String a, float b) throws SQLException {
        delegate.updateFloat(a, b);
    }

    @Override
    public void updateInt(String a, int b) throws SQLException {
        delegate.updateInt(a, b);
    }

    @Override
    public void updateLong(String a, long b) throws SQLException {
        delegate.updateLong(a, b);
    }

    @Override
    public void updateNCharacterStream(String a, Reader b, long c) throws SQLException {
        delegate.updateNCharacterStream(a, live(a, b), c);
    }

    @Override
    public void updateNCharacterStream(String a, Reader b) throws SQLException {
        delegate.updateNCharacterStream(a, live(a, b));
    }

    @Override
    public void updateNClob(String a, Reader b, long c) throws SQLException {
        delegate.updateNClob(a, live(a, b), c);
    }

    @Override
    public void updateNClob(String a, Reader b) throws SQLException {
        delegate.updateNClob(a, live(a, b));
    }

    @Override
    public void updateNClob(String a, NClob b) throws SQLException {
        delegate.updateNClob(a, live(a, b));
    }

    @Override
    public void updateNString(String a, String b) throws SQLException {
        delegate.updateNString(a, live(a, b));
    }

    @Override
    public void updateNull(String a) throws SQLException {
        delegate.updateNull(a);
    }

    @Override
    public void updateObject(String a, Object b, int c) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)), c);
    }

    @Override
    public void updateObject(String a, Object b, SQLType c, int d) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)), c, d);
    }

    @Override
    public void updateObject(String a, Object b, SQLType c) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)), c);
    }

    @Override
    public void updateObject(String a, Object b) throws SQLException {
        delegate.updateObject(a, live(a, Bare.of(b)));
    }

    @Override
    public void updateRef(String a, Ref b) throws SQLException {
        delegate.updateRef(a, b);
    }

    @Override
    public void updateRowId(String a, RowId b) throws SQLException {
        delegate.updateRowId(a, b);
    }

    @Override
    public void updateSQLXML(String a, SQLXML b) throws SQLException {
        delegate.updateSQLXML(a, b);
    }

    @Override
    public void updateShort(String a, short b) throws SQLException {
        delegate.updateShort(a, b);
    }

    @Override
    public void updateString(String a, String b) throws SQLException {
        delegate.updateString(a, live(a, b));
    }

    @Override
    public void updateTime(String a, Time b) throws SQLException {
        delegate.updateTime(a, b);
    }

    @Override
    public void updateTimestamp(String a, Timestamp b) throws SQLException {
        delegate.updateTimestamp(a, b);
    }
}
