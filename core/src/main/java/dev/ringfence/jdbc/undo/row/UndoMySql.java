package dev.ringfence.jdbc.undo.row;

import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.sql.ObjectName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL. A TIMESTAMP is kept as the moment it is, since its text depends on the session's time zone and says
 * two moments alike when clocks go back. FLOAT is read as DOUBLE, since its own text is rounded.
 */
public final class UndoMySql implements UndoEngine {
    private static final Set<String> BYTES = Set.of(
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final String ZERO = "0000-00-00 00:00:00.000000";

    private static final String PLACE =
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE"
                    + " = 'BASE TABLE' AND TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?";

    private static final String COLUMNS = "SELECT COLUMN_NAME, DATA_TYPE, EXTRA FROM information_schema.COLUMNS WHERE"
            + " TABLE_SCHEMA = ? AND TABLE_NAME = ? AND EXTRA NOT LIKE '%GENERATED%' ORDER BY ORDINAL_POSITION";

    // Each view of information_schema is asked for one table by name: otherwise the server opens all tables of all
    // databases.
    private static final String OBSTACLE = "SELECT (SELECT ENGINE <> 'InnoDB' FROM information_schema.TABLES WHERE"
            + " TABLE_SCHEMA = ? AND TABLE_NAME = ?), EXISTS (SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA ="
            + " ? AND TABLE_NAME = ? AND COLUMN_KEY = 'PRI' AND DATA_TYPE IN ('timestamp', 'float'))";

    private static final String TRIGGERS = "SELECT EXISTS (SELECT 1 FROM information_schema.TRIGGERS WHERE"
            + " EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?)";

    private static final String SESSION =
            "SELECT CONCAT(@@session.time_zone, '|', @@session.sql_mode), @@session.time_zone, @@session.sql_mode";

    @Override
    public Optional<Place> place(Connection connection, ObjectName name) throws SQLException {
        return UndoQuery.first(connection, PLACE, UndoEngine::place, UndoEngine.schema(name), name.name());
    }

    @Override
    public List<UndoColumn> columns(Connection connection, Place place) throws SQLException {
        return UndoQuery.all(connection, COLUMNS, this::column, place.schema(), place.name());
    }

    private UndoColumn column(ResultSet row) throws SQLException {
        String type = row.getString(2).toLowerCase(Locale.ROOT);
        return column(row.getString(1), type, row.getString(3).contains("auto_increment"));
    }

    private UndoColumn column(String name, String type, boolean numbered) {
        String prefix = "CAST(";
        String suffix = " AS CHAR)";
        String placeholder = "?";
        UndoColumn.Form form = UndoColumn.Form.TEXT;
        if (BYTES.contains(type)) {
            prefix = "HEX(";
            suffix = ")";
            placeholder = "UNHEX(?)";
        } else if (TEXTS.contains(type)) {
            prefix = "";
            suffix = "";
        } else if (type.equals("bit")) {
            prefix = "CAST(CAST(";
            suffix = " AS UNSIGNED) AS CHAR)";
            placeholder = "CAST(? AS UNSIGNED)";
        } else if (type.equals("float")) {
            prefix = "CAST(CAST(";
            suffix = " AS DOUBLE) AS CHAR)";
        } else if (type.equals("timestamp")) {
            prefix = "CAST(UNIX_TIMESTAMP(";
            suffix = ") AS CHAR)";
            form = UndoColumn.Form.UTC_SECONDS;
        }
        return new UndoColumn(name, quoted(name), prefix, suffix, placeholder, form, numbered, false);
    }

    @Override
    public Optional<String> obstacle(Connection connection, Place place) throws SQLException {
        return UndoQuery.first(
                        connection,
                        OBSTACLE,
                        UndoMySql::obstacle,
                        place.schema(),
                        place.name(),
                        place.schema(),
                        place.name())
                .orElse(Optional.empty());
    }

    private static Optional<String> obstacle(ResultSet row) throws SQLException {
        if (row.getBoolean(1)) {
            return Optional.of("its engine is not InnoDB, so nothing is rolled back");
        }
        return row.getBoolean(2)
                ? Optional.of("its key holds a TIMESTAMP or FLOAT, which finds no row again")
                : Optional.empty();
    }

    @Override
    public boolean hasTriggers(Connection connection, Place place) throws SQLException {
        return UndoQuery.holds(connection, TRIGGERS, place.schema(), place.name());
    }

    @Override
    public String quoted(String name) {
        return UserTables.quoted(name, "`");
    }

    @Override
    public String text(String expression) {
        return "CAST((" + expression + ") AS CHAR)";
    }

    @Override
    public String overriding() {
        return "";
    }

    @Override
    public boolean numbers(String value) {
        return value.equalsIgnoreCase("default") || value.equalsIgnoreCase("null");
    }

    @Override
    public String beforeNumbering(Connection connection, UndoTable table, UndoColumn column) {
        return "";
    }

    /** The numbers of one INSERT ... VALUES follow each other; LAST_INSERT_ID is the first of them. */
    @Override
    public String numbered(Connection connection, UndoTable table, UndoColumn column, String before, long rows)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT LAST_INSERT_ID(), LAST_INSERT_ID() + @@session.auto_increment_increment * "
                                + (rows - 1))) {
            row.next();
            return "%s >= " + row.getString(1) + " AND %s <= " + row.getString(2);
        }
    }

    /** InnoDB's gap locks, from REPEATABLE READ on. */
    @Override
    public boolean locksAbsentKeys(Connection connection) throws SQLException {
        return connection.getTransactionIsolation() >= Connection.TRANSACTION_REPEATABLE_READ;
    }

    /**
     * ON DUPLICATE KEY UPDATE counts one for a row added, two for one changed, and for one that stays the same one, or
     * none where the driver asked for changed rows.
     */
    @Override
    public boolean countsUpserts(long count, long added, long changed, long same) {
        return count == added + 2 * changed + same || count == added + 2 * changed;
    }

    /** UTC, so that every moment can be said; zero dates and the number 0 pass as they are. */
    @Override
    public String beginReplay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSION)) {
            row.next();
            String before = UndoText.write(List.of(row.getString(2), row.getString(3)));
            statement.execute(
                    "SET SESSION time_zone = '+00:00', SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
            return before;
        }
    }

    @Override
    public void endReplay(Connection connection, String before) throws SQLException {
        List<String> session = UndoText.readWhole(before);
        try (PreparedStatement statement =
                connection.prepareStatement("SET SESSION time_zone = ?, SESSION sql_mode = ?")) {
            statement.setString(1, session.get(0));
            statement.setString(2, session.get(1));
            statement.execute();
        }
    }

    @Override
    public @Nullable String read(ResultSet row, int index, UndoColumn column) throws SQLException {
        String text = row.getString(index);
        if (text == null || column.form() != UndoColumn.Form.UTC_SECONDS) {
            return text;
        }
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.signum() == 0) {
            return ZERO;
        }
        long micros = seconds.movePointRight(6).longValueExact();
        Instant moment =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
        return TIME.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    @Override
    public String literal(UndoColumn column, @Nullable String value) {
        return UndoEngine.super.literal(column, value == null ? null : value.replace("\\", "\\\\"));
    }
}
