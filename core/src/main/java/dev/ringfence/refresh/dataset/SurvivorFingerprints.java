package dev.ringfence.refresh.dataset;

import dev.ringfence.refresh.survivor.Fingerprints;
import java.io.Serializable;

/**
 * What is remembered of the source's identifying values: keyed fingerprints in fixed memory, and counts. Without the key
 * nobody can ask whether a value is among them; see {@link DatasetSurvivors}.
 *
 * <p>Java-serializable; one that remembers nothing takes hardly any room. Safe for use by many threads, who all add to one
 * memory.
 */
public final class SurvivorFingerprints implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Fingerprints remembered;

    SurvivorFingerprints(Fingerprints remembered) {
        this.remembered = remembered;
    }

    Fingerprints remembered() {
        return remembered;
    }

    /** How many values are remembered that may be found anywhere, with repetitions. */
    public long values() {
        return remembered.values();
    }

    /** How many lone words are remembered, with repetitions. */
    public long words() {
        return remembered.words();
    }

    /** How many values were too short to be told from chance, and are not looked for. */
    public long tooShort() {
        return remembered.tooShort();
    }

    /** Of memory. */
    public long sizeBytes() {
        return remembered.sizeBytes();
    }

    /**
     * Adds what another one remembers, which stays as it is.
     *
     * @return this
     * @throws IllegalArgumentException if the other is not of the same check
     */
    public SurvivorFingerprints and(SurvivorFingerprints other) {
        remembered.add(other.remembered);
        return this;
    }

    /** Counts. */
    @Override
    public String toString() {
        return remembered.toString();
    }
}
