package dev.ringfence.audit;

import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What auditing each transaction costs sixteen writers on PostgreSQL, with the sealer at work beside them. Rounds without
 * and with audit take turns (without, with, with, without), so that what else the machine does weighs on both.
 *
 * <pre>{@code
 * java -cp ... dev.ringfence.audit.AuditThroughput <milliseconds of each transaction> <seconds of a round> <turns>
 * }</pre>
 */
public final class AuditThroughput {
    private static final int WRITERS = 16;

    private final DataSource dataSource;
    private final long workNanos;
    private final Duration round;

    private AuditThroughput(DataSource dataSource, Duration work, Duration round) {
        this.dataSource = dataSource;
        this.workNanos = work.toNanos();
        this.round = round;
    }

    public static void main(String[] arguments) throws Exception {
        DataSource dataSource = PostgresServer.superuser(PostgresServer.createDatabase());
        StoreTables.create(dataSource);
        Sql.execute(
                dataSource,
                "CREATE TABLE account (id int PRIMARY KEY, balance bigint NOT NULL)",
                "INSERT INTO account SELECT x, 0 FROM generate_series(1, " + WRITERS + ") x");
        AuditThroughput throughput = new AuditThroughput(
                dataSource,
                Duration.ofMillis(Long.parseLong(arguments[0])),
                Duration.ofSeconds(Long.parseLong(arguments[1])));
        throughput.run(Integer.parseInt(arguments[2]));
    }

    private void run(int turns) throws Exception {
        try (JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                .meters(new SimpleMeterRegistry())
                .build()) {
            perSecond(null);
            perSecond(trail);
            double without = 0;
            double with = 0;
            for (int turn = 0; turn < turns; turn++) {
                double first = perSecond(null);
                double second = perSecond(trail);
                double third = perSecond(trail);
                double fourth = perSecond(null);
                without += first + fourth;
                with += second + third;
                print("turn %d: without %.1f %.1f, with %.1f %.1f%n", turn + 1, first, fourth, second, third);
            }
            trail.seal();
            print(
                    "16 writers, %d ms each: without %.1f, with %.1f transactions a second: %.2f %% less; %s%n",
                    workNanos / 1_000_000,
                    without / (2 * turns),
                    with / (2 * turns),
                    100 * (1 - with / without),
                    trail.verify(List.of()));
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private double perSecond(@Nullable JdbcAuditTrail trail) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        long end = System.nanoTime() + round.toNanos();
        List<Callable<Long>> work = new ArrayList<>();
        for (int writer = 1; writer <= WRITERS; writer++) {
            int account = writer;
            work.add(() -> transactions(account, trail, end));
        }
        long all = 0;
        for (Future<Long> done : writers.invokeAll(work)) {
            all += done.get();
        }
        writers.shutdown();
        return all / (double) round.toSeconds();
    }

    private long transactions(int account, @Nullable JdbcAuditTrail trail, long end) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE account SET balance = balance + 1 WHERE id = ?")) {
            connection.setAutoCommit(false);
            long done = 0;
            while (System.nanoTime() < end) {
                if (trail != null) {
                    trail.record(
                            new AuditEntry(
                                    Instant.now(),
                                    AuditEntry.Kind.OPERATION,
                                    Actor.service("shop"),
                                    "production",
                                    "account.deposit",
                                    "3f1c",
                                    "one row"),
                            connection);
                }
                update.setInt(1, account);
                update.executeUpdate();
                if (workNanos > 0) {
                    LockSupport.parkNanos(workNanos);
                }
                connection.commit();
                done++;
            }
            return done;
        }
    }
}
