package dev.ringfence.jdbc.undo.row;

import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.sql.ObjectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H2. Texts are the driver's, which are exact; bytes and arrays have no text that the server takes back. */
final class UndoH2 implements UndoEngine {
    private static final Set<String> BYTES = Set.of("BINARY", "BINARY VARYING", "BINARY LARGE OBJECT");
    private static final Set<String> OPAQUE = Set.of("JAVA_OBJECT", "ROW", "RESULTSET");

    /** The isolation of that name, between REPEATABLE READ and SERIALIZABLE; JDBC has no constant for it. */
    private static final int SNAPSHOT = 6;

    private static final String PLACE =
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE"
                    + " = 'BASE TABLE' AND UPPER(TABLE_NAME) = UPPER(?) AND UPPER(TABLE_SCHEMA) = UPPER(COALESCE(?,"
                    + " CURRENT_SCHEMA)) ORDER BY TABLE_NAME = ? DESC";

    private static final String COLUMNS = "SELECT COLUMN_NAME, DATA_TYPE, IS_IDENTITY, IDENTITY_GENERATION FROM"
            + " INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND IS_GENERATED = 'NEVER' ORDER BY"
            + " ORDINAL_POSITION";

    /** H2 would give the last answer again, as if a number given changed nothing; not where a value differs each time. */
    private static final String NEXT =
            "SELECT IDENTITY_BASE, RANDOM_UUID() FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND"
                    + " TABLE_NAME = ? AND COLUMN_NAME = ?";

    private static final String TRIGGERS = "SELECT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TRIGGERS WHERE"
            + " EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?)";

    @Override
    public Optional<Place> place(Connection connection, ObjectName name) throws SQLException {
        return UndoQuery.first(connection, PLACE, UndoEngine::place, name.name(), UndoEngine.schema(name), name.name());
    }

    @Override
    public List<UndoColumn> columns(Connection connection, Place place) throws SQLException {
        return UndoQuery.all(connection, COLUMNS, this::column, place.schema(), place.name());
    }

    private UndoColumn column(ResultSet row) throws SQLException {
        String name = row.getString(1);
        String type = row.getString(2);
        return new UndoColumn(
                name,
                quoted(name),
                "",
                "",
                type.equals("JSON") ? "? FORMAT JSON" : "?",
                form(type),
                "YES".equals(row.getString(3)),
                "ALWAYS".equals(row.getString(4)));
    }

    private static UndoColumn.Form form(String type) {
        if (type.equals("ARRAY")) {
            return UndoColumn.Form.ARRAY;
        }
        return BYTES.contains(type) ? UndoColumn.Form.BYTES : UndoColumn.Form.TEXT;
    }

    @Override
    public Optional<String> obstacle(Connection connection, Place place) throws SQLException {
        record Typed(String column, String type) {}
        return UndoQuery.all(
                        connection,
                        COLUMNS,
                        row -> new Typed(row.getString(1), row.getString(2)),
                        place.schema(),
                        place.name())
                .stream()
                .filter(typed -> OPAQUE.contains(typed.type()))
                .findFirst()
                .map(typed -> "column '" + typed.column() + "' has no exact text");
    }

    @Override
    public boolean hasTriggers(Connection connection, Place place) throws SQLException {
        return UndoQuery.holds(connection, TRIGGERS, place.schema(), place.name());
    }

    @Override
    public String quoted(String name) {
        return UserTables.quoted(name, "\"");
    }

    @Override
    public String beforeNumbering(Connection connection, UndoTable table, UndoColumn column) throws SQLException {
        return UndoQuery.first(connection, NEXT, row -> row.getString(1), table.schema(), table.name(), column.name())
                .orElseThrow(() -> new SQLException("the column is not there"));
    }

    /** All numbers given meanwhile, also to other sessions. */
    @Override
    public String numbered(Connection connection, UndoTable table, UndoColumn column, String before, long rows)
            throws SQLException {
        return "%s >= " + before + " AND %s < " + beforeNumbering(connection, table, column);
    }

    /**
     * Foreign keys are checked without regard to locks, and at READ COMMITTED a cascade takes along what was added since.
     * In a snapshot it does not see it.
     */
    @Override
    public boolean locksReferences(Connection connection) throws SQLException {
        return connection.getTransactionIsolation() >= SNAPSHOT;
    }

    @Override
    public @Nullable String read(ResultSet row, int index, UndoColumn column) throws SQLException {
        if (column.form() != UndoColumn.Form.ARRAY) {
            return UndoEngine.super.read(row, index, column);
        }
        Array array = row.getArray(index);
        return array == null ? null : UndoText.write(texts((Object[]) array.getArray()));
    }

    /** Bytes are told from texts by a sign in front, arrays in arrays by another. */
    private static List<@Nullable String> texts(@Nullable Object[] elements) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(elements.length);
        for (Object element : elements) {
            if (element instanceof byte[] bytes) {
                texts.add("x" + HexFormat.of().formatHex(bytes));
            } else if (element instanceof Array inner) {
                texts.add("[" + UndoText.write(texts((Object[]) inner.getArray())));
            } else {
                texts.add(element == null ? null : "'" + element);
            }
        }
        return texts;
    }

    private static @Nullable Object[] elements(String json) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (String text : UndoText.read(json)) {
            if (text == null) {
                elements.add(null);
            } else {
                elements.add(
                        switch (text.charAt(0)) {
                            case 'x' -> HexFormat.of().parseHex(text.substring(1));
                            case '[' -> elements(text.substring(1));
                            default -> text.substring(1);
                        });
            }
        }
        return elements.toArray();
    }

    @Override
    public void bind(PreparedStatement statement, int index, UndoColumn column, @Nullable String value)
            throws SQLException {
        if (value == null) {
            statement.setString(index, null);
        } else if (column.form() == UndoColumn.Form.BYTES) {
            statement.setBytes(index, HexFormat.of().parseHex(value));
        } else if (column.form() == UndoColumn.Form.ARRAY) {
            statement.setObject(index, elements(value));
        } else {
            statement.setString(index, value);
        }
    }

    @Override
    public String literal(UndoColumn column, @Nullable String value) {
        if (value != null && column.form() == UndoColumn.Form.BYTES) {
            return "X'" + value + "'";
        }
        return value != null && column.form() == UndoColumn.Form.ARRAY
                ? array(elements(value))
                : UndoEngine.super.literal(column, value);
    }

    private static String array(@Nullable Object[] elements) {
        return Arrays.stream(elements)
                .map(element -> {
                    if (element instanceof byte[] bytes) {
                        return "X'" + HexFormat.of().formatHex(bytes) + "'";
                    }
                    if (element instanceof Object[] inner) {
                        return array(inner);
                    }
                    return element == null ? "NULL" : "'" + element.toString().replace("'", "''") + "'";
                })
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
}
