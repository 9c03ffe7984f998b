package dev.ringfence.write;

/**
 * What lifts the open requirements and denials of one write: somebody answers for it, and it is loud. It is asked like a
 * requirement, {@link #unmet} before and {@link #claim} right before the write runs; only where nothing is missing does
 * it lift anything, and then its {@link #maxRows} is the ceiling of the write.
 *
 * <p>It never lifts the operating mode LOCKED, nor what the guards of stamps and of live data refuse.
 */
public interface WriteOverride extends Requirement {

    /** Who answers for it, why, and until when, in one sentence for audit and log; no protected value. */
    String detail();
}
