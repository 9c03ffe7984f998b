package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Looks at how a thread pool is used: DOWN if it takes no task, since its threads are all busy and its queue is full or it
 * was shut down; DEGRADED if its threads are all busy and tasks wait.
 *
 * <p>Reaches this process alone. Safe for use by many threads.
 */
public final class ThreadPoolProbe implements HealthProbe {
    private final ThreadPoolExecutor pool;

    private ThreadPoolProbe(ThreadPoolExecutor pool) {
        this.pool = Objects.requireNonNull(pool, "pool");
    }

    /** A probe of a pool. */
    public static ThreadPoolProbe of(ThreadPoolExecutor pool) {
        return new ThreadPoolProbe(pool);
    }

    @Override
    public HealthReading look() {
        int active = pool.getActiveCount();
        int waiting = pool.getQueue().size();
        String detail =
                active + " of at most " + pool.getMaximumPoolSize() + " threads busy, " + waiting + " tasks waiting";
        if (pool.isShutdown()) {
            return HealthReading.down("shut down; " + detail);
        }
        if (active >= pool.getMaximumPoolSize() && pool.getQueue().remainingCapacity() == 0) {
            return HealthReading.down(detail);
        }
        // A queue without a bound keeps a pool at its core size.
        boolean busy = active >= Math.max(1, pool.getPoolSize());
        return busy && waiting > 0 ? HealthReading.degraded(detail) : HealthReading.up(detail);
    }

    @Override
    public HealthReach reach() {
        return HealthReach.PROCESS;
    }
}
