package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads by COPY in text format: fields are not decoded, but for bytea, whose hexadecimal digits become bytes. */
final class CopyOutReader implements CellReader {
    @Override
    public void read(Connection connection, TableName table, List<Column> columns, Cells cells) throws SQLException {
        boolean[] binary = new boolean[columns.size()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = columns.get(i).typeName().equals("bytea");
        }
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + CellReader.select(table, columns) + ") TO STDOUT");
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                fields(row, binary, cells);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Tabs and the line end stand for nothing else: COPY escapes those of values. */
    private static void fields(byte[] row, boolean[] binary, Cells cells) {
        int from = 0;
        for (int column = 0; column < binary.length; column++) {
            int to = from;
            while (row[to] != '\t' && row[to] != '\n') {
                to++;
            }
            boolean isNull = to - from == 2 && row[from] == '\\' && row[from + 1] == 'N';
            if (!isNull && binary[column]) {
                byte[] bytes = bytes(row, from, to);
                cells.cell(column, bytes, 0, bytes.length, false);
            } else if (!isNull) {
                cells.cell(column, row, from, to, true);
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
