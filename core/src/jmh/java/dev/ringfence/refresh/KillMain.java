package dev.ringfence.refresh;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Refreshes in processes of their own that are killed (SIGKILL) at random moments, and resumes each: the target must be as
 * it was or as an uninterrupted run leaves it, no identifying value of the source may stand in what was half written, and
 * the resumed run must give the same rows as an uninterrupted one. Tells after every ten, and ends with 1 at the first that
 * does not.
 *
 * <p>Arguments: how many kills (100), customers (20,000), seed, and POSTGRESQL or MARIADB.
 */
public final class KillMain {
    private static final List<String> IDENTIFYING =
            List.of("customer.email", "customer.phone", "login.email", "visit.email", "payment.card");

    private KillMain() {}

    /** Runs it; {@code child} and two URLs for a process that is to be killed. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("child")) {
            EnvironmentRefresh refresh =
                    refresh(CrashingRefresh.open(arguments[1]), CrashingRefresh.open(arguments[2]));
            System.out.println("begun");
            refresh.run();
            System.out.println("done");
            return;
        }
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int customers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20261122;
        Shop.Database kind = arguments.length > 3 ? Shop.Database.valueOf(arguments[3]) : Shop.Database.POSTGRESQL;
        System.exit(new Kills(kind, customers, new Random(seed)).run(kills) ? 0 : 1);
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        byte[] material = new byte[32];
        for (int i = 0; i < material.length; i++) {
            material[i] = (byte) (7 * i);
        }
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(PseudonymKey.named("kill", () -> material.clone(), Environments.PRODUCTION))
                .runningIn(Environments.PRODUCTION)
                .blocks(16);
    }

    /** One source, and a target for each kill. */
    private static final class Kills {
        private final Shop.Database kind;
        private final Random random;
        private final DataSource production;
        private final Set<String> live = new HashSet<>();
        private final List<String> before;
        private final List<String> uninterrupted;
        private final long runMillis;

        Kills(Shop.Database kind, int customers, Random random) throws SQLException, IOException, InterruptedException {
            this.kind = kind;
            this.random = random;
            this.production = Shop.production(kind);
            Shop.addCustomers(production, customers);
            if (kind == Shop.Database.MARIADB) {
                // It splits tables by what it knows of their size.
                Sql.execute(production, "ANALYZE TABLE customer");
            }
            for (String column : IDENTIFYING) {
                String[] parts = column.split("\\.", 2);
                live.addAll(Shop.column(
                        production,
                        "SELECT DISTINCT " + parts[1] + " FROM " + parts[0] + " WHERE " + parts[1] + " <> ''"));
            }
            DataSource staging = Shop.staging(kind);
            before = Shop.everything(staging);
            runMillis = lifeOf(staging, Long.MAX_VALUE);
            uninterrupted = Shop.everything(staging);
            System.out.printf("%,d customers, an uninterrupted run takes %d ms%n", customers, runMillis);
        }

        private static String url(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection()) {
                return connection.getMetaData().getURL();
            }
        }

        /** Lets a process begin and kills it after a while, unless it has ended; answers how long it lived. */
        private long lifeOf(DataSource staging, long millis) throws SQLException, IOException, InterruptedException {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillMain.class.getName(),
                            "child",
                            url(production),
                            url(staging))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.equals("begun")) {
                    line = lines.readLine();
                }
                long begun = System.nanoTime();
                if (!child.waitFor(millis, TimeUnit.MILLISECONDS)) {
                    child.destroyForcibly().waitFor();
                }
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            }
        }

        boolean run(int kills) throws SQLException, IOException, InterruptedException {
            int resumed = 0;
            int left = 0;
            int shown = 0;
            for (int i = 1; i <= kills; i++) {
                DataSource staging = Shop.staging(kind);
                long lived = lifeOf(staging, 1 + random.nextInt((int) runMillis));
                List<String> now = Shop.everything(staging);
                int halfWritten = raw(staging);
                boolean whole = now.equals(before) || now.equals(uninterrupted);
                shown += now.equals(uninterrupted) ? 1 : 0;
                left += halfWritten > 0 ? 1 : 0;
                refresh(production, staging).run();
                boolean same = Shop.everything(staging).equals(uninterrupted);
                resumed += same ? 1 : 0;
                if (!whole || !same || halfWritten < 0) {
                    System.out.printf(
                            "kill %d after %d ms: whole %b, resumed %b, raw %b%n",
                            i, lived, whole, same, halfWritten < 0);
                    return false;
                }
                if (i % 10 == 0 || i == kills) {
                    System.out.printf(
                            "%d kills: %d resumed to the same rows, 0 raw values in what %d left half written, %d had ended before%n",
                            i, resumed, left, shown);
                }
            }
            return true;
        }

        /** How many identifying values stand in what is half written; -1 if one of them is the source's. */
        private int raw(DataSource staging) throws SQLException {
            int values = 0;
            String schema = kind == Shop.Database.MARIADB
                    ? "ringfence_next_"
                            + Shop.column(staging, "SELECT DATABASE()").get(0)
                    : "ringfence_next_public";
            for (String column : IDENTIFYING) {
                String[] parts = column.split("\\.", 2);
                if (Sql.number(
                                staging,
                                "SELECT count(*) FROM information_schema.tables WHERE table_schema = '" + schema
                                        + "' AND table_name = '" + parts[0] + "'")
                        == 0) {
                    continue;
                }
                for (String value : Shop.column(staging, "SELECT " + parts[1] + " FROM " + schema + "." + parts[0])) {
                    values++;
                    if (live.contains(value)) {
                        return -1;
                    }
                }
            }
            return values;
        }
    }
}
