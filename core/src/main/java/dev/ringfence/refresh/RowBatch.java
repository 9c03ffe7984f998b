package dev.ringfence.refresh;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value TableCopy#BATCH} rows, column by column, so that a column is transformed at a time. Not safe for use by
 * many threads.
 */
final class RowBatch {
    private final TableName table;
    private final List<RowTransfer> columns;
    /** By column. */
    private final List<List<SourceTap.Worker>> taps;

    private final @Nullable Object[][] values;
    /** By column, the values of its subject as they were read. */
    private final Map<Integer, @Nullable Object[]> subjects = new HashMap<>();

    private final int[] subjectOf;
    private int rows;

    /** Columns that decide with another are read too; {@code columns} holds them. */
    RowBatch(TableName table, List<RowTransfer> columns, ThreadTaps taps) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.taps = this.columns.stream()
                .map(column -> taps.of(table, column.plan()))
                .toList();
        this.values = new Object[columns.size()][TableCopy.BATCH];
        this.subjectOf = new int[columns.size()];
        for (int i = 0; i < subjectOf.length; i++) {
            subjectOf[i] = this.columns
                    .get(i)
                    .transformation()
                    .subject()
                    .map(this::indexOf)
                    .orElse(-1);
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalStateException("'" + name + "' must be read with the columns that it is the subject of");
    }

    boolean isFull() {
        return rows == TableCopy.BATCH;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Takes the row that the result stands at. */
    void add(ResultSet row) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            values[i][rows] = columns.get(i).read(row, i + 1);
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    /** A value as it is now. */
    @Nullable
    Object value(int column, int row) {
        return values[column][row];
    }

    void clear() {
        rows = 0;
    }

    /** Transforms the rows and writes the first columns of each. Empty afterwards. */
    void write(PreparedStatement to, int written) throws SQLException {
        transformAll(written);
        insert(to, written);
        clear();
    }

    /** Writes the first columns of each row as they are now. */
    void insert(PreparedStatement to, int written) throws SQLException {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < written; i++) {
                columns.get(i).bind(to, i + 1, values[i][row]);
            }
            to.addBatch();
        }
        to.executeBatch();
    }

    /** Shows the first columns to the taps, and transforms them. */
    void transformAll(int written) {
        // Every subject as it was, before any column changes.
        for (int i = 0; i < written; i++) {
            if (subjectOf[i] >= 0) {
                subjects.put(i, Arrays.copyOf(values[subjectOf[i]], rows));
            }
        }
        for (int i = 0; i < written; i++) {
            for (SourceTap.Worker tap : taps.get(i)) {
                tap.see(table, columns.get(i).plan(), values[i], rows);
            }
            transform(i);
        }
    }

    private void transform(int column) {
        RowTransfer transfer = columns.get(column);
        @Nullable Object[] subject = subjects.get(column);
        if (transfer.kept()) {
            return;
        }
        try {
            if (subject != null) {
                transfer.transformation().applyAll(values[column], subject, rows);
            } else {
                transfer.transformation().applyAll(values[column], rows);
            }
        } catch (IllegalArgumentException e) {
            // Transformations show no value in their messages.
            throw new UntransformableException(transfer.name() + ": " + e.getMessage());
        }
    }
}
