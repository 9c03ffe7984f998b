package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes a connection and has the driver validate it ({@link Connection#isValid}).
 *
 * <p>DOWN if none is to be had or it is not valid. Of a HikariCP pool whose connections are all in use, none is taken: the
 * probe would be one more that waits, and time out. It is DOWN then if threads wait, and DEGRADED from nine tenths of the
 * connections on. Takes guarded DataSources too; one whose stamp is refused is DOWN.
 *
 * <p>Reaches what is shared. Safe for use by many threads.
 */
public final class DataSourceProbe implements HealthProbe {
    private final DataSource dataSource;
    private final Duration timeout;

    private DataSourceProbe(DataSource dataSource, Duration timeout) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.timeout = timeout;
    }

    /** A probe that gives a validation two seconds. */
    public static DataSourceProbe of(DataSource dataSource) {
        return new DataSourceProbe(dataSource, Duration.ofSeconds(2));
    }

    /**
     * The same with another time-out of the validation, rounded up to whole seconds; the wait for a connection is the pool's
     * own matter.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public DataSourceProbe timeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero()) {
            throw new IllegalArgumentException("'timeout' must be positive but was " + newTimeout);
        }
        return new DataSourceProbe(dataSource, newTimeout);
    }

    @Override
    public HealthReading look() throws SQLException {
        Optional<PoolUse> use = HikariUse.of(dataSource);
        if (use.isPresent() && use.get().active() >= use.get().most()) {
            return use.get().reading();
        }
        int seconds =
                (int) Math.min(Integer.MAX_VALUE, timeout.plusNanos(999_999_999).toSeconds());
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isValid(seconds)) {
                return HealthReading.down("the driver says that the connection is not valid");
            }
        }
        return use.map(PoolUse::reading).orElse(HealthReading.up());
    }
}
