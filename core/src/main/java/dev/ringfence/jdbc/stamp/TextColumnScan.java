package dev.ringfence.jdbc.stamp;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.jdbc.database.UserTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at the first {@value #ROWS} rows, as the database gives them, of every table that has a text column. */
final class TextColumnScan implements PlausibilityScan {
    static final TextColumnScan STANDARD = new TextColumnScan(Detector.standard());

    private static final int ROWS = 1_000;

    private final Detector detector;

    private TextColumnScan(Detector detector) {
        this.detector = detector;
    }

    @Override
    public List<SuspectColumn> scan(Connection connection) throws SQLException {
        List<SuspectColumn> suspects = new ArrayList<>();
        for (Map.Entry<UserTables.Table, List<UserTables.Column>> table :
                UserTables.read(connection).entrySet()) {
            List<String> texts = table.getValue().stream()
                    .filter(UserTables.Column::isText)
                    .map(UserTables.Column::name)
                    .toList();
            if (!texts.isEmpty()) {
                suspects.addAll(scan(connection, table.getKey(), texts));
            }
        }
        return List.copyOf(suspects);
    }

    private List<SuspectColumn> scan(Connection connection, UserTables.Table table, List<String> columns)
            throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        int[] plausible = new int[columns.size()];
        int sampled = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(ROWS);
            try (ResultSet row = statement.executeQuery(columns.stream()
                    .map(column -> UserTables.quoted(column, quote))
                    .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.qualified())))) {
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
        String name = table.schema() == null ? table.name() : table.schema() + "." + table.name();
        List<SuspectColumn> suspects = new ArrayList<>();
        for (int i = 0; i < plausible.length; i++) {
            if (plausible[i] > 0) {
                suspects.add(new SuspectColumn(name, columns.get(i), sampled, plausible[i]));
            }
        }
        return suspects;
    }
}
