package dev.ringfence.refresh.dataset;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Which suspected values a source really holds, and in which column; see {@link DatasetSurvivors#trace}. Holds values in
 * plain letters, and shows none.
 *
 * <p>Java-serializable. Not safe for use by many threads.
 */
public final class SurvivorOrigins implements Serializable {
    private static final long serialVersionUID = 1L;

    /** By form, the first of the columns that hold it. */
    private final HashMap<String, Integer> columns = new HashMap<>();

    SurvivorOrigins() {}

    void add(String form, int column) {
        columns.merge(form, column, Math::min);
    }

    Map<String, Integer> columns() {
        return Collections.unmodifiableMap(columns);
    }

    /**
     * Adds what was found elsewhere.
     *
     * @return this
     */
    public SurvivorOrigins and(SurvivorOrigins other) {
        other.columns.forEach(this::add);
        return this;
    }

    /** A count, no value. */
    @Override
    public String toString() {
        return columns.size() + " values";
    }
}
