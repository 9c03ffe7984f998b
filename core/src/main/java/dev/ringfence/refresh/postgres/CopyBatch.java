package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.copy.CopyRows;
import dev.ringfence.refresh.copy.PostgresCopy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a COPY on their way. The columns that are looked at stand first in each row: they are transformed column by
 * column; all behind them is copied and never read. Not for many threads.
 */
final class CopyBatch {
    static final int ROWS = CopyRows.ROWS;

    /** So many bytes are sent at a time. */
    private static final int SEND = 1 << 16;

    /** Columns whose results are remembered: each takes a MiB or two. */
    private static final int MOST_REMEMBERED = 8;

    private final CopyFormat format;
    private final List<CopyColumn> columns;
    private final List<CopyCells> cells = new ArrayList<>();
    private final int[][] begin;
    private final int[][] end;
    /** By row, where the columns begin that are only copied. */
    private final int[] rest = new int[ROWS];

    private final CopyOutput out = new CopyOutput();

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

    private void locate(CopyRows rows) throws SQLException {
        byte[][] raw = rows.all();
        for (int row = 0; row < rows.count(); row++) {
            rest[row] = format.locate(raw[row], begin.length, begin, end, row);
        }
    }

    /** Lets the taps see the rows. */
    void show(CopyRows rows) throws SQLException {
        locate(rows);
        cells.forEach(column -> column.show(rows.all(), rows.count()));
    }

    /** Writes the rows as they are to be. */
    void write(CopyRows rows, PostgresCopy.Target target) throws SQLException {
        locate(rows);
        cells.forEach(column -> column.read(rows.all(), rows.count()));
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
        out.clear();
        for (int row = 0; row < rows.count(); row++) {
            write(row, rows.all()[row], target);
            if (out.size() >= SEND) {
                send(target);
            }
        }
        send(target);
    }

    private void send(PostgresCopy.Target target) throws SQLException {
        target.write(out.bytes(), 0, out.size());
        out.clear();
    }

    private void write(int row, byte[] from, PostgresCopy.Target target) throws SQLException {
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
