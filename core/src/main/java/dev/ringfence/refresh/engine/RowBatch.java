package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.copy.ReadAhead;
import dev.ringfence.refresh.schema.JdbcRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Up to {@value JdbcRows#BATCH} rows, column by column, and about {@value #BYTES} bytes. Not for many threads. */
public final class RowBatch implements ReadAhead.Block {
    static final int BYTES = 1 << 20;

    private final RowTransfer[] columns;
    private final IntPredicate unread;
    private @Nullable Object[][] values;
    private int rows;
    private long bytes;
    private boolean transformed;

    /**
     * An empty one.
     *
     * @param columns those that are read
     * @param unread which of them need not be, by place, since they become NULL
     */
    public RowBatch(List<RowTransfer> columns, IntPredicate unread) {
        this.columns = columns.toArray(RowTransfer[]::new);
        this.unread = unread;
        this.values = new Object[this.columns.length][JdbcRows.BATCH];
    }

    @Override
    public boolean isFull() {
        return rows == JdbcRows.BATCH || bytes >= BYTES;
    }

    @Override
    public int count() {
        return rows;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void clear() {
        // New ones: what is young is cheaper for the garbage collector to have references stored into.
        values = new Object[columns.length][JdbcRows.BATCH];
        rows = 0;
        bytes = 0;
        transformed = false;
    }

    /** Takes the row that the result stands at. */
    public void add(ResultSet row) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = unread.test(i) ? null : columns[i].read(row, i + 1);
            values[i][rows] = value;
            bytes += size(value);
        }
        rows++;
    }

    /** What of a value can be large: those of other types are not. */
    private static int size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof byte[] array ? array.length : 0;
    }

    boolean isTransformed() {
        return transformed;
    }

    /** Its values are what is to be written from now on. */
    void transformed() {
        transformed = true;
    }

    /** The values of a column as they are now, up to {@link #count()}. */
    public @Nullable Object[] values(int column) {
        return values[column];
    }

    /** Writes the first columns of each row as they are now. */
    public void insert(PreparedStatement to, int written) throws SQLException {
        for (int row = 0; row < rows; row++) {
            bind(to, 1, row, written);
            to.addBatch();
        }
        to.executeBatch();
    }

    /**
     * Binds the first columns of a row as they are now.
     *
     * @param parameter the first one's
     */
    public void bind(PreparedStatement to, int parameter, int row, int written) throws SQLException {
        for (int i = 0; i < written; i++) {
            columns[i].bind(to, parameter + i, values[i][row]);
        }
    }
}
