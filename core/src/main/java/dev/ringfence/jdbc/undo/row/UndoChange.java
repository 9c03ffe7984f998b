package dev.ringfence.jdbc.undo.row;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row before and after a statement.
 *
 * @param before its values; null for a row that was added
 * @param after its values; null for a row that was deleted
 */
public record UndoChange(
        @Nullable List<@Nullable String> before, @Nullable List<@Nullable String> after) {

    public static UndoChange added(UndoRow row) {
        return new UndoChange(null, row.values());
    }

    public static UndoChange deleted(UndoRow row) {
        return new UndoChange(row.values(), null);
    }

    public static UndoChange updated(UndoRow before, UndoRow after) {
        return new UndoChange(before.values(), after.values());
    }

    Optional<List<@Nullable String>> image() {
        return Optional.ofNullable(before);
    }

    /** The values by which it is found in the log: those before, or for a row that was added those after. */
    public List<@Nullable String> known() {
        return before != null ? before : Objects.requireNonNull(after, "after");
    }

    /** True if the row is what it was. */
    boolean none() {
        return Objects.equals(before, after);
    }

    /** What happened; the values are protected. */
    @Override
    public String toString() {
        return before == null ? "added" : after == null ? "deleted" : "updated";
    }
}
