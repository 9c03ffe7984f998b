package dev.ringfence.refresh;

import dev.ringfence.data.transform.ValueKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where databases differ. */
interface DatabaseEngine {

    /** The engine behind a connection, empty for products that are not supported. */
    static Optional<DatabaseEngine> of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> Optional.of(new PostgresEngine());
            case "H2" -> Optional.of(new H2Engine());
            default -> Optional.empty();
        };
    }

    /** Runs one statement of our own, which holds no value of a row. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Such as {@code PostgreSQL}. */
    String product();

    /** Begins a transaction that writes nothing, sees one state of the database, and reads large results row by row. */
    void beginSnapshot(Connection source) throws SQLException;

    /** Ends it and leaves the session as it was found. */
    void endSnapshot(Connection source) throws SQLException;

    /** The tables of users in the order of their names; a partitioned one stands for its partitions. */
    List<TableName> tables(Connection connection) throws SQLException;

    /** What transformations can take values of that type. */
    ValueKind kind(int jdbcType, String typeName);

    /** Reads a value so that {@link #bind} writes the same one. */
    @Nullable
    Object read(ResultSet row, int index, Column column) throws SQLException;

    /** Binds what {@link #read} or a transformation gave. */
    void bind(PreparedStatement statement, int index, Column column, @Nullable Object value) throws SQLException;

    /** Lets deferrable constraints wait for {@link #checkDeferred}. */
    void deferConstraints(Connection target) throws SQLException;

    /** Checks what was deferred. */
    void checkDeferred(Connection target) throws SQLException;

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
        boolean offset = type.equals("timestamptz") || type.contains("with time zone");
        return offset ? row.getObject(index, OffsetDateTime.class) : row.getObject(index, LocalDateTime.class);
    }
}
