package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a database by the metadata of JDBC. */
final class SchemaReader {
    private final DatabaseMetaData metaData;
    private final JdbcSchema schema;
    private final @Nullable String catalog;
    private final @Nullable String home;

    private SchemaReader(Connection connection, JdbcSchema schema) throws SQLException {
        this.metaData = connection.getMetaData();
        this.schema = schema;
        this.catalog = connection.getCatalog();
        this.home = schema.home(connection);
    }

    /** Tables, views or what else a product calls so, of one schema or those with a name like it. */
    static ResultSet relations(Connection connection, @Nullable String schema, String kind) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        return metaData.getTables(
                connection.getCatalog(), schema == null ? null : pattern(metaData, schema), "%", new String[] {kind});
    }

    /** The tables of users in the order of their names. */
    static List<Table> read(Connection connection, JdbcSchema schema) throws SQLException {
        SchemaReader reader = new SchemaReader(connection, schema);
        List<Table> tables = new ArrayList<>();
        for (TableName name : schema.names(connection)) {
            tables.add(reader.table(name));
        }
        return List.copyOf(tables);
    }

    private Table table(TableName name) throws SQLException {
        return new Table(name, columns(name), primaryKey(name), uniqueKeys(name), foreignKeys(name));
    }

    private List<Column> columns(TableName table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        String in = schemaOf(table);
        try (ResultSet row = metaData.getColumns(
                catalog, in == null ? null : pattern(metaData, in), pattern(metaData, table.name()), "%")) {
            while (row.next()) {
                // A driver without an escape answers for tables of similar names too.
                if (!table.name().equals(row.getString("TABLE_NAME"))
                        || (in != null && !in.equals(row.getString("TABLE_SCHEM")))) {
                    continue;
                }
                String typeName = row.getString("TYPE_NAME");
                int jdbcType = row.getInt("DATA_TYPE");
                columns.add(new Column(
                        row.getString("COLUMN_NAME"),
                        typeName,
                        jdbcType,
                        schema.kind(jdbcType, typeName),
                        row.getInt("COLUMN_SIZE"),
                        row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                        "YES".equals(row.getString("IS_AUTOINCREMENT")),
                        "YES".equals(row.getString("IS_GENERATEDCOLUMN"))));
            }
        }
        if (columns.isEmpty()) {
            throw new SQLException("the driver tells no columns of table " + table, "HY000");
        }
        return columns;
    }

    private @Nullable String schemaOf(TableName table) {
        return table.schema().isEmpty() ? home : table.schema();
    }

    /** A name as a pattern that matches nothing else, where there is an escape. */
    private static String pattern(DatabaseMetaData metaData, String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private List<String> primaryKey(TableName table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row = metaData.getPrimaryKeys(catalog, schemaOf(table), table.name())) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    private List<List<String>> uniqueKeys(TableName table) throws SQLException {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (ResultSet row = metaData.getIndexInfo(catalog, schemaOf(table), table.name(), true, true)) {
            while (row.next()) {
                String index = row.getString("INDEX_NAME");
                if (index != null) {
                    indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(row.getString("COLUMN_NAME"));
                }
            }
        }
        return List.copyOf(indexes.values());
    }

    private TableName target(ResultSet row) throws SQLException {
        String in = row.getString("PKTABLE_SCHEM");
        return new TableName(in == null || in.equals(home) ? "" : in, row.getString("PKTABLE_NAME"));
    }

    private List<ForeignKey> foreignKeys(TableName table) throws SQLException {
        Map<String, List<String>> from = new LinkedHashMap<>();
        Map<String, List<String>> to = new LinkedHashMap<>();
        Map<String, TableName> targets = new LinkedHashMap<>();
        Map<String, Boolean> deferrable = new LinkedHashMap<>();
        try (ResultSet row = metaData.getImportedKeys(catalog, schemaOf(table), table.name())) {
            while (row.next()) {
                String key = row.getString("FK_NAME");
                from.computeIfAbsent(key, name -> new ArrayList<>()).add(row.getString("FKCOLUMN_NAME"));
                to.computeIfAbsent(key, name -> new ArrayList<>()).add(row.getString("PKCOLUMN_NAME"));
                targets.put(key, target(row));
                deferrable.put(key, row.getInt("DEFERRABILITY") != DatabaseMetaData.importedKeyNotDeferrable);
            }
        }
        List<ForeignKey> keys = new ArrayList<>();
        targets.forEach((key, target) -> keys.add(new ForeignKey(
                from.getOrDefault(key, List.of()),
                target,
                to.getOrDefault(key, List.of()),
                deferrable.getOrDefault(key, false))));
        return keys;
    }
}
