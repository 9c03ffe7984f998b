package dev.ringfence.refresh;

import dev.ringfence.data.transform.ValueKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How rows are read and written through JDBC alone. */
interface JdbcRows {

    /** The tables of users in the order of their names. */
    List<TableName> names(Connection connection) throws SQLException;

    /** What transformations can take values of that type. */
    ValueKind kind(int jdbcType, String typeName);

    /** Reads a value so that {@link #bind} writes the same one. */
    @Nullable
    Object read(ResultSet row, int index, Column column) throws SQLException;

    /** Binds what {@link #read} or a transformation gave. */
    void bind(PreparedStatement statement, int index, Column column, @Nullable Object value) throws SQLException;

    /**
     * Lets the numbering of an identity column go on after a number. It never goes back, and needs no transaction: a gap
     * harms nobody.
     */
    void numberAfter(Connection target, TableName table, Column column, long last) throws SQLException;

    /** Reads a date, with time and offset where the type has them. */
    static @Nullable Object readDate(ResultSet row, int index, Column column) throws SQLException {
        String type = column.typeName().toLowerCase(Locale.ROOT);
        if (type.equals("date")) {
            return row.getObject(index, LocalDate.class);
        }
        boolean offset = type.contains("with time zone");
        return offset ? row.getObject(index, OffsetDateTime.class) : row.getObject(index, LocalDateTime.class);
    }
}
