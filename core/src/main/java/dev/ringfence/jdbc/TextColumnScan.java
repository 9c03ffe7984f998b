package dev.ringfence.jdbc;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Detector;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the first {@value #ROWS} rows, as the database gives them, of every table that has a text column. */
final class TextColumnScan implements PlausibilityScan {
    static final TextColumnScan STANDARD = new TextColumnScan(Detector.standard());

    private static final int ROWS = 1_000;
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "pg_catalog", "pg_toast", "ringfence", "mysql", "performance_schema", "sys");

    private final Detector detector;

    private TextColumnScan(Detector detector) {
        this.detector = detector;
    }

    @Override
    public List<SuspectColumn> scan(Connection connection) throws SQLException {
        List<SuspectColumn> suspects = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : textColumns(connection).entrySet()) {
            suspects.addAll(scan(connection, table.getKey(), table.getValue()));
        }
        return List.copyOf(suspects);
    }

    /** By qualified and quoted table, the text columns of tables of users. */
    private static Map<String, List<String>> textColumns(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Set<String> tables = tables(connection);
        try (ResultSet row = metaData.getColumns(connection.getCatalog(), null, "%", "%")) {
            while (row.next()) {
                String table = qualified(metaData, row);
                if (isText(row.getInt("DATA_TYPE")) && tables.contains(table)) {
                    columns.computeIfAbsent(table, name -> new ArrayList<>()).add(row.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    /** Products name their kinds of tables differently; views show what tables hold. */
    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new java.util.HashSet<>();
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet row = metaData.getTables(connection.getCatalog(), null, "%", null)) {
            while (row.next()) {
                String kind = row.getString("TABLE_TYPE");
                String schema = row.getString("TABLE_SCHEM");
                boolean system = schema != null && SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
                if (!system
                        && (kind.equals("TABLE") || kind.equals("BASE TABLE") || kind.equals("PARTITIONED TABLE"))) {
                    tables.add(qualified(metaData, row));
                }
            }
        }
        return tables;
    }

    private static String qualified(DatabaseMetaData metaData, ResultSet row) throws SQLException {
        String schema = row.getString("TABLE_SCHEM");
        String table = quoted(metaData, row.getString("TABLE_NAME"));
        return schema == null ? table : quoted(metaData, schema) + "." + table;
    }

    private static String quoted(DatabaseMetaData metaData, String name) throws SQLException {
        String quote = metaData.getIdentifierQuoteString();
        return quote + name.replace(quote, quote + quote) + quote;
    }

    private static boolean isText(int jdbcType) {
        return switch (jdbcType) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> true;
            default -> false;
        };
    }

    private List<SuspectColumn> scan(Connection connection, String table, List<String> columns) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(quoted(metaData, column));
        }
        int[] plausible = new int[columns.size()];
        int sampled = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(ROWS);
            try (ResultSet row = statement.executeQuery(
                    names.stream().collect(Collectors.joining(", ", "SELECT ", " FROM ")) + table)) {
                while (row.next()) {
                    sampled++;
                    for (int i = 0; i < plausible.length; i++) {
                        String text = row.getString(i + 1);
                        if (text != null && detector.find(text).stream().anyMatch(Finding::plausible)) {
                            plausible[i]++;
                        }
                    }
                }
            }
        }
        List<SuspectColumn> suspects = new ArrayList<>();
        for (int i = 0; i < plausible.length; i++) {
            if (plausible[i] > 0) {
                suspects.add(new SuspectColumn(
                        table.replace(metaData.getIdentifierQuoteString(), ""), columns.get(i), sampled, plausible[i]));
            }
        }
        return suspects;
    }
}
