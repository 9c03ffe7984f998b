package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoChange;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoLimits;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoReader;
import dev.ringfence.jdbc.undo.row.UndoReference;
import dev.ringfence.jdbc.undo.row.UndoRow;
import dev.ringfence.jdbc.undo.row.UndoSchema;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows that go, or lose what they refer to, when rows of a table are deleted. Taken before the statement, with the
 * rows referred to locked, so that no other can join them; read again behind it.
 */
final class UndoCascade {
    private final Connection connection;
    private final UndoEngine engine;
    private final UndoSchema schema;
    private final UndoLimits limits;
    /** By table, in an order in which each stands behind all tables that its rows refer to. */
    private final Map<UndoTable, Rows> found = new LinkedHashMap<>();

    private static final class Rows {
        final Map<List<String>, UndoRow> deleted = new LinkedHashMap<>();
        final Map<List<String>, UndoRow> changed = new LinkedHashMap<>();
    }

    UndoCascade(Connection connection, UndoEngine engine, UndoSchema schema, UndoLimits limits) {
        this.connection = connection;
        this.engine = engine;
        this.schema = schema;
        this.limits = limits;
    }

    private UndoReader reader(UndoTable table) {
        return limits.reader(connection, engine, table);
    }

    /** Takes everything that goes along with some rows of a table. */
    void take(UndoTable table, Map<List<String>, UndoRow> deleted) throws SQLException, UndoObstacle {
        found.computeIfAbsent(table, key -> new Rows()).deleted.putAll(deleted);
        record Pending(UndoTable table, Map<List<String>, UndoRow> rows) {}
        Deque<Pending> pending = new ArrayDeque<>(List.of(new Pending(table, deleted)));
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            for (UndoReference reference : next.table().references()) {
                if (!reference.deletesAlong() && !reference.changesOnDelete()) {
                    continue;
                }
                UndoTable child = child(reference);
                if (!engine.locksReferences(connection)) {
                    throw UndoObstacle.table(
                            child,
                            "at this isolation, rows that others add meanwhile would go along: use SERIALIZABLE");
                }
                Map<List<String>, UndoRow> children = children(next.table(), reference, child, next.rows());
                Rows rows = found.computeIfAbsent(child, key -> new Rows());
                if (reference.changesOnDelete()) {
                    rows.changed.putAll(children);
                    continue;
                }
                children.keySet().removeAll(rows.deleted.keySet());
                if (!children.isEmpty()) {
                    rows.deleted.putAll(children);
                    if (!child.equals(table)) {
                        found.remove(child);
                        found.put(child, rows);
                    }
                    pending.add(new Pending(child, children));
                }
            }
            limits.checkRows(found.values().stream()
                    .mapToLong(rows -> rows.deleted.size() + rows.changed.size())
                    .sum());
        }
    }

    private UndoTable child(UndoReference reference) throws SQLException, UndoObstacle {
        UndoTable child = schema.table(connection, new UndoEngine.Place(reference.schema(), reference.table()));
        if (child.obstacle().isPresent()) {
            throw UndoObstacle.table(
                    child, "its rows change along, but " + child.obstacle().get());
        }
        return child;
    }

    private Map<List<String>, UndoRow> children(
            UndoTable parent, UndoReference reference, UndoTable child, Map<List<String>, UndoRow> rows)
            throws SQLException, UndoObstacle {
        if (!child.columnNames().containsAll(reference.columns())
                || !parent.columnNames().containsAll(reference.targets())) {
            throw UndoObstacle.table(child, "it refers by a computed column");
        }
        Set<List<String>> referred = new LinkedHashSet<>();
        for (UndoRow row : rows.values()) {
            parent.valuesOf(row.values(), reference.targets()).ifPresent(referred::add);
        }
        return reader(child).byValues(child.columnsNamed(reference.columns()), referred, true);
    }

    /** Reads again what was taken: what was to be deleted must be gone, what was to change must be there. */
    List<UndoStep> after() throws SQLException, UndoObstacle {
        List<UndoStep> steps = new ArrayList<>();
        for (Map.Entry<UndoTable, Rows> entry : found.entrySet()) {
            UndoTable table = entry.getKey();
            Rows rows = entry.getValue();
            List<UndoChange> changes = new ArrayList<>();
            if (!reader(table).byKeys(rows.deleted.keySet(), false).isEmpty()) {
                throw UndoObstacle.incomplete("a row whose image was taken is still there");
            }
            rows.changed.keySet().removeAll(rows.deleted.keySet());
            Map<List<String>, UndoRow> now = reader(table).byKeys(rows.changed.keySet(), false);
            for (Map.Entry<List<String>, UndoRow> before : rows.changed.entrySet()) {
                UndoRow row = now.get(before.getKey());
                if (row == null) {
                    throw UndoObstacle.incomplete("a row that refers to another is gone");
                }
                changes.add(UndoChange.updated(before.getValue(), row));
            }
            rows.deleted.values().forEach(row -> changes.add(UndoChange.deleted(row)));
            // Kept from the last to the first, and brought back from the first to the last.
            if (!changes.isEmpty()) {
                steps.add(0, new UndoStep(table, changes));
            }
        }
        return steps;
    }
}
