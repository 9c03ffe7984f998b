package dev.ringfence.refresh;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #ROWS} rows of a COPY, and about {@value #BYTES} bytes. The columns that are looked at stand first in each
 * row: they are transformed column by column; all behind them is copied and never read. Not for many threads.
 */
final class CopyBatch {
    static final int ROWS = 1_024;
    static final int BYTES = 1 << 20;

    /** So many bytes are sent at a time. */
    private static final int SEND = 1 << 16;

    /** Columns whose results are remembered: each takes a MiB or two. */
    private static final int MOST_REMEMBERED = 8;

    private final CopyFormat format;
    private final List<CopyColumn> columns;
    private final List<CopyCells> cells = new ArrayList<>();
    private final byte[][] raw = new byte[ROWS][];
    private final int[][] begin;
    private final int[][] end;
    /** By row, where the columns begin that are only copied. */
    private final int[] rest = new int[ROWS];

    private final CopyOutput out = new CopyOutput();
    private int rows;
    private int bytes;

    CopyBatch(CopyFormat format, List<CopyColumn> columns) {
        this.format = format;
        this.columns = List.copyOf(columns);
        this.begin = new int[columns.size()][ROWS];
        this.end = new int[columns.size()][ROWS];
        int remembered = 0;
        for (int i = 0; i < this.columns.size(); i++) {
            CopyColumn column = this.columns.get(i);
            boolean remembers = column.transformation().isPresent()
                    && column.subject() < 0
                    && !column.isSubject()
                    && remembered++ < MOST_REMEMBERED;
            cells.add(new CopyCells(column, format, begin[i], end[i], remembers));
        }
    }

    boolean isFull() {
        return rows == ROWS || bytes >= BYTES;
    }

    int rows() {
        return rows;
    }

    int bytes() {
        return bytes;
    }

    /** Takes a row as it came; the array is the batch's from now on. */
    void add(byte[] row) throws SQLException {
        rest[rows] = format.locate(row, columns.size(), begin, end, rows);
        raw[rows++] = row;
        bytes += row.length;
    }

    /** Lets the taps see the rows and forgets them. */
    void show() {
        cells.forEach(column -> column.show(raw, rows));
        clear();
    }

    /** Writes the rows as they are to be. Empty afterwards. */
    void writeTo(PostgresCopy.Target target) throws SQLException {
        cells.forEach(column -> column.read(raw, rows));
        // Every subject as it was, before any column changes.
        @Nullable Object[][] subjects = new Object[columns.size()][];
        for (int i = 0; i < subjects.length; i++) {
            int subject = columns.get(i).subject();
            if (subject >= 0) {
                subjects[i] = cells.get(subject).copy();
            }
        }
        for (int i = 0; i < subjects.length; i++) {
            cells.get(i).transform(subjects[i]);
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

    /** Forgets the rows, as when a piece is begun anew. */
    void clear() {
        Arrays.fill(raw, null);
        out.clear();
        rows = 0;
        bytes = 0;
    }

    private void write(int row, PostgresCopy.Target target) throws SQLException {
        byte[] from = raw[row];
        format.beginRow(out, from);
        for (CopyCells column : cells) {
            column.write(row, from, out);
        }
        if (format.endRow(out, rest[row], from)) {
            return;
        }
        if (from.length - rest[row] > SEND) {
            // A large one is not copied once more.
            send(target);
            target.write(from, rest[row], from.length - rest[row]);
        } else {
            out.raw(from, rest[row], from.length);
        }
    }
}
