package dev.ringfence.jdbc.undo;

import java.util.Objects;

/**
 * An entry that was brought back.
 *
 * @param plan what was done
 * @param undoId the id by which that can be taken back in turn
 */
public record UndoReplayed(UndoPlan plan, String undoId) {
    public UndoReplayed {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(undoId, "undoId");
    }
}
