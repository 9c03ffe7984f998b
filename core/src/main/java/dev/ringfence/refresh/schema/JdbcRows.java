package dev.ringfence.refresh.schema;

import dev.ringfence.refresh.base.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How rows are read and written through JDBC alone. */
public interface JdbcRows {
    /** How many rows are read, and written, at a time. */
    int BATCH = 1_024;

    /** Reads a value so that {@link #bind} writes the same one. */
    @Nullable
    Object read(ResultSet row, int index, Column column) throws SQLException;

    /** Binds what {@link #read} or a transformation gave. */
    void bind(PreparedStatement statement, int index, Column column, @Nullable Object value) throws SQLException;

    /** What a column is read by in a query. */
    default String expression(Column column) {
        return TableName.quoted(column.name());
    }

    /**
     * What stands for a value in an INSERT.
     *
     * @param kept whether the value crosses as it was read
     * @param value such as a question mark
     */
    default String written(Column column, boolean kept, String value) {
        return value;
    }

    /** Reads a value as transformations take it. */
    default @Nullable Object readToTransform(ResultSet row, int index, Column column) throws SQLException {
        return switch (column.kind()) {
            case TEXT -> row.getString(index);
            case DATE -> readDate(row, index, column);
            case NUMBER, UUID, OTHER -> read(row, index, column);
        };
    }

    /** Has a query's rows come one after another instead of all at once; MySQL's own driver takes no other number. */
    static void stream(Statement query) throws SQLException {
        boolean ofMySql = query.getConnection().getMetaData().getDriverName().startsWith("MySQL Connector");
        query.setFetchSize(ofMySql ? Integer.MIN_VALUE : BATCH);
    }

    /** Reads a date, with time and offset where the type has them. */
    static @Nullable Object readDate(ResultSet row, int index, Column column) throws SQLException {
        return switch (column.jdbcType()) {
            case Types.DATE -> row.getObject(index, LocalDate.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(index, OffsetDateTime.class);
            default -> row.getObject(index, LocalDateTime.class);
        };
    }
}
