package dev.ringfence.jdbc;

import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.TcpRelay;
import dev.ringfence.write.WriteGuard;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Latency of ordinary statements behind a millisecond of delay, with all guards enforced in production and without any:
 * pairs in alternating order on two connections, so that the noise of the machine meets both alike. Prints a table in Markdown.
 *
 * <p>Arguments: pairs for each kind of statement, 2,000 unless given.
 */
public final class LatencyMain {
    private static final int WARM_UP = 200;

    private LatencyMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException, IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        WriteGuard guard = WriteGuard.builder(Environments.of(Tier.PRODUCTION))
                .levels(Levels.enforcing())
                .build();
        String name = RoundTripsIT.createDatabase();
        int port = PostgresServer.user(name, "postgres").getPortNumbers()[0];
        Map<String, long[][]> results = new LinkedHashMap<>();
        try (TcpRelay relay = TcpRelay.to(port, Duration.ofMillis(1));
                Connection bare = RoundTripsIT.database(relay, name).getConnection();
                Connection guarded = GuardedDataSource.wrap(RoundTripsIT.database(relay, name), guard)
                        .getConnection()) {
            int number = 1;
            for (Map.Entry<String, RoundTripsIT.Work> work :
                    RoundTripsIT.ordinary().entrySet()) {
                long[][] nanos = new long[2][pairs];
                for (int i = -WARM_UP; i < pairs; i++) {
                    boolean first = (i & 1) == 0;
                    long a = time(first ? bare : guarded, work.getValue(), number += 10);
                    long b = time(first ? guarded : bare, work.getValue(), number += 10);
                    if (i >= 0) {
                        nanos[0][i] = first ? a : b;
                        nanos[1][i] = first ? b : a;
                    }
                }
                results.put(work.getKey(), nanos);
            }
        }
        results.put("all of them", together(results.values()));
        print(results);
    }

    private static long[][] together(Collection<long[][]> results) {
        long[][] all = new long[2][];
        for (int side = 0; side < 2; side++) {
            int of = side;
            all[side] = results.stream()
                    .flatMapToLong(nanos -> Arrays.stream(nanos[of]))
                    .toArray();
        }
        return all;
    }

    private static long time(Connection connection, RoundTripsIT.Work work, int number) throws SQLException {
        long before = System.nanoTime();
        work.run(connection, number);
        return System.nanoTime() - before;
    }

    private static void print(Map<String, long[][]> results) {
        System.out.println("| statement | p50 bare, ms | p50 guarded / bare | p99 bare, ms | p99 guarded / bare |");
        System.out.println("| --- | --- | --- | --- | --- |");
        results.forEach((name, nanos) -> {
            Arrays.sort(nanos[0]);
            Arrays.sort(nanos[1]);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.3f | %.2f | %.3f |%n",
                    name,
                    at(nanos[0], 50) / 1e6,
                    at(nanos[1], 50) / at(nanos[0], 50),
                    at(nanos[0], 99) / 1e6,
                    at(nanos[1], 99) / at(nanos[0], 99));
        });
    }

    private static double at(long[] sorted, int percent) {
        return sorted[(int) ((sorted.length - 1) * (long) percent / 100)];
    }
}
