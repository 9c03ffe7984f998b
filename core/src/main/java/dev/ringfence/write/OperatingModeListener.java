package dev.ringfence.write;

/**
 * Told when the mode or a freeze changed, on every instance that shares the state. One that throws is counted and logged
 * once, and the change stands.
 */
@FunctionalInterface
public interface OperatingModeListener {

    /**
     * Called after the change has taken effect in this process, on a thread of its own, one change after the other, in
     * the order in which they took effect.
     */
    void changed(OperatingState before, OperatingState after);
}
