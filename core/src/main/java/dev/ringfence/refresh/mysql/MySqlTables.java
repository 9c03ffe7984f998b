package dev.ringfence.refresh.mysql;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tables of a connection's database from the catalog of MariaDB or MySQL. Tables have no schema here: those of
 * source and target are the same although their databases have different names.
 */
final class MySqlTables {
    /** Our own tables stand among those of users. */
    private static final String OF_USERS =
            " t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' AND LEFT(t.TABLE_NAME, 10) <> 'ringfence_' ";

    private static final String COLUMNS = "SELECT c.TABLE_NAME, c.COLUMN_NAME, LOWER(c.DATA_TYPE), c.COLUMN_TYPE,"
            + " c.CHARACTER_MAXIMUM_LENGTH, c.IS_NULLABLE = 'YES', LOWER(c.EXTRA) LIKE '%auto_increment%',"
            + " COALESCE(c.GENERATION_EXPRESSION, '') <> '' FROM information_schema.TABLES t"
            + " JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME"
            + " WHERE" + OF_USERS + "ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION";

    /** A key over an expression has a part without a name, and tells no column apart. */
    private static final String UNIQUE_KEYS = "SELECT TABLE_NAME, INDEX_NAME, COLUMN_NAME FROM"
            + " information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND NON_UNIQUE = 0 AND COLUMN_NAME IS NOT"
            + " NULL ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";

    private static final String FOREIGN_KEYS = "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME,"
            + " IF(REFERENCED_TABLE_SCHEMA = DATABASE(), '', REFERENCED_TABLE_SCHEMA), REFERENCED_TABLE_NAME,"
            + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND"
            + " REFERENCED_TABLE_NAME IS NOT NULL ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION";

    /** In MariaDB JSON is a text with a check. */
    private static final String DOCUMENTS = "SELECT TABLE_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS"
            + " WHERE CONSTRAINT_SCHEMA = DATABASE() AND CHECK_CLAUSE LIKE 'json_valid(%)'";

    private final Connection connection;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> uniqueKeys = new LinkedHashMap<>();
    private final Map<String, Map<String, ForeignKey>> foreignKeys = new LinkedHashMap<>();

    private MySqlTables(Connection connection) {
        this.connection = connection;
    }

    /** The tables of users in the order of their names. */
    static List<Table> read(Connection connection) throws SQLException {
        MySqlTables tables = new MySqlTables(connection);
        Set<String> documents = new HashSet<>();
        if (MySqlSession.isMariaDb(connection)) {
            tables.each(DOCUMENTS, row -> documents.add(row.getString(1) + "\n" + column(row.getString(2))));
        }
        tables.each(
                COLUMNS,
                row -> tables.columns
                        .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(column(row, documents)));
        tables.each(
                UNIQUE_KEYS,
                row -> tables.uniqueKeys
                        .computeIfAbsent(row.getString(1), name -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), name -> new ArrayList<>())
                        .add(row.getString(3)));
        tables.each(
                FOREIGN_KEYS,
                row -> tables.foreignKeys
                        .computeIfAbsent(row.getString(1), name -> new LinkedHashMap<>())
                        .merge(
                                row.getString(2),
                                new ForeignKey(
                                        List.of(row.getString(3)),
                                        new TableName(row.getString(4), row.getString(5)),
                                        List.of(row.getString(6)),
                                        false),
                                ForeignKey::and));
        return tables.all();
    }

    private List<Table> all() {
        List<Table> all = new ArrayList<>();
        columns.forEach((name, ofTable) -> {
            Map<String, List<String>> unique = uniqueKeys.getOrDefault(name, Map.of());
            all.add(new Table(
                    new TableName("", name),
                    ofTable,
                    unique.getOrDefault("PRIMARY", List.of()),
                    List.copyOf(unique.values()),
                    List.copyOf(foreignKeys.getOrDefault(name, Map.of()).values())));
        });
        return List.copyOf(all);
    }

    /** What is done with a row. */
    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String query, Row work) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                work.take(row);
            }
        }
    }

    /** The name within {@code json_valid(`name`)}. */
    private static String column(String check) {
        String quoted = check.substring(check.indexOf('(') + 1, check.length() - 1);
        return quoted.substring(1, quoted.length() - 1).replace("``", "`");
    }

    private static Column column(ResultSet row, Set<String> documents) throws SQLException {
        String name = row.getString(2);
        String type = row.getString(3);
        boolean document = type.equals("json") || documents.contains(row.getString(1) + "\n" + name);
        return new Column(
                name,
                document ? "json" : typeName(type, row.getString(4)),
                jdbcType(type),
                document ? ValueKind.OTHER : kind(type),
                (int) Math.min(row.getLong(5), Integer.MAX_VALUE),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(8));
    }

    /** Without what is only shown, such as the width of a number, and what is told by the length. */
    private static String typeName(String type, String whole) {
        return switch (type) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "float", "double" ->
                whole.contains("unsigned") ? type + " unsigned" : type;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "year" -> type;
            default -> whole;
        };
    }

    private static ValueKind kind(String type) {
        return switch (type) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> ValueKind.TEXT;
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double" -> ValueKind.NUMBER;
            case "date", "datetime", "timestamp" -> ValueKind.DATE;
            // UUIDs are none: the server takes those of known versions alone, which those that are made need not be.
            default -> ValueKind.OTHER;
        };
    }

    private static int jdbcType(String type) {
        return switch (type) {
            case "tinyint" -> Types.TINYINT;
            case "smallint" -> Types.SMALLINT;
            case "mediumint", "int" -> Types.INTEGER;
            case "bigint" -> Types.BIGINT;
            case "decimal" -> Types.DECIMAL;
            case "float" -> Types.REAL;
            case "double" -> Types.DOUBLE;
            case "date" -> Types.DATE;
            case "datetime", "timestamp" -> Types.TIMESTAMP;
            case "time" -> Types.TIME;
            case "year" -> Types.SMALLINT;
            case "bit" -> Types.BIT;
            case "char", "enum", "set", "inet4", "inet6" -> Types.CHAR;
            case "uuid" -> Types.OTHER;
            case "binary", "varbinary" -> Types.VARBINARY;
            // And all that is geometric, or a vector.
            case "tinyblob", "blob", "mediumblob", "longblob" -> Types.LONGVARBINARY;
            case "varchar", "tinytext", "text", "mediumtext", "longtext", "json" -> Types.LONGVARCHAR;
            default -> Types.LONGVARBINARY;
        };
    }
}
