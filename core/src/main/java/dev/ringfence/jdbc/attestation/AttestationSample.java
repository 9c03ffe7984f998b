package dev.ringfence.jdbc.attestation;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PersonName;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.jdbc.attestation.Attestation.ColumnAction;
import dev.ringfence.jdbc.attestation.Attestation.Expectation;
import dev.ringfence.jdbc.database.RandomRows;
import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a sample of rows with what is attested of their columns. Text columns that the attestation does not know were
 * added since, and must hold nothing plausible. For one thread, and one look.
 */
final class AttestationSample {
    private static final String PARTITIONS = "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relispartition AND c.relkind IN ('r', 'p')";

    private final Connection connection;
    private final Dialect dialect;
    private final RandomRows rows;
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> notSampled = new ArrayList<>();
    private long sampledRows;

    AttestationSample(Connection connection, int rows) throws SQLException {
        this.connection = connection;
        this.dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
        this.rows = new RandomRows(connection, dialect, rows);
    }

    /** Columns and counts, where something is that must not be. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    List<String> notSampled() {
        return List.copyOf(notSampled);
    }

    long sampledRows() {
        return sampledRows;
    }

    void look(Attestation attestation) throws SQLException {
        Set<List<String>> partitions = partitions();
        Map<List<String>, List<ColumnAction>> known = attestation.columns().stream()
                .collect(Collectors.groupingBy(column -> List.of(column.table(), column.column())));
        for (Map.Entry<UserTables.Table, List<UserTables.Column>> table :
                UserTables.read(connection).entrySet()) {
            if (partitions.contains(
                    Arrays.asList(table.getKey().schema(), table.getKey().name()))) {
                continue;
            }
            List<ColumnAction> columns = new ArrayList<>();
            for (UserTables.Column column : table.getValue()) {
                ColumnAction said = said(
                        known.getOrDefault(List.of(table.getKey().name(), column.name()), List.of()),
                        table.getKey(),
                        column);
                if (said.expectation() == Expectation.MADE && said.infoType().isEmpty()) {
                    // Of a type that only the signer knows: nobody here can tell.
                    notSampled.add(said.table() + "." + said.column());
                } else if (said.expectation() != Expectation.ANY) {
                    columns.add(said);
                }
            }
            if (!columns.isEmpty()) {
                look(table.getKey(), table.getValue(), columns);
            }
        }
    }

    /** The rows of a partition are those of its table, which is what was attested. */
    private Set<List<String>> partitions() throws SQLException {
        Set<List<String>> partitions = new HashSet<>();
        if (dialect == Dialect.POSTGRESQL) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(PARTITIONS)) {
                while (row.next()) {
                    partitions.add(List.of(row.getString(1), row.getString(2)));
                }
            }
        }
        return partitions;
    }

    private static ColumnAction said(List<ColumnAction> known, UserTables.Table table, UserTables.Column column) {
        String schema = Objects.requireNonNullElse(table.schema(), "");
        return known.stream()
                .filter(said -> said.schema().isEmpty()
                        || schema.isEmpty()
                        || said.schema().equals(schema))
                .findFirst()
                .orElseGet(() -> new ColumnAction(
                        schema,
                        table.name(),
                        column.name(),
                        "unknown",
                        column.isText() ? Expectation.NOT_PLAUSIBLE : Expectation.ANY,
                        Optional.empty()));
    }

    /** What cannot be read is told, and no reason to refuse: the defect may be ours. */
    private void look(UserTables.Table table, List<UserTables.Column> all, List<ColumnAction> columns)
            throws SQLException {
        boolean poisons = dialect == Dialect.POSTGRESQL && !connection.getAutoCommit();
        @Nullable Savepoint savepoint = poisons ? connection.setSavepoint() : null;
        try {
            read(table, all, columns);
        } catch (SQLException unreadable) {
            columns.forEach(column -> notSampled.add(table.name() + "." + column.column()));
            if (savepoint != null) {
                connection.rollback(savepoint);
            }
        }
    }

    private void read(UserTables.Table table, List<UserTables.Column> all, List<ColumnAction> columns)
            throws SQLException {
        long[] wrong = new long[columns.size()];
        long[] read = new long[1];
        List<String> names = columns.stream().map(ColumnAction::column).toList();
        rows.read(table, all, names, (row, first) -> {
            read[0]++;
            for (int i = 0; i < wrong.length; i++) {
                String value = row.getString(first + i);
                if (value != null && !value.isEmpty() && contradicts(columns.get(i), value)) {
                    wrong[i]++;
                }
            }
        });
        sampledRows += read[0];
        for (int i = 0; i < wrong.length; i++) {
            if (wrong[i] > 0) {
                contradictions.add(table.name() + "." + columns.get(i).column() + " " + wrong[i] + " of " + read[0]);
            }
        }
    }

    private static boolean contradicts(ColumnAction said, String value) {
        return switch (said.expectation()) {
            case ANY -> false;
            case NULL -> true;
            case MADE -> said.infoType().map(type -> !made(type, value)).orElse(false);
            case NOT_PLAUSIBLE -> Detector.standard().find(value).stream().anyMatch(Finding::plausible);
        };
    }

    /** A value without a letter or digit stands for nobody; titles and initials stay in names. */
    private static boolean made(InfoType type, String value) {
        boolean empty = value.codePoints().noneMatch(Character::isLetterOrDigit);
        boolean titleAlone =
                type.equals(InfoType.PERSON_NAME) && PersonName.words(value).isEmpty();
        return empty || titleAlone || type.madeSpace().contains(value);
    }
}
