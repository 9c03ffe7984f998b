package dev.ringfence.jdbc.undo.row;

import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.sql.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL. Every type has an exact text form of the server's own, and a parameter without a type takes the column's.
 * The place of a row version ({@code ctid}) differs after each change of the row.
 */
final class UndoPostgres implements UndoEngine {
    private static final String PLACE = "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN"
            + " pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass(?)"
            + " AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'";

    private static final String OF_TABLE = " FROM %s x JOIN pg_catalog.pg_class c ON c.oid = x.%s JOIN"
            + " pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?";

    private static final String COLUMNS = "SELECT x.attname, x.attidentity, pg_catalog.pg_get_serial_sequence("
            + "pg_catalog.format('%I.%I', n.nspname, c.relname), x.attname) IS NOT NULL"
            + OF_TABLE.formatted("pg_catalog.pg_attribute", "attrelid")
            + " AND x.attnum > 0 AND NOT x.attisdropped AND x.attgenerated = '' ORDER BY x.attnum";

    private static final String TRIGGERS = "SELECT EXISTS (SELECT 1"
            + OF_TABLE.formatted("pg_catalog.pg_trigger", "tgrelid")
            + " AND NOT x.tgisinternal AND x.tgenabled <> 'D') OR EXISTS (SELECT 1"
            + OF_TABLE.formatted("pg_catalog.pg_rewrite", "ev_class") + ")";

    private static final String PARENTS = "SELECT EXISTS (SELECT 1"
            + OF_TABLE.formatted("pg_catalog.pg_inherits", "inhparent") + " AND c.relkind = 'r') OR EXISTS (SELECT 1"
            + OF_TABLE.formatted("pg_catalog.pg_inherits", "inhrelid") + " AND NOT c.relispartition)";

    private static final String SEQUENCE = "SELECT pg_catalog.pg_get_serial_sequence(?, ?)";

    @Override
    public Optional<Place> place(Connection connection, ObjectName name) throws SQLException {
        String qualified = name.parts().stream().map(this::quoted).collect(Collectors.joining("."));
        return UndoQuery.first(connection, PLACE, UndoEngine::place, qualified);
    }

    @Override
    public List<UndoColumn> columns(Connection connection, Place place) throws SQLException {
        return UndoQuery.all(connection, COLUMNS, this::column, place.schema(), place.name());
    }

    private UndoColumn column(ResultSet row) throws SQLException {
        String name = row.getString(1);
        return new UndoColumn(
                name,
                quoted(name),
                "",
                "::pg_catalog.text",
                "?",
                UndoColumn.Form.TEXT,
                row.getBoolean(3),
                row.getString(2).equals("a"));
    }

    @Override
    public Optional<String> obstacle(Connection connection, Place place) throws SQLException {
        return ask(connection, PARENTS, place) ? Optional.of("it inherits or is inherited from") : Optional.empty();
    }

    /** Rules count as triggers. */
    @Override
    public boolean hasTriggers(Connection connection, Place place) throws SQLException {
        return ask(connection, TRIGGERS, place);
    }

    private static boolean ask(Connection connection, String query, Place place) throws SQLException {
        return UndoQuery.holds(connection, query, place.schema(), place.name(), place.schema(), place.name());
    }

    @Override
    public String quoted(String name) {
        return UserTables.quoted(name, "\"");
    }

    @Override
    public String text(String expression) {
        return "(" + expression + ")::pg_catalog.text";
    }

    @Override
    public String locking(String qualifier, boolean joined) {
        // A table that is one of several is named by its last part there.
        return joined ? " FOR UPDATE OF " + qualifier.substring(qualifier.lastIndexOf('.') + 1) : " FOR UPDATE";
    }

    /** The place of the row version, which every change moves. */
    @Override
    public String version(String qualifier) {
        return qualifier + ".tableoid::pg_catalog.text || " + qualifier + ".ctid::pg_catalog.text";
    }

    /** ON CONFLICT DO UPDATE locks the row first, which its next version still shows. */
    @Override
    public String added(String qualifier) {
        return qualifier + ".xmax = 0";
    }

    @Override
    public String beforeNumbering(Connection connection, UndoTable table, UndoColumn column) throws SQLException {
        Optional<String> sequence = sequence(connection, table, column);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM "
                        + sequence.orElseThrow(() -> new SQLException("no sequence numbers the key", "42704")))) {
            row.next();
            return row.getString(1);
        }
    }

    private static Optional<String> sequence(Connection connection, UndoTable table, UndoColumn column)
            throws SQLException {
        return UndoQuery.first(
                        connection,
                        SEQUENCE,
                        row -> Optional.ofNullable(row.getString(1)),
                        table.qualified(),
                        column.name())
                .orElse(Optional.empty());
    }

    /** The last number is this session's own; with several rows those of other sessions may lie between. */
    @Override
    public String numbered(Connection connection, UndoTable table, UndoColumn column, String before, long rows)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.currval(pg_catalog.pg_get_serial_sequence(?, ?))")) {
            statement.setString(1, table.qualified());
            statement.setString(2, column.name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long last = row.getLong(1);
                return rows == 1 ? "%s = " + last : "%s > " + before + " AND %s <= " + last;
            }
        }
    }

    @Override
    public String beginReplay(Connection connection) throws SQLException {
        execute(connection, "SET CONSTRAINTS ALL DEFERRED");
        return "";
    }

    @Override
    public void checkDeferred(Connection connection) throws SQLException {
        execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void bind(PreparedStatement statement, int index, UndoColumn column, @Nullable String value)
            throws SQLException {
        statement.setObject(index, value, Types.OTHER);
    }
}
