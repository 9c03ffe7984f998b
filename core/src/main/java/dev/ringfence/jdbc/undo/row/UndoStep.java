package dev.ringfence.jdbc.undo.row;

import java.util.List;

/** The rows of one table that one statement changed, in the order in which they are to be kept. */
public record UndoStep(UndoTable table, List<UndoChange> changes) {
    public UndoStep {
        changes = List.copyOf(changes);
    }

    /** The table and the number of rows. */
    @Override
    public String toString() {
        return table + ": " + changes.size() + " rows";
    }
}
