package dev.ringfence.refresh.mysql;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.RowColumns;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that cross as the bytes that the server sends: no character is made of them, and a large one stands in the heap as
 * seldom as can be. Texts are in UTF-8, for which the session asks.
 */
final class MySqlBytes implements JdbcRows {
    /** What is geometric, or a vector, has a form in which it is sent and another in which it is taken. */
    private static final Pattern BINARY = Pattern.compile("(var)?binary\\b.*|(tiny|medium|long)?blob");

    private static final MySqlBytes ROWS = new MySqlBytes();

    private MySqlBytes() {}

    static boolean isBinary(Column column) {
        return BINARY.matcher(column.typeName()).matches();
    }

    private static boolean isText(Column column) {
        return column.kind() == ValueKind.TEXT || column.jdbcType() == Types.LONGVARCHAR;
    }

    /**
     * The columns, of which those that are kept, and that nobody asks for, are read as bytes.
     *
     * @param loads whether rows are loaded; an INSERT takes texts as texts
     */
    static List<RowTransfer> of(TableName table, List<RowTransfer> columns, ThreadTaps taps, boolean loads) {
        List<RowTransfer> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            RowTransfer column = columns.get(i);
            Column read = column.plan().source();
            boolean crosses = column.kept()
                    && (isBinary(read) || (loads && isText(read)))
                    && !RowColumns.isAsked(table, columns, i, taps);
            all.add(crosses ? new RowTransfer(column.plan(), true, column.transformation(), ROWS) : column);
        }
        return List.copyOf(all);
    }

    @Override
    public byte @Nullable [] read(ResultSet row, int index, Column column) throws SQLException {
        return row.getBytes(index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Column column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARBINARY);
        } else {
            statement.setBytes(index, (byte[]) value);
        }
    }
}
