package dev.ringfence.jdbc.inventory;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.classify.ColumnClass;
import dev.ringfence.data.classify.ColumnClassifier;
import dev.ringfence.data.classify.ColumnKind;
import dev.ringfence.data.classify.ColumnSample;
import dev.ringfence.jdbc.database.UserTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Samples each table and asks a classifier about its columns. */
final class InventoryReader {
    /** More of a text than this says no more about what it is. */
    private static final int MAX_LENGTH = 2_000;

    private final Connection connection;
    private final String quote;

    private InventoryReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.quote = connection.getMetaData().getIdentifierQuoteString();
    }

    static List<DataInventory.Entry> read(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            InventoryReader reader = new InventoryReader(connection);
            List<DataInventory.Entry> entries = new ArrayList<>();
            for (Map.Entry<UserTables.Table, List<UserTables.Column>> table :
                    UserTables.read(connection).entrySet()) {
                entries.addAll(reader.entries(table.getKey(), table.getValue()));
            }
            return entries;
        }
    }

    private List<DataInventory.Entry> entries(UserTables.Table table, List<UserTables.Column> columns)
            throws SQLException {
        List<List<String>> samples = sample(table, columns);
        List<DataInventory.Entry> entries = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            UserTables.Column column = columns.get(i);
            List<String> values = samples.get(i);
            ColumnClass found = ColumnClassifier.standard()
                    .classify(new ColumnSample(table.name(), column.name(), kind(column), values));
            ColumnName name =
                    new ColumnName(Objects.requireNonNullElse(table.schema(), ""), table.name(), column.name());
            entries.add(new DataInventory.Entry(name, column.typeName(), values.size(), found));
        }
        return entries;
    }

    private List<List<String>> sample(UserTables.Table table, List<UserTables.Column> columns) throws SQLException {
        List<List<String>> values = new ArrayList<>();
        columns.forEach(column -> values.add(new ArrayList<>()));
        String select = columns.stream()
                .map(column -> UserTables.quoted(column.name(), quote))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.qualified()));
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(DataInventory.SAMPLED_ROWS);
            try (ResultSet row = statement.executeQuery(select)) {
                while (row.next()) {
                    for (int i = 0; i < columns.size(); i++) {
                        String value = kind(columns.get(i)) == ColumnKind.OTHER ? null : row.getString(i + 1);
                        if (value != null) {
                            values.get(i).add(value.substring(0, Math.min(value.length(), MAX_LENGTH)));
                        }
                    }
                }
            }
        }
        return values;
    }

    private static ColumnKind kind(UserTables.Column column) {
        if (column.isText()) {
            return ColumnKind.TEXT;
        }
        return switch (column.jdbcType()) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> ColumnKind.NUMBER;
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnKind.DATE;
            case Types.BOOLEAN, Types.BIT -> ColumnKind.BOOLEAN;
            default -> ColumnKind.OTHER;
        };
    }
}
