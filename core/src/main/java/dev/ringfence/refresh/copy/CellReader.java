package dev.ringfence.refresh.copy;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads columns of a table as bytes of text, one row after another. */
public interface CellReader {
    /** Is given each cell that is not NULL. */
    @FunctionalInterface
    interface Cells {
        /**
         * A cell.
         *
         * @param column its index among the columns that were asked for
         * @param bytes holds it, and does not change afterwards
         * @param copyEscapes whether it has the escapes of COPY's text format
         */
        void cell(int column, byte[] bytes, int from, int to, boolean copyEscapes);

        /** Behind the cells of each row. */
        default void endRow() {}
    }

    /** Is given a value of a cell. */
    @FunctionalInterface
    interface Value {
        /** A value; see {@link Cells#cell}. */
        void value(byte[] bytes, int from, int to, boolean copyEscapes);
    }

    /** Reads any database, value by value. */
    static CellReader plain() {
        return CellReader::select;
    }

    /**
     * Reads rows.
     *
     * @param connection without autocommit, so that no driver holds all rows at once
     * @param from a table where it stands now, with a condition where only some rows are wanted
     * @param columns at least one
     */
    void read(Connection connection, String from, List<Column> columns, Cells cells) throws SQLException;

    /** A query of columns by name. */
    static String query(String from, List<Column> columns) {
        return columns.stream()
                .map(column -> TableName.quoted(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + from));
    }

    private static void select(Connection connection, String from, List<Column> columns, Cells cells)
            throws SQLException {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            JdbcRows.stream(statement);
            String query = query(from, columns);
            try (ResultSet row = ConnectionLoss.cutIfExhausted(() -> statement.executeQuery(query), connection)) {
                ConnectionLoss.cutIfExhausted(() -> show(row, columns, CellReader::bytes, cells), connection);
            }
        }
    }

    /** What a driver gives of a cell. */
    @FunctionalInterface
    interface Driver {
        /** The bytes of its text, {@code null} for NULL. */
        byte @Nullable [] bytes(ResultSet row, int index, Column column) throws SQLException;
    }

    /**
     * Shows all rows of a result.
     *
     * @return how many there were
     */
    static long show(ResultSet row, List<Column> columns, Driver driver, Cells cells) throws SQLException {
        long rows = 0;
        while (row.next()) {
            for (int i = 0; i < columns.size(); i++) {
                byte[] bytes = driver.bytes(row, i + 1, columns.get(i));
                if (bytes != null) {
                    cells.cell(i, bytes, 0, bytes.length, false);
                }
            }
            cells.endRow();
            rows++;
        }
        return rows;
    }

    private static byte @Nullable [] bytes(ResultSet row, int index, Column column) throws SQLException {
        // H2 has UUIDs among the binary types.
        switch (column.kind() == ValueKind.UUID ? Types.OTHER : column.jdbcType()) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                return row.getBytes(index);
            }
            default -> {
                String text = row.getString(index);
                return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
        }
    }
}
