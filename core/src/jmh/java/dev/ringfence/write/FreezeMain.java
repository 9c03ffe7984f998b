package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.ChildJvm;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How long after an operator asks for a freeze the last of eight instances, each in a JVM of its own, refuses what is
 * destructive. Each round begins at another moment of their intervals. Prints one line of a table in Markdown.
 *
 * <p>Arguments: rounds, 40 unless given; milliseconds between two readings, 500 unless given.
 */
public final class FreezeMain {
    private static final int INSTANCES = 8;
    private static final Actor OPERATOR = Actor.human("ada");

    private FreezeMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        String interval = arguments.length > 1 ? arguments[1] : "500";
        PGSimpleDataSource dataSource = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        StoreTables.create(dataSource);
        String url =
                "jdbc:postgresql://localhost:" + dataSource.getPortNumbers()[0] + "/" + dataSource.getDatabaseName();
        List<ChildJvm> instances = new ArrayList<>();
        long[] seen = new long[rounds];
        long[] asked = new long[rounds];
        try (OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                .store(StateStore.jdbc(dataSource))
                .build()) {
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(ChildJvm.start(SharedInstance.class, url, "0", interval));
            }
            latest(instances, "allowed ");
            for (int round = -3; round < rounds; round++) {
                Thread.sleep(997 + 37L * (round & 15));
                long began = System.currentTimeMillis();
                modes.freeze(OPERATOR, "a measurement", Optional.empty());
                long told = System.currentTimeMillis();
                long last = latest(instances, "refused ");
                if (round >= 0) {
                    asked[round] = told - began;
                    seen[round] = last - began;
                }
                modes.thaw(OPERATOR, "measured");
                latest(instances, "allowed ");
            }
        } finally {
            instances.forEach(ChildJvm::close);
        }
        Arrays.sort(seen);
        Arrays.sort(asked);
        System.out.println(
                "| read every, ms | p50, ms | p90, ms | longest, ms | of these the switch itself, p50 / longest |");
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d / %d |%n",
                interval,
                seen[rounds / 2],
                seen[rounds * 9 / 10],
                seen[rounds - 1],
                asked[rounds / 2],
                asked[rounds - 1]);
    }

    /** When the last of them said so. */
    private static long latest(List<ChildJvm> instances, String startingWith) throws InterruptedException {
        long latest = 0;
        for (ChildJvm instance : instances) {
            String said = instance.await(line -> line.startsWith(startingWith));
            latest = Math.max(latest, Long.parseLong(said.split(" ", -1)[1]));
        }
        return latest;
    }
}
