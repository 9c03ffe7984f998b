package dev.ringfence.health.checks;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.ringfence.health.HealthReading;
import java.util.Optional;
import javax.sql.DataSource;

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

    private static final boolean HIKARI = present();

    private static boolean present() {
        try {
            Class.forName("com.zaxxer.hikari.HikariDataSource", false, PoolUse.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** True if it is a HikariCP pool; false also where HikariCP is absent. */
    static boolean isHikari(DataSource dataSource) {
        return HIKARI && Hikari.is(dataSource);
    }

    /** The use of a HikariCP pool; empty of anything else, and of a pool that has not started. */
    static Optional<PoolUse> of(DataSource dataSource) {
        return HIKARI ? Hikari.use(dataSource) : Optional.empty();
    }

    /** Loaded only where HikariCP is there. */
    private static final class Hikari {
        static boolean is(DataSource dataSource) {
            return dataSource instanceof HikariDataSource;
        }

        static Optional<PoolUse> use(DataSource dataSource) {
            if (!(dataSource instanceof HikariDataSource hikari)) {
                return Optional.empty();
            }
            HikariPoolMXBean pool = hikari.getHikariPoolMXBean();
            return pool == null
                    ? Optional.empty()
                    : Optional.of(new PoolUse(
                            pool.getActiveConnections(),
                            hikari.getMaximumPoolSize(),
                            pool.getThreadsAwaitingConnection()));
        }
    }
}
