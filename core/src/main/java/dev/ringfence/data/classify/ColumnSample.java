package dev.ringfence.data.classify;

import java.util.List;
import java.util.Objects;

/**
 * A column as a classifier sees it.
 *
 * @param table the table's name, empty if there is none
 * @param column the column's name
 * @param kind what its declared type is
 * @param values some of its values as text, without NULLs; may be empty
 */
public record ColumnSample(String table, String column, ColumnKind kind, List<String> values) {
    public ColumnSample {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
    }

    /** Names, kind and the number of values, none of them. */
    @Override
    public String toString() {
        return table + "." + column + " (" + kind + ", " + values.size() + " values)";
    }
}
