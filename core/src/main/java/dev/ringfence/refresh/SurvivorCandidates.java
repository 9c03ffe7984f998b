package dev.ringfence.refresh;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a scan of the target came upon that may be of the source, until it is compared exactly. Held in the memory of the
 * process that may hold live data, bounded, and never shown. For one thread.
 */
final class SurvivorCandidates implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of different ones; with more, the target is full of live data, or the memory far too small. */
    static final int MOST = 50_000;

    /** By form, how often in which column. */
    private final HashMap<String, TreeMap<Integer, Long>> places = new HashMap<>();

    private long left;

    void add(int column, String form) {
        add(column, form, 1);
    }

    private void add(int column, String form, long times) {
        TreeMap<Integer, Long> columns = places.get(form);
        if (columns == null) {
            if (places.size() >= MOST) {
                left += times;
                return;
            }
            columns = new TreeMap<>();
            places.put(form, columns);
        }
        columns.merge(column, times, Long::sum);
    }

    void addAll(SurvivorCandidates other) {
        other.places.forEach((form, columns) -> columns.forEach((column, times) -> add(column, form, times)));
        left += other.left;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** How many finds were not kept, because there were too many. */
    long left() {
        return left;
    }

    Set<String> forms() {
        return places.keySet();
    }

    /** How often a form was found, by column. */
    Map<Integer, Long> places(String form) {
        TreeMap<Integer, Long> columns = places.get(form);
        return columns == null ? Map.of() : columns;
    }

    /** No form. */
    @Override
    public String toString() {
        return places.size() + " candidates";
    }
}
