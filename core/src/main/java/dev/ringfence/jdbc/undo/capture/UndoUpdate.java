package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoChange;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.jdbc.undo.row.UndoReader;
import dev.ringfence.jdbc.undo.row.UndoReference;
import dev.ringfence.jdbc.undo.row.UndoRow;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.sql.ChangeParts;
import dev.ringfence.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The images of an UPDATE. As many rows changed as were locked, and each of those provably changed, are the same rows. A
 * locked row is changed if the condition depends on nothing but the row; otherwise its version, or what it holds, must
 * differ.
 */
final class UndoUpdate implements UndoAttempt {
    private final ChangeParts change;
    private final List<UndoParameters> runs;
    private final UndoTable table;
    private final UndoReader reader;
    private final boolean moving;
    private final Map<List<String>, UndoRow> meant = new LinkedHashMap<>();
    private final Map<List<String>, List<String>> moves = new LinkedHashMap<>();

    UndoUpdate(ChangeParts change, List<UndoParameters> runs, UndoTable table, UndoReader reader, Dialect dialect)
            throws UndoObstacle {
        this.change = change;
        this.runs = runs;
        this.table = table;
        this.reader = reader;
        this.moving = table.key().stream().anyMatch(this::assigns);
        if (change.assigned().isEmpty()) {
            throw UndoObstacle.shape("what it sets is not told from its text");
        }
        if (moving) {
            checkMoves(dialect);
        }
        for (UndoReference reference : table.references()) {
            if (reference.losesOnUpdate() && reference.targets().stream().anyMatch(this::assigns)) {
                throw UndoObstacle.table(table, "rows that refer to it would lose what they refer to");
            }
        }
    }

    private boolean assigns(String column) {
        return UndoTable.lists(List.copyOf(change.assigned().keySet()), column);
    }

    private void checkMoves(Dialect dialect) throws UndoObstacle {
        for (Map.Entry<String, ChangeParts.Part> assigned : change.assigned().entrySet()) {
            if (!UndoTable.lists(table.key(), assigned.getKey())) {
                continue;
            }
            ChangeParts.Part expression = assigned.getValue();
            if (expression.isEmpty() || !expression.repeatable() || runs.size() > 1) {
                throw UndoObstacle.shape("the key that it sets is not told from its text");
            }
            String text = expression.text().toLowerCase(Locale.ROOT);
            // MySQL sets from the left to the right, and what stands further right sees what is new.
            if (dialect == Dialect.MYSQL
                    && change.assigned().keySet().stream()
                            .anyMatch(other -> !other.equals(assigned.getKey())
                                    && text.contains(other.toLowerCase(Locale.ROOT)))) {
                throw UndoObstacle.shape("the key that it sets depends on the order of what it sets");
            }
        }
    }

    @Override
    public void before() throws SQLException, UndoObstacle {
        for (UndoParameters parameters : runs) {
            Map<List<String>, UndoRow> rows = reader.meant(change, parameters);
            int size = meant.size() + rows.size();
            meant.putAll(rows);
            if (meant.size() < size) {
                throw UndoObstacle.shape("a batch that changes a row twice");
            }
        }
        if (moving && !meant.isEmpty()) {
            moves.putAll(reader.moves(change, runs.get(0)));
            if (!moves.keySet().equals(meant.keySet())) {
                throw UndoObstacle.incomplete("the rows meant changed while they were read");
            }
        }
    }

    @Override
    public List<UndoStep> after(long rows) throws SQLException, UndoObstacle {
        if (rows != meant.size()) {
            throw UndoObstacle.incomplete("other rows were changed than those whose images were taken");
        }
        Map<List<String>, UndoRow> now = moving ? moved() : reader.byKeys(meant.keySet(), false);
        boolean telling = !change.where().repeatable()
                || !change.tail().repeatable()
                || !change.joined().isEmpty()
                || !change.with().isEmpty();
        List<UndoChange> changes = new ArrayList<>(meant.size());
        for (Map.Entry<List<String>, UndoRow> before : meant.entrySet()) {
            UndoRow after = now.get(before.getKey());
            if (after == null) {
                throw UndoObstacle.incomplete("a row whose image was taken is not where it should be");
            }
            if (telling && !after.differsFrom(before.getValue())) {
                throw UndoObstacle.incomplete("a row whose image was taken did not change");
            }
            changes.add(UndoChange.updated(before.getValue(), after));
        }
        return changes.isEmpty() ? List.of() : List.of(new UndoStep(table, changes));
    }

    /** The rows where they went, by the keys they came from. */
    private Map<List<String>, UndoRow> moved() throws SQLException, UndoObstacle {
        Map<List<String>, UndoRow> now = new LinkedHashMap<>();
        Set<List<String>> taken = new HashSet<>();
        for (Map.Entry<List<String>, List<String>> move : moves.entrySet()) {
            for (Map.Entry<List<String>, UndoRow> row :
                    reader.byKeys(List.of(move.getValue()), false).entrySet()) {
                if (taken.add(row.getKey())) {
                    now.put(move.getKey(), row.getValue());
                }
            }
        }
        return now;
    }
}
