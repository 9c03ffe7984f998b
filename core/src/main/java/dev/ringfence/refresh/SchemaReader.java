package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the tables of a database by the metadata of JDBC. */
final class SchemaReader {
    private final DatabaseMetaData metaData;
    private final JdbcSchema schema;

    private SchemaReader(DatabaseMetaData metaData, JdbcSchema schema) {
        this.metaData = metaData;
        this.schema = schema;
    }

    /** The tables of users in the order of their names. */
    static List<Table> read(Connection connection, JdbcSchema schema) throws SQLException {
        SchemaReader reader = new SchemaReader(connection.getMetaData(), schema);
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
        try (ResultSet row = metaData.getColumns(null, pattern(table.schema()), pattern(table.name()), "%")) {
            while (row.next()) {
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
        return columns;
    }

    /** A name as a pattern that matches nothing else. */
    private String pattern(String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private List<String> primaryKey(TableName table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row = metaData.getPrimaryKeys(null, table.schema(), table.name())) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    private List<List<String>> uniqueKeys(TableName table) throws SQLException {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (ResultSet row = metaData.getIndexInfo(null, table.schema(), table.name(), true, true)) {
            while (row.next()) {
                String index = row.getString("INDEX_NAME");
                if (index != null) {
                    indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(row.getString("COLUMN_NAME"));
                }
            }
        }
        return List.copyOf(indexes.values());
    }

    private List<ForeignKey> foreignKeys(TableName table) throws SQLException {
        Map<String, List<String>> from = new LinkedHashMap<>();
        Map<String, List<String>> to = new LinkedHashMap<>();
        Map<String, TableName> targets = new LinkedHashMap<>();
        Map<String, Boolean> deferrable = new LinkedHashMap<>();
        try (ResultSet row = metaData.getImportedKeys(null, table.schema(), table.name())) {
            while (row.next()) {
                String key = row.getString("FK_NAME");
                from.computeIfAbsent(key, name -> new ArrayList<>()).add(row.getString("FKCOLUMN_NAME"));
                to.computeIfAbsent(key, name -> new ArrayList<>()).add(row.getString("PKCOLUMN_NAME"));
                targets.put(key, new TableName(row.getString("PKTABLE_SCHEM"), row.getString("PKTABLE_NAME")));
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
