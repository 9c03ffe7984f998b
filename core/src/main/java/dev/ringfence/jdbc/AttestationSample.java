package dev.ringfence.jdbc;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PersonName;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.jdbc.Attestation.ColumnAction;
import dev.ringfence.jdbc.Attestation.Expectation;
import dev.ringfence.store.StoreDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a sample of rows with what is attested of their columns. Text columns that the attestation does not know were
 * added since, and must hold nothing plausible. For one thread, and one look.
 */
final class AttestationSample {
    private static final int TIMEOUT_SECONDS = 10;

    /** Rows of one page that are drawn together are few; so many pages are read. */
    private static final int PAGE_BYTES = 8_192;

    private static final int ROWS_AT_MOST = 5;

    private final Connection connection;
    private final StoreDatabase database;
    private final String quote;
    private final int rows;
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> notSampled = new ArrayList<>();
    private long sampledRows;

    AttestationSample(Connection connection, int rows) throws SQLException {
        this.connection = connection;
        this.database = StoreDatabase.of(connection);
        this.quote = connection.getMetaData().getIdentifierQuoteString();
        this.rows = rows;
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
        for (Map.Entry<UserTables.Table, List<UserTables.Column>> table :
                UserTables.read(connection).entrySet()) {
            List<ColumnAction> columns = new ArrayList<>();
            for (UserTables.Column column : table.getValue()) {
                ColumnAction said = said(attestation, table.getKey(), column);
                if (said.expectation() != Expectation.ANY) {
                    columns.add(said);
                }
            }
            if (!columns.isEmpty()) {
                look(table.getKey(), columns);
            }
        }
    }

    private static ColumnAction said(Attestation attestation, UserTables.Table table, UserTables.Column column) {
        String schema = Objects.requireNonNullElse(table.schema(), "");
        return attestation.columns().stream()
                .filter(said -> said.column().equals(column.name())
                        && said.table().equals(table.name())
                        && (said.schema().isEmpty()
                                || schema.isEmpty()
                                || said.schema().equals(schema)))
                .findFirst()
                .orElseGet(() -> new ColumnAction(
                        schema,
                        table.name(),
                        column.name(),
                        "unknown",
                        TextColumnScan.isText(column.jdbcType()) ? Expectation.NOT_PLAUSIBLE : Expectation.ANY,
                        Optional.empty()));
    }

    /** What cannot be read is told, and no reason to refuse: the defect may be ours. */
    private void look(UserTables.Table table, List<ColumnAction> columns) throws SQLException {
        boolean poisons = database.product() == StoreDatabase.Product.POSTGRESQL && !connection.getAutoCommit();
        @Nullable Savepoint savepoint = poisons ? connection.setSavepoint() : null;
        try {
            read(table, columns);
        } catch (SQLException unreadable) {
            columns.forEach(column -> notSampled.add(table.name() + "." + column.column()));
            if (savepoint != null) {
                connection.rollback(savepoint);
            }
        }
    }

    private void read(UserTables.Table table, List<ColumnAction> columns) throws SQLException {
        long[] wrong = new long[columns.size()];
        long read = 0;
        try (Statement statement = connection.createStatement()) {
            QueryTimeout before = QueryTimeout.set(statement, TIMEOUT_SECONDS);
            statement.setMaxRows(rows * ROWS_AT_MOST);
            try (ResultSet row = statement.executeQuery(query(table, columns))) {
                while (row.next()) {
                    read++;
                    for (int i = 0; i < wrong.length; i++) {
                        String value = row.getString(i + 1);
                        if (value != null && !value.isEmpty() && contradicts(columns.get(i), value)) {
                            wrong[i]++;
                        }
                    }
                }
            } finally {
                before.restore(statement);
            }
        }
        sampledRows += read;
        for (int i = 0; i < wrong.length; i++) {
            if (wrong[i] > 0) {
                contradictions.add(table.name() + "." + columns.get(i).column() + " " + wrong[i] + " of " + read);
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

    /** Rows at random; all of a small table. */
    private String query(UserTables.Table table, List<ColumnAction> columns) throws SQLException {
        String select = columns.stream()
                .map(column -> UserTables.quoted(column.column(), quote))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.qualified()));
        return switch (database.product()) {
            case POSTGRESQL -> select + ofRandomPages(table);
            case H2, MARIADB -> {
                long all = number("SELECT COUNT(*) FROM " + table.qualified());
                yield all <= rows ? select : select + " WHERE RAND() < " + (double) rows * 2 / all;
            }
        };
    }

    private String ofRandomPages(UserTables.Table table) throws SQLException {
        String name = "'" + table.qualified().replace("'", "''") + "'::regclass";
        long pages = number("SELECT (pg_relation_size(" + name + ") + coalesce((SELECT sum(pg_relation_size(relid))"
                + " FROM pg_partition_tree(" + name + ")), 0)) / " + PAGE_BYTES);
        return pages <= rows / ROWS_AT_MOST
                ? ""
                : " TABLESAMPLE SYSTEM (" + Math.min(100.0, 100.0 * rows / pages) + ") WHERE random() < 0.05";
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
