package dev.ringfence.refresh.copy;

import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.schema.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads by COPY in text format, ahead of whoever is given the cells: fields are not decoded, but for bytea, whose hexadecimal digits become bytes. */
public final class CopyCellReader implements CellReader {
    @Override
    public void read(Connection connection, String from, List<Column> columns, Cells cells) throws SQLException {
        boolean[] binary = new boolean[columns.size()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = columns.get(i).typeName().equals("bytea");
        }
        try (PostgresCopy.Source source = new PostgresCopy.Source(connection, CellReader.query(from, columns));
                CopyAhead ahead = new CopyAhead(source::next)) {
            ConnectionLoss.cutIfExhausted(() -> read(ahead, binary, cells), connection);
        }
    }

    private static long read(CopyAhead ahead, boolean[] binary, Cells cells) throws SQLException {
        long read = 0;
        for (CopyRows rows = ahead.next(); rows != null; rows = ahead.next()) {
            for (int row = 0; row < rows.count(); row++) {
                fields(rows.all()[row], binary, cells);
                cells.endRow();
            }
            read += rows.count();
        }
        return read;
    }

    /** Tabs and the line end stand for nothing else: COPY escapes those of values. */
    private static void fields(byte[] row, boolean[] binary, Cells cells) {
        int from = 0;
        for (int column = 0; column < binary.length; column++) {
            int to = CopyInput.endOfField(row, from);
            if (!CopyInput.none(row, from, to)) {
                if (binary[column]) {
                    byte[] bytes = bytes(row, from, to);
                    cells.cell(column, bytes, 0, bytes.length, false);
                } else {
                    cells.cell(column, row, from, to, true);
                }
            }
            from = to + 1;
        }
    }

    /** A field such as {@code \\x6164}, with its backslash escaped. */
    private static byte[] bytes(byte[] row, int from, int to) {
        byte[] bytes = new byte[Math.max(0, (to - from - 3) / 2)];
        for (int i = 0; i < bytes.length; i++) {
            int at = from + 3 + 2 * i;
            bytes[i] = (byte) (Character.digit(row[at], 16) << 4 | Character.digit(row[at + 1], 16));
        }
        return bytes;
    }
}
