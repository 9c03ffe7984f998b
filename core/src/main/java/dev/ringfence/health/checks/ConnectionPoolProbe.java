package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Looks at how a pool of connections is used, and takes none: DOWN if all are in use and threads wait, DEGRADED from nine
 * tenths of them on, UNKNOWN before the pool has started.
 *
 * <p>Reaches this instance: its pool is its own. Safe for use by many threads.
 */
public final class ConnectionPoolProbe implements HealthProbe {
    private final Supplier<Optional<PoolUse>> use;

    private ConnectionPoolProbe(Supplier<Optional<PoolUse>> use) {
        this.use = use;
    }

    /**
     * A probe of a HikariCP pool.
     *
     * @throws IllegalArgumentException if it is none, as it is where {@code com.zaxxer:HikariCP} is absent
     */
    public static ConnectionPoolProbe of(DataSource pool) {
        if (!HikariUse.isPool(pool)) {
            throw new IllegalArgumentException("'pool' must be a pool of com.zaxxer:HikariCP but was "
                    + pool.getClass().getName() + ": tell how another is used by ConnectionPoolProbe.reading(...)");
        }
        return new ConnectionPoolProbe(() -> HikariUse.of(pool));
    }

    /** A probe of a pool of another make. */
    public static ConnectionPoolProbe reading(Supplier<PoolUse> use) {
        Objects.requireNonNull(use, "use");
        return new ConnectionPoolProbe(() -> Optional.of(use.get()));
    }

    @Override
    public HealthReading look() {
        return use.get().map(PoolUse::reading).orElse(HealthReading.unknown("the pool has not started"));
    }

    @Override
    public HealthReach reach() {
        return HealthReach.INSTANCE;
    }
}
