package dev.ringfence.health.checks;

import dev.ringfence.health.HealthReading;

/**
 * How a pool of connections is used at one moment.
 *
 * @param active connections that are in use
 * @param most how many there can be
 * @param waiting threads that wait for one
 */
public record PoolUse(int active, int most, int waiting) {
    private static final double NEARLY_ALL = 0.9;

    /**
     * A use.
     *
     * @throws IllegalArgumentException if there can be no connection, or a count is negative
     */
    public PoolUse {
        if (most < 1) {
            throw new IllegalArgumentException("'most' must be positive but was " + most);
        }
        if (active < 0 || waiting < 0) {
            throw new IllegalArgumentException(
                    "'active' and 'waiting' must not be negative but were " + active + " and " + waiting);
        }
    }

    /** True if nobody gets a connection before another gives one back. */
    boolean exhausted() {
        return active >= most && waiting > 0;
    }

    /** DOWN if all are in use and somebody waits, DEGRADED from nine tenths on. */
    HealthReading reading() {
        String detail = active + " of " + most + " connections in use, " + waiting + " waiting";
        if (exhausted()) {
            return HealthReading.down(detail);
        }
        return active >= NEARLY_ALL * most ? HealthReading.degraded(detail) : HealthReading.up(detail);
    }
}
