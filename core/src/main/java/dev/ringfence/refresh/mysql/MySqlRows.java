package dev.ringfence.refresh.mysql;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of MariaDB and MySQL as text, which the server itself makes and takes, so that no driver has to have a class for
 * them: times beyond a day, dates that are none, numbers above those of Java. What is geometric, or a vector, crosses as
 * hexadecimal digits; {@link MySqlBytes} knows what crosses as it is sent.
 */
final class MySqlRows implements JdbcRows {
    private static final String NO_DATE = "0000-00-00";

    /** How many bytes of rows a driver may hold at least. */
    private static final long FETCHED = 8 << 20;

    static boolean isBinary(Column column) {
        return column.jdbcType() == Types.VARBINARY || column.jdbcType() == Types.LONGVARBINARY;
    }

    /** As {@link JdbcRows#stream}; MariaDB's driver holds as many rows as are fetched, so where they may be large, few. */
    static void stream(Statement query, List<Column> columns) throws SQLException {
        JdbcRows.stream(query);
        long row = columns.stream().mapToLong(MySqlRows::mostBytes).sum();
        if (query.getFetchSize() > 1 && row > 0) {
            query.setFetchSize((int) Math.max(1, Math.min(query.getFetchSize(), FETCHED / row)));
        }
    }

    /** About; of some types that may be large the server tells no length. */
    private static long mostBytes(Column column) {
        boolean untold =
                column.length() == 0 && (isBinary(column) || column.typeName().equals("json"));
        return untold ? FETCHED : column.length();
    }

    @Override
    public String expression(Column column) {
        return isBinary(column) ? "HEX(" + TableName.quoted(column.name()) + ")" : text(column);
    }

    /** What the server says of a column that is not binary, so that all drivers read it alike. */
    static String text(Column column) {
        return text("", column);
    }

    /**
     * The same.
     *
     * @param prefix of the table: empty, or an alias and a dot
     */
    static String text(String prefix, Column column) {
        String name = prefix + TableName.quoted(column.name());
        return switch (column.jdbcType()) {
            // Drivers take bits and the shortest numbers for truths, and years for dates.
            case Types.BIT, Types.TINYINT, Types.SMALLINT -> name + " + 0";
            // As it is stored; the server shows only six digits of it.
            case Types.REAL -> name + " + 0e0";
            case Types.DATE, Types.TIME, Types.TIMESTAMP -> "CAST(" + name + " AS CHAR)";
            default -> name;
        };
    }

    @Override
    public String written(Column column, boolean kept, String value) {
        if (isBinary(column)) {
            return "UNHEX(" + value + ")";
        }
        if (column.jdbcType() == Types.BIT) {
            return "CAST(" + value + " AS UNSIGNED)";
        }
        // What is no date stands in a column that takes no NULL.
        boolean date = column.kind() == ValueKind.DATE && !kept && !column.nullable();
        return date ? "COALESCE(" + value + ", '" + NO_DATE + "')" : value;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        return row.getString(index);
    }

    @Override
    public @Nullable Object readToTransform(ResultSet row, int index, Column column) throws SQLException {
        String text = row.getString(index);
        return text == null || column.kind() != ValueKind.DATE ? text : date(text);
    }

    /** Of {@code 2026-03-29} or {@code 2026-03-29 02:30:00.123456}; {@code null} for the date that is none. */
    static @Nullable Object date(String text) {
        if (text.startsWith(NO_DATE)) {
            return null;
        }
        // A month or day 0 is taken for the first, a day behind the month's last for that.
        int year = Integer.parseInt(text, 0, 4, 10);
        YearMonth month = YearMonth.of(year, Math.max(1, Integer.parseInt(text, 5, 7, 10)));
        int day = Math.max(1, Integer.parseInt(text, 8, 10, 10));
        LocalDate date = month.atDay(Math.min(day, month.lengthOfMonth()));
        return text.length() == NO_DATE.length() ? date : LocalDateTime.of(date, LocalTime.parse(text.substring(11)));
    }

    /** As the server reads it: a year 0 is one here. */
    static String format(Object value) {
        return value instanceof LocalDateTime at ? at.toLocalDate() + " " + at.toLocalTime() : value.toString();
    }

    @Override
    public void bind(PreparedStatement statement, int index, Column column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, format(value));
        }
    }
}
