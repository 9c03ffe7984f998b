package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Asks the JVM for threads that wait for each other's locks for ever: DOWN if there are any. Nothing but a restart ends
 * that, which makes it the model of a check of liveness. Costs a safepoint each time.
 *
 * <p>Reaches this process alone. Safe for use by many threads.
 */
public final class DeadlockProbe implements HealthProbe {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private DeadlockProbe() {}

    /** The probe of this JVM. */
    public static DeadlockProbe ofThisJvm() {
        return new DeadlockProbe();
    }

    @Override
    public HealthReading look() {
        long[] locked = threads.findDeadlockedThreads();
        return locked == null || locked.length == 0
                ? HealthReading.up()
                : HealthReading.down(locked.length + " threads wait for each other's locks");
    }

    @Override
    public HealthReach reach() {
        return HealthReach.PROCESS;
    }
}
