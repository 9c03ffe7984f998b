package dev.ringfence.write;

import dev.ringfence.base.Need;
import java.util.Optional;

/**
 * Something that has to hold before a write runs: an approval, a reason, a backup. The ready-made ones are in this
 * package; an application adds its own by implementing this and registering it in {@link Requirements}.
 *
 * <p>Implementations are safe for use by many threads, and say what is missing without showing a protected value. One
 * that throws is counted as a defect, and the write is refused only if it is destructive, or the requirement {@link
 * #indispensable()}, and the guard enforces.
 */
public interface Requirement {

    /** Its name in policies, decisions and metrics, stable across releases, such as {@code approval}. */
    String name();

    /** What is missing now; empty if it is met. Has no effect, so that anybody may ask. */
    Optional<Need> unmet(WriteAttempt attempt);

    /**
     * Takes what can be used once, such as an approval, right before the write runs.
     *
     * @return what is missing; empty if it is met and, where that matters, taken
     */
    default Optional<Need> claim(WriteAttempt attempt) {
        return unmet(attempt);
    }

    /** The most rows that the write may change as far as this requirement is concerned; no limit unless overridden. */
    default long maxRows(WriteAttempt attempt) {
        return Ceilings.NONE;
    }

    /** All limits of the write as far as this requirement is concerned; {@link #maxRows} alone unless overridden. */
    default Ceilings ceilings(WriteAttempt attempt) {
        return Ceilings.ofRows(maxRows(attempt));
    }

    /**
     * True if the write must not run where this cannot be asked, as when a store is down. False unless overridden: a
     * defect is no reason to refuse.
     */
    default boolean indispensable() {
        return false;
    }

    /** Told how a write ended whose requirements were met. Does nothing unless overridden. */
    default void finished(WriteAttempt attempt, WriteOutcome outcome) {}
}
