package dev.ringfence.health;

/**
 * Told when the state of a check changes. Called on one thread of the board, in the order of the changes, and after the
 * board shows them; one that takes its time delays the others and no check.
 */
@FunctionalInterface
public interface HealthListener {

    /** A check changed. An exception is counted, the first one is logged, and it ends nothing. */
    void changed(CheckHealth before, CheckHealth after);
}
