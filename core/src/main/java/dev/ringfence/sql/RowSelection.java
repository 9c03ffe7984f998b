package dev.ringfence.sql;

import java.util.Objects;
import java.util.Set;

/**
 * Which rows of one table an UPDATE or DELETE means, as far as its WHERE says so by equality. Whoever knows the keys of the
 * table can tell from it that at most one row is meant. Names are folded as in {@link ObjectName}.
 *
 * @param table the one table that it changes
 * @param pinned the columns that every row it means has one given value in: compared by {@code =} with a parameter or a
 *     literal, in a condition that must hold
 * @param assigned the columns that it sets; empty for a DELETE
 */
public record RowSelection(ObjectName table, Set<String> pinned, Set<String> assigned) {
    /** Copies the sets. */
    public RowSelection {
        Objects.requireNonNull(table, "table");
        pinned = Set.copyOf(pinned);
        assigned = Set.copyOf(assigned);
    }
}
