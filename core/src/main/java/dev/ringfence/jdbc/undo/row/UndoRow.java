package dev.ringfence.jdbc.undo.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read.
 *
 * @param values in the order of the table's columns, as text; may hold NULL
 * @param version what {@link UndoEngine#version} says of it; empty where it says nothing
 * @param added true if the version shows that the row was added, not changed
 */
public record UndoRow(List<@Nullable String> values, String version, boolean added) {

    /** True if this is provably not the row that it was. */
    public boolean differsFrom(UndoRow before) {
        return !version.equals(before.version) || !values.equals(before.values);
    }

    /** Its size; the values are protected. */
    @Override
    public String toString() {
        return values.size() + " columns";
    }
}
