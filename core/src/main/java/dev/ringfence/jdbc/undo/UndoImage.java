package dev.ringfence.jdbc.undo;

import dev.ringfence.jdbc.statement.BoundParameters;
import dev.ringfence.jdbc.statement.RowChange;
import dev.ringfence.jdbc.statement.StatementImage;
import dev.ringfence.jdbc.statement.StatementRun;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.jdbc.undo.capture.UndoCapture;
import dev.ringfence.jdbc.undo.capture.UndoScope;
import dev.ringfence.jdbc.undo.capture.UndoUnit;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.write.RunningWrite;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Stands around the statements of a guarded datasource that a log is to keep. What runs within one write of the guard is
 * one entry, on whatever connections; outside of any, what one transaction changes is.
 */
final class UndoImage implements StatementImage {
    private static final String NO_OPERATION = "";

    private final UndoLog log;
    private final UndoScope scope;
    private final UndoCapture capture;
    private final Map<Object, UndoUnit> units = Collections.synchronizedMap(new WeakHashMap<>());

    UndoImage(UndoLog log, UndoScope scope, UndoCapture capture) {
        this.log = log;
        this.scope = scope;
        this.capture = capture;
    }

    /** What changes structure makes what is known of the tables be read anew. */
    @Override
    public boolean concerns(Verdict verdict) {
        if (verdict.effect.changesStructure()) {
            log.structureChanged();
        }
        return !verdict.readOnly && scope.covers(scope.of(verdict.sql), operation());
    }

    private String operation() {
        return scope.hasOperations()
                ? log.guard()
                        .running()
                        .map(running -> running.write().operation())
                        .orElse(NO_OPERATION)
                : NO_OPERATION;
    }

    @Override
    public long around(RowChange change, StatementRun statement) throws SQLException {
        String sql = change.elements().get(0).verdict().sql;
        List<UndoParameters> runs = new ArrayList<>();
        for (RowChange.Element element : change.elements()) {
            if (!element.verdict().sql.equals(sql)) {
                sql = ""; // several texts in one batch are no statement that can be kept
            }
            runs.add(new Bound(element.parameters()));
        }
        boolean repeatable = runs.size() == 1;
        return capture.run(change.connection(), unit(change), new UndoCapture.Run(sql, runs, repeatable, statement));
    }

    /** Drivers change such rows by statements of their own. */
    @Override
    public void beforeRow(ResultSet rows) throws SQLException {
        if (scope.coversTables(tables(rows.getMetaData()), operation())) {
            capture.refuseRow();
        }
    }

    private static Set<String> tables(ResultSetMetaData columns) throws SQLException {
        Set<String> tables = new HashSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String table = columns.getTableName(i);
            if (table != null && !table.isEmpty()) {
                tables.add(table);
            }
        }
        return tables;
    }

    private UndoUnit unit(RowChange change) {
        RunningWrite running = log.guard().running().orElse(null);
        return running != null
                ? units.computeIfAbsent(
                        running, write -> log.newUnit(running.write().operation(), running.actor()))
                : units.computeIfAbsent(
                        change.transaction(),
                        transaction -> log.newUnit("transaction", log.guard().actor()));
    }

    /** Parameters that were kept while they were bound. */
    private record Bound(BoundParameters parameters) implements UndoParameters {
        @Override
        public boolean known(int count) {
            return parameters.repeatable() && parameters.count() >= count;
        }

        @Override
        public void bind(int parameter, PreparedStatement to, int index) throws SQLException {
            parameters.bind(parameter, to, index);
        }
    }
}
