package dev.ringfence.refresh;

import dev.ringfence.data.transform.ValueKind;
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
interface CellReader {
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

    /** What reads this database fastest. */
    static CellReader of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> PostgresCopy.isPossible(connection) ? new CopyCellReader() : CellReader::select;
            case "MariaDB", "MySQL" -> new MySqlCellReader();
            default -> CellReader::select;
        };
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
            try (ResultSet row = statement.executeQuery(query(from, columns))) {
                while (row.next()) {
                    for (int i = 0; i < columns.size(); i++) {
                        byte[] bytes = bytes(row, i + 1, columns.get(i));
                        if (bytes != null) {
                            cells.cell(i, bytes, 0, bytes.length, false);
                        }
                    }
                    cells.endRow();
                }
            }
        }
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
