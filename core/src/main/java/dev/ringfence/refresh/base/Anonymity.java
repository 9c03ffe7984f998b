package dev.ringfence.refresh.base;

import java.util.List;

/**
 * Demands that every combination of values in some columns of the target is that of at least k rows (Sweeney,
 * "k-anonymity: a model for protecting privacy", 2002).
 *
 * @param table its name, with or without a schema
 * @param k how many rows at least
 * @param columns the quasi-identifiers, as the database spells them
 */
public record Anonymity(String table, int k, List<String> columns) {
    /**
     * A demand.
     *
     * @throws IllegalArgumentException if {@code k} is less than 2, or there is no column
     */
    public Anonymity {
        columns = List.copyOf(columns);
        if (k < 2) {
            throw new IllegalArgumentException("'k' must be at least 2 but was " + k);
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("'columns' must not be empty");
        }
    }
}
