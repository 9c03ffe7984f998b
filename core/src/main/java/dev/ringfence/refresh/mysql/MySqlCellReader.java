package dev.ringfence.refresh.mysql;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.schema.Column;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads cells of MariaDB and MySQL: texts as the bytes that the server sends, in the UTF-8 that the session asked for. */
final class MySqlCellReader implements CellReader {
    @Override
    public void read(Connection connection, String from, List<Column> columns, Cells cells) throws SQLException {
        String query = columns.stream()
                .map(column -> MySqlRows.isBinary(column) ? TableName.quoted(column.name()) : MySqlRows.text(column))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + from));
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            MySqlRows.stream(statement, columns);
            try (ResultSet row = ConnectionLoss.cutIfExhausted(() -> statement.executeQuery(query), connection)) {
                ConnectionLoss.cutIfExhausted(
                        () -> CellReader.show(row, columns, MySqlCellReader::bytes, cells), connection);
            }
        }
    }

    private static byte @Nullable [] bytes(ResultSet row, int index, Column column) throws SQLException {
        if (column.kind() == ValueKind.TEXT || MySqlRows.isBinary(column)) {
            return row.getBytes(index);
        }
        String text = row.getString(index);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
