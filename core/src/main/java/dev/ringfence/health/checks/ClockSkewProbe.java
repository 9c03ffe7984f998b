package dev.ringfence.health.checks;

import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Compares this process's clock with the datastore's: DEGRADED from 5 s on, and DOWN from one minute on, where statements of
 * others are {@linkplain StatementVerifier#CLOCK_SKEW no longer accepted}, unless set.
 *
 * <p>The datastore's time is taken for that of the middle between asking and the answer; the difference is at least what is
 * left of it after half of the time that the answer took (F. Cristian, "Probabilistic clock synchronization", Distributed
 * Computing 3, 1989). So a slow answer makes it blind, and never raises a false alarm.
 *
 * <p>Reaches what is shared. Safe for use by many threads.
 */
public final class ClockSkewProbe implements HealthProbe {
    private final Callable<Instant> remote;
    private final Clock clock;
    private final Duration degradedFrom;
    private final Duration downFrom;

    private ClockSkewProbe(Callable<Instant> remote, Clock clock, Duration degradedFrom, Duration downFrom) {
        this.remote = remote;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.degradedFrom = degradedFrom;
        this.downFrom = downFrom;
    }

    private static ClockSkewProbe asking(Callable<Instant> remote) {
        return new ClockSkewProbe(remote, Clock.systemUTC(), Duration.ofSeconds(5), StatementVerifier.CLOCK_SKEW);
    }

    /** Compares with the clock of a store. */
    public static ClockSkewProbe of(StateStore store) {
        return asking(Objects.requireNonNull(store, "store")::now);
    }

    /** Compares with the clock of a database, which is H2, PostgreSQL or MariaDB. */
    public static ClockSkewProbe of(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return asking(() -> now(dataSource));
    }

    private static Instant now(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + StoreDatabase.of(connection).nowMicros())) {
            if (!rows.next()) {
                throw new SQLException("the database gave no time");
            }
            return Instant.EPOCH.plus(rows.getLong(1), ChronoUnit.MICROS);
        }
    }

    /**
     * The same with other thresholds.
     *
     * @throws IllegalArgumentException if one is not positive, or the first is longer than the second
     */
    public ClockSkewProbe from(Duration degraded, Duration down) {
        if (degraded.isNegative() || degraded.isZero() || degraded.compareTo(down) > 0) {
            throw new IllegalArgumentException(
                    "'degraded' must be positive and at most 'down' " + down + " but was " + degraded);
        }
        return new ClockSkewProbe(remote, clock, degraded, down);
    }

    /** The same with another clock for this process's. */
    public ClockSkewProbe clock(Clock newClock) {
        return new ClockSkewProbe(remote, newClock, degradedFrom, downFrom);
    }

    @Override
    public HealthReading look() throws Exception {
        Instant before = clock.instant();
        Instant there = remote.call();
        Instant after = clock.instant();
        Duration half = Duration.between(before, after).dividedBy(2);
        Duration difference = Duration.between(before.plus(half), there);
        Duration atLeast = difference.abs().minus(half);
        String detail = "the datastore is " + difference.abs().toMillis() + " ms "
                + (difference.isNegative() ? "behind" : "ahead") + ", give or take " + half.toMillis() + " ms";
        if (atLeast.compareTo(downFrom) >= 0) {
            return HealthReading.down(detail);
        }
        return atLeast.compareTo(degradedFrom) >= 0 ? HealthReading.degraded(detail) : HealthReading.up(detail);
    }
}
