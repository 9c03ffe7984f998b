package dev.ringfence.health;

import java.util.Objects;

/**
 * Looks once at how something is. Called on a thread of the board, never twice at the same time for one check.
 *
 * <p>A probe that throws has found its subject failing; the board shows the class of what was thrown and never its message.
 * One that hangs is neither interrupted nor called again before it returns, so bound what you wait for where you can.
 */
@FunctionalInterface
public interface HealthProbe {

    /**
     * Looks.
     *
     * @throws Exception if it does not work
     */
    HealthReading look() throws Exception;

    /** How far it reaches; {@link HealthReach#SHARED} unless it says otherwise, so that no dependency is overlooked. */
    default HealthReach reach() {
        return HealthReach.SHARED;
    }

    /** A probe that looks at nothing but this process, which alone may tell of {@link HealthRole#LIVENESS}. */
    static HealthProbe ofThisProcess(HealthProbe probe) {
        return reaching(HealthReach.PROCESS, probe);
    }

    /** A probe of what this instance has for itself. */
    static HealthProbe ofThisInstance(HealthProbe probe) {
        return reaching(HealthReach.INSTANCE, probe);
    }

    private static HealthProbe reaching(HealthReach reach, HealthProbe probe) {
        Objects.requireNonNull(probe, "probe");
        return new HealthProbe() {
            @Override
            public HealthReading look() throws Exception {
                return probe.look();
            }

            @Override
            public HealthReach reach() {
                return reach;
            }
        };
    }
}
