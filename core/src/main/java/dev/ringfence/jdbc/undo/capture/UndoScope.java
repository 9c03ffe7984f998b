package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.sql.ChangeParts;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.sql.Statement;
import dev.ringfence.sql.StatementAnalysis;
import dev.ringfence.sql.TextCache;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which statements are kept so that they can be taken back: by table or by operation. Safe for use by many threads. */
public final class UndoScope {
    private final Set<String> tables;
    private final Set<String> operations;
    private final Dialect dialect;
    private final TextCache<Reading> readings = TextCache.of(this::read);

    /**
     * What a statement is to the log.
     *
     * @param changes true if it may change rows or tables
     * @param named true if it mentions a table that is switched on
     * @param change its parts, if it can be kept
     * @param reason why it cannot, if so
     */
    record Reading(
            boolean changes, boolean named, Optional<ChangeParts> change, String reason, String shape, String digest) {}

    public UndoScope(Set<String> tables, Set<String> operations, Dialect dialect) {
        this.tables = Set.copyOf(tables);
        this.operations = Set.copyOf(operations);
        this.dialect = dialect;
    }

    public Reading of(String sql) {
        return readings.get(sql);
    }

    Dialect dialect() {
        return dialect;
    }

    /** True if operations are switched on, not tables alone. */
    public boolean hasOperations() {
        return !operations.isEmpty();
    }

    /** True if a statement is to be kept that runs within an operation. */
    public boolean covers(Reading reading, String operation) {
        return reading.changes() && (reading.named() || operations.contains(operation));
    }

    /**
     * True if rows of these tables are to be kept when they change within an operation.
     *
     * @param named without schemas; where there are none, nobody knows which tables they are
     */
    public boolean coversTables(Set<String> named, String operation) {
        return operations.contains(operation)
                || (named.isEmpty() && !tables.isEmpty())
                || tables.stream().anyMatch(table -> named.stream().anyMatch(lastPart(table)::equalsIgnoreCase));
    }

    private Reading read(String sql) {
        StatementAnalysis analysis = SqlAnalyzer.of(dialect).analyze(sql);
        boolean changes = analysis.statements().stream().anyMatch(UndoScope::changes);
        Optional<ChangeParts> change = changes ? ChangeParts.of(dialect, sql) : Optional.empty();
        boolean named = changes
                && (change.isPresent()
                        ? names(change.get().table())
                        : tables.stream().anyMatch(table -> analysis.references(lastPart(table))));
        return new Reading(
                changes,
                named,
                change,
                change.isPresent() ? "" : reason(analysis),
                changes ? analysis.shape() : "",
                changes ? analysis.shapeDigest() : "");
    }

    private static boolean changes(Statement statement) {
        return statement.kind().changesRows()
                || statement.kind().opaque()
                || statement.kind() == Kind.DROP
                || statement.kind() == Kind.ALTER_DROP;
    }

    private boolean names(ObjectName table) {
        String name = table.name().toLowerCase(Locale.ROOT);
        return tables.contains(name) || tables.contains(table.toString().toLowerCase(Locale.ROOT));
    }

    private static String lastPart(String table) {
        return table.substring(table.lastIndexOf('.') + 1);
    }

    private static String reason(StatementAnalysis analysis) {
        for (Statement statement : analysis.statements()) {
            switch (statement.kind()) {
                case TRUNCATE, DROP, ALTER_DROP, COPY_IN, MERGE, REPLACE, CALL, UNKNOWN -> {
                    return "a statement of kind " + statement.kind() + " does not tell which rows it changes";
                }
                default -> {}
            }
        }
        return "its rows cannot be told from its text: only a single UPDATE, DELETE or INSERT of one table, without"
                + " RETURNING, can be taken back";
    }

    /** What is switched on. */
    @Override
    public String toString() {
        return "tables " + tables + ", operations " + operations;
    }
}
