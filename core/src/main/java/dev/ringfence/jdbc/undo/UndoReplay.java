package dev.ringfence.jdbc.undo;

import dev.ringfence.jdbc.undo.row.UndoChange;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoReader;
import dev.ringfence.jdbc.undo.row.UndoReference;
import dev.ringfence.jdbc.undo.row.UndoRow;
import dev.ringfence.jdbc.undo.row.UndoSchema;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.jdbc.undo.row.UndoText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the rows of one step back, those that are what the statement left. In the caller's transaction. */
final class UndoReplay {
    private final Connection connection;
    private final UndoEngine engine;
    private final UndoSchema schema;
    private final UndoTable table;
    private final String place;
    private long changedSince;
    private long taken;
    private long referred;
    private long erased;
    /** By the key that a row has now, what it is and will be. */
    private final Map<List<String>, UndoChange> restored = new LinkedHashMap<>();

    private final List<List<@Nullable String>> reinserted = new ArrayList<>();
    private final List<List<String>> removed = new ArrayList<>();
    /** Rows that were added. */
    private final Map<List<String>, UndoRow> leaving = new LinkedHashMap<>();

    private final List<UndoChange> done = new ArrayList<>();

    /**
     * A step of an entry.
     *
     * @param place of the step in the log
     */
    UndoReplay(Connection connection, UndoEngine engine, UndoSchema schema, UndoTable table, String place) {
        this.connection = connection;
        this.engine = engine;
        this.schema = schema;
        this.table = table;
        this.place = place;
    }

    /** The rows as they were and are, for the log. */
    UndoStep done() {
        return new UndoStep(table, done);
    }

    /** Brings back what can be, given the rows as they were kept, the last one first. */
    UndoPlan.Step run(List<UndoArchive.Row> rows) throws SQLException, UndoObstacle {
        for (int from = 0; from < rows.size(); from += UndoReader.CHUNK) {
            sort(rows.subList(from, Math.min(rows.size(), from + UndoReader.CHUNK)));
        }
        remove();
        leaveOutTaken();
        restored.forEach((key, change) -> done.add(change));
        new UndoWrites(connection, engine, table).write(removed, restored, reinserted);
        verify();
        return new UndoPlan.Step(
                table.toString(),
                reinserted.size(),
                restored.size(),
                removed.size(),
                changedSince,
                taken,
                referred,
                erased);
    }

    /** Locks the rows as they are, and tells what becomes of each. */
    private void sort(List<UndoArchive.Row> rows) throws SQLException, UndoObstacle {
        List<List<String>> keys = new ArrayList<>();
        for (UndoArchive.Row row : rows) {
            if (!row.erased()) {
                keys.add(row.keyAfter() != null ? row.keyAfter() : Objects.requireNonNull(row.keyBefore(), "key"));
            }
        }
        Map<List<String>, UndoRow> now = reader().byKeys(keys, true);
        for (UndoArchive.Row row : rows) {
            if (row.erased()) {
                erased++;
            } else if (row.keyAfter() == null) {
                reinsert(row, now);
            } else {
                UndoRow current = now.get(row.keyAfter());
                if (current == null
                        || !UndoText.digest(place + row.number(), UndoText.write(current.values()))
                                .equals(row.digestAfter())) {
                    changedSince++;
                } else if (row.image() == null) {
                    leaving.put(row.keyAfter(), current);
                } else {
                    restored.put(row.keyAfter(), new UndoChange(current.values(), row.image()));
                }
            }
        }
    }

    /** A row whose key moved cannot go back to a key that another has now, unless that one leaves it too. */
    private void leaveOutTaken() throws SQLException, UndoObstacle {
        List<List<String>> targets = new ArrayList<>();
        restored.forEach((key, change) -> {
            if (!key.equals(target(change))) {
                targets.add(target(change));
            }
        });
        Set<List<String>> occupied =
                new LinkedHashSet<>(reader().byKeys(targets, true).keySet());
        occupied.removeAll(removed);
        boolean changed = !occupied.isEmpty();
        while (changed) {
            int before = restored.size();
            restored.entrySet()
                    .removeIf(row -> !row.getKey().equals(target(row.getValue()))
                            && occupied.contains(target(row.getValue()))
                            && !restored.containsKey(target(row.getValue())));
            taken += before - restored.size();
            changed = before != restored.size();
        }
    }

    private List<String> target(UndoChange change) {
        return table.keyOf(Objects.requireNonNull(change.after(), "after"));
    }

    private void reinsert(UndoArchive.Row row, Map<List<String>, UndoRow> now) {
        if (now.containsKey(row.keyBefore())) {
            taken++;
            return;
        }
        List<@Nullable String> image = Objects.requireNonNull(row.image(), "image");
        reinserted.add(image);
        done.add(new UndoChange(null, image));
    }

    /** A row that others refer to stays, if they would go or change along: they are not part of what is taken back. */
    private void remove() throws SQLException, UndoObstacle {
        Set<List<String>> needed = new LinkedHashSet<>();
        for (UndoReference reference : table.references()) {
            if (reference.deletesAlong() || reference.changesOnDelete()) {
                UndoTable child = schema.table(connection, new UndoEngine.Place(reference.schema(), reference.table()));
                for (Map.Entry<List<String>, UndoRow> row : leaving.entrySet()) {
                    if (isReferred(row.getValue(), reference, child)) {
                        needed.add(row.getKey());
                    }
                }
            }
        }
        for (Map.Entry<List<String>, UndoRow> row : leaving.entrySet()) {
            if (needed.contains(row.getKey())) {
                referred++;
            } else {
                removed.add(row.getKey());
                done.add(new UndoChange(row.getValue().values(), null));
            }
        }
    }

    /** True if a row refers to this one that does not itself go or change back. */
    private boolean isReferred(UndoRow row, UndoReference reference, UndoTable child)
            throws SQLException, UndoObstacle {
        List<String> target = table.valuesOf(row.values(), reference.targets()).orElse(List.of());
        if (target.isEmpty()) {
            return false;
        }
        Map<List<String>, UndoRow> others =
                reader(child).byValues(child.columnsNamed(reference.columns()), List.of(target), true);
        if (child.equals(table)) {
            others.keySet().removeAll(restored.keySet());
            others.keySet().removeAll(leaving.keySet());
        }
        return !others.isEmpty();
    }

    private UndoReader reader() {
        return reader(table);
    }

    private UndoReader reader(UndoTable of) {
        return new UndoReader(connection, engine, of, Integer.MAX_VALUE - 1, Long.MAX_VALUE);
    }

    /** Reads what was written: it must be what was kept, whatever triggers and defaults had to say to it. */
    private void verify() throws SQLException, UndoObstacle {
        Map<List<String>, List<@Nullable String>> expected = new LinkedHashMap<>();
        restored.values().forEach(change -> expected.put(target(change), Objects.requireNonNull(change.after())));
        reinserted.forEach(row -> expected.put(table.keyOf(row), row));
        Map<List<String>, UndoRow> now = reader().byKeys(expected.keySet(), false);
        for (Map.Entry<List<String>, List<@Nullable String>> row : expected.entrySet()) {
            UndoRow found = now.get(row.getKey());
            if (found == null || !found.values().equals(row.getValue())) {
                throw UndoObstacle.incomplete("a row of table " + table + " did not become what it was");
            }
        }
        List<List<String>> gone =
                removed.stream().filter(key -> !expected.containsKey(key)).toList();
        if (!reader().byKeys(gone, false).isEmpty()) {
            throw UndoObstacle.incomplete("a row of table " + table + " did not go");
        }
    }
}
