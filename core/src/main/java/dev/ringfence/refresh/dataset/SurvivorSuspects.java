package dev.ringfence.refresh.dataset;

import dev.ringfence.refresh.survivor.SurvivorCandidates;
import java.io.Serializable;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What in a target may be of the source, until it is compared exactly; see {@link DatasetSurvivors#search}. Holds values in
 * plain letters, at most {@value SurvivorCandidates#MOST} different ones, and shows none.
 *
 * <p>Java-serializable. Not safe for use by many threads.
 */
public final class SurvivorSuspects implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SurvivorCandidates candidates = new SurvivorCandidates();

    /** By place, how many cells were looked at. */
    private final TreeMap<Integer, Long> cells = new TreeMap<>();

    /** By place that must hold made pseudonyms, how many values were looked at and how many of them are none. */
    private final TreeMap<Integer, long[]> made = new TreeMap<>();

    SurvivorSuspects() {}

    SurvivorCandidates candidates() {
        return candidates;
    }

    void count(int place, long looked, Optional<long[]> madeThere) {
        cells.merge(place, looked, Long::sum);
        madeThere.ifPresent(counts ->
                made.merge(place, counts.clone(), (one, other) -> new long[] {one[0] + other[0], one[1] + other[1]}));
    }

    long[] cells(int places) {
        long[] counts = new long[places];
        cells.forEach((place, count) -> counts[place] = count);
        return counts;
    }

    long[] made(int place) {
        long[] counts = made.get(place);
        return counts == null ? new long[2] : counts;
    }

    /** True if nothing is suspected, so that there is nothing to trace. */
    public boolean isEmpty() {
        return candidates.isEmpty();
    }

    /**
     * Adds what was found elsewhere.
     *
     * @return this
     */
    public SurvivorSuspects and(SurvivorSuspects other) {
        candidates.addAll(other.candidates);
        other.cells.forEach((place, looked) -> count(place, looked, Optional.ofNullable(other.made.get(place))));
        return this;
    }

    /** Counts, no value. */
    @Override
    public String toString() {
        return candidates + " in "
                + cells.values().stream().mapToLong(Long::longValue).sum() + " cells";
    }
}
