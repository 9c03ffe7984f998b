package dev.ringfence.refresh;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #ROWS} rows of COPY's text format, and about {@value #BYTES} bytes. The columns that are looked at stand
 * first in each row: they are transformed column by column; all behind them is copied and never read. Not for many
 * threads.
 */
final class CopyBatch {
    static final int ROWS = 1_024;
    static final int BYTES = 1 << 20;

    /** So many bytes are sent at a time. */
    private static final int SEND = 1 << 16;

    private final List<CopyColumn> columns;
    private final byte[][] raw = new byte[ROWS][];
    /** By column and row, where a value begins; it ends before the next one's beginning. */
    private final int[][] begin;
    /** By column, the values of a batch. */
    private final @Nullable Object[][] values;
    /** By column, the rows whose value crosses as it is although the column is transformed. */
    private final List<BitSet> asIs;

    private final CopyOutput out = new CopyOutput();
    private int rows;
    private int bytes;

    CopyBatch(List<CopyColumn> columns) {
        this.columns = List.copyOf(columns);
        this.begin = new int[columns.size() + 1][ROWS];
        this.asIs = this.columns.stream().map(column -> new BitSet(ROWS)).toList();
        this.values = new Object[columns.size()][ROWS];
    }

    boolean isFull() {
        return rows == ROWS || bytes >= BYTES;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    int rows() {
        return rows;
    }

    int bytes() {
        return bytes;
    }

    /** Takes a row with its line feed; the array is the batch's from now on. */
    void add(byte[] row) {
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            begin[i][rows] = at;
            while (row[at] != '\t' && row[at] != '\n') {
                at++;
            }
            at++;
        }
        begin[columns.size()][rows] = at;
        raw[rows++] = row;
        bytes += row.length;
    }

    /** Lets the taps see the rows and forgets them. */
    void show() {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).taps().isEmpty()) {
                read(i);
                tap(i);
            }
        }
        clear();
    }

    /** Writes the rows as they are to be. Empty afterwards. */
    void writeTo(PostgresCopy.Target target) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            read(i);
            tap(i);
        }
        @Nullable Object[][] subjects = subjects();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).transformation().isPresent()) {
                columns.get(i).transform(values[i], subjects[i], rows);
            }
        }
        for (int row = 0; row < rows; row++) {
            write(row, target);
            if (out.size() >= SEND) {
                send(target);
            }
        }
        send(target);
        clear();
    }

    private void send(PostgresCopy.Target target) throws SQLException {
        target.write(out.bytes(), 0, out.size());
        out.clear();
    }

    private void clear() {
        Arrays.fill(raw, 0, rows, null);
        rows = 0;
        bytes = 0;
    }

    private int end(int column, int row) {
        return begin[column + 1][row] - 1;
    }

    private void read(int column) {
        CopyColumn read = columns.get(column);
        asIs.get(column).clear();
        for (int row = 0; row < rows; row++) {
            byte[] from = raw[row];
            int start = begin[column][row];
            int end = end(column, row);
            boolean none = CopyInput.none(from, start, end);
            values[column][row] = none ? null : read.read(from, start, end);
            if (!none && values[column][row] == null) {
                asIs.get(column).set(row);
            }
        }
    }

    private void tap(int column) {
        CopyColumn seen = columns.get(column);
        for (SourceTap.Worker tap : seen.taps()) {
            tap.see(seen.table(), seen.plan(), values[column], rows);
        }
    }

    /** By column, the values of its subject before any column changes. */
    private @Nullable Object[][] subjects() {
        @Nullable Object[][] subjects = new Object[columns.size()][];
        for (int i = 0; i < columns.size(); i++) {
            int subject = columns.get(i).subject();
            if (subject >= 0) {
                subjects[i] = Arrays.copyOf(values[subject], rows);
            }
        }
        return subjects;
    }

    private void write(int row, PostgresCopy.Target target) throws SQLException {
        byte[] from = raw[row];
        for (int i = 0; i < columns.size(); i++) {
            write(i, row, from);
            out.raw('\t');
        }
        int rest = begin[columns.size()][row];
        if (rest == from.length && rest > 0) {
            // No column is behind those that are looked at: the row ends here.
            out.endRow();
        } else if (from.length - rest > SEND) {
            // A large one is not copied once more.
            send(target);
            target.write(from, rest, from.length - rest);
        } else {
            out.raw(from, rest, from.length);
        }
    }

    private void write(int column, int row, byte[] from) {
        CopyColumn written = columns.get(column);
        int start = begin[column][row];
        int end = end(column, row);
        Object value = values[column][row];
        if (written.becomesNone()) {
            out.none();
        } else if (written.transformation().isEmpty() || asIs.get(column).get(row)) {
            out.raw(from, start, end);
        } else if (value == null) {
            out.none();
        } else if (value instanceof String text) {
            out.text(text);
        } else {
            out.text(PostgresDates.format(value));
        }
    }
}
