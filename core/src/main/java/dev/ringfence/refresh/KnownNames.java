package dev.ringfence.refresh;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.detect.NameLexicon;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The names in all name columns of the source, so that they are found within its texts too. They are held in memory: some
 * hundred bytes for each different word.
 */
final class KnownNames {
    private static final Treatment NAME = new Treatment.Pseudonymize(InfoType.PERSON_NAME);

    private KnownNames() {}

    /** A detector of the standard types and those names; without names if there is no text to look into. */
    static Detector detector(Connection source, List<TablePlan> tables) throws SQLException {
        boolean texts = tables.stream()
                .flatMap(plan -> plan.columns().stream())
                .anyMatch(column -> column.treatment() instanceof Treatment.SanitizeText);
        if (!texts) {
            return Detector.standard();
        }
        NameLexicon.Builder names = NameLexicon.builder();
        for (TablePlan plan : tables) {
            for (TablePlan.ColumnPlan column : plan.columns()) {
                if (column.treatment().equals(NAME)) {
                    add(source, plan.table().name(), column.source(), names);
                }
            }
        }
        return names.size() == 0 ? Detector.standard() : Detector.standard().and(names.build());
    }

    private static void add(Connection source, TableName table, Column column, NameLexicon.Builder names)
            throws SQLException {
        try (Statement statement = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(TableCopy.BATCH);
            try (ResultSet row = statement.executeQuery(
                    "SELECT DISTINCT " + TableName.quoted(column.name()) + " FROM " + table.quoted())) {
                while (row.next()) {
                    String name = row.getString(1);
                    if (name != null) {
                        names.add(name);
                    }
                }
            }
        }
    }
}
