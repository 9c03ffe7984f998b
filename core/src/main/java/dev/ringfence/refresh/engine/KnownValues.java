package dev.ringfence.refresh.engine;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.detect.NameLexicon;
import dev.ringfence.data.detect.NumberLexicon;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * The names, telephones and card numbers in all columns of the source that hold such, so that they are found within its
 * texts too. They are held in memory: some hundred bytes for each different word or number.
 */
public final class KnownValues {
    private final NameLexicon.Builder names = NameLexicon.builder();
    private final NumberLexicon.Builder numbers = NumberLexicon.builder();

    private KnownValues() {}

    /** None yet. */
    public static KnownValues none() {
        return new KnownValues();
    }

    /** A detector of the standard types and those values; without them if there is no text to look into. */
    public static Detector detector(Connection source, List<TablePlan> tables) throws SQLException {
        boolean texts = tables.stream()
                .flatMap(plan -> plan.columns().stream())
                .anyMatch(column -> column.treatment() instanceof Treatment.SanitizeText);
        if (!texts) {
            return Detector.standard();
        }
        KnownValues known = new KnownValues();
        for (TablePlan plan : tables) {
            for (TablePlan.ColumnPlan column : plan.columns()) {
                if (column.treatment() instanceof Treatment.Pseudonymize made) {
                    known.read(source, plan.table().name(), column.source(), made.infoType());
                }
            }
        }
        return known.detector();
    }

    private void read(Connection source, TableName table, Column column, InfoType type) throws SQLException {
        if (isKnown(type)) {
            read(source, table, column, value -> add(type, value));
        }
    }

    /** True if values of that type are looked for in texts. */
    public static boolean isKnown(InfoType type) {
        return type.equals(InfoType.PERSON_NAME)
                || type.equals(InfoType.PHONE_NUMBER)
                || type.equals(InfoType.PAYMENT_CARD_NUMBER);
    }

    /** Takes a value of a {@linkplain #isKnown known} type. */
    public void add(InfoType type, String value) {
        if (type.equals(InfoType.PERSON_NAME)) {
            names.add(value);
        } else {
            numbers.add(type, value);
        }
    }

    private static void read(Connection source, TableName table, Column column, Consumer<String> values)
            throws SQLException {
        try (Statement statement = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            JdbcRows.stream(statement);
            try (ResultSet row = statement.executeQuery(
                    "SELECT DISTINCT " + TableName.quoted(column.name()) + " FROM " + table.quoted())) {
                while (row.next()) {
                    String value = row.getString(1);
                    if (value != null) {
                        values.accept(value);
                    }
                }
            }
        }
    }

    /** The standard detector first: it knows where a value ends. */
    public Detector detector() {
        Detector detector = Detector.standard();
        if (numbers.size() > 0) {
            detector = detector.and(numbers.build());
        }
        return names.size() > 0 ? detector.and(names.build()) : detector;
    }
}
