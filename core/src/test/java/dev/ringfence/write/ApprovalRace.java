package dev.ringfence.write;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.attest.VerificationKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.ds.PGSimpleDataSource;

/** One instance of an application among several, all of whose threads claim one approval; see {@link ApprovalIT}. */
final class ApprovalRace {
    private static final int THREADS = 64;

    private ApprovalRace() {}

    /**
     * Says {@code ready}, waits for a line, claims with {@value #THREADS} threads at once, and says how many won and how many
     * failed; until there are no more lines.
     */
    public static void main(String[] arguments) throws Exception {
        Approval approval = approval(arguments[0], Path.of(arguments[1]));
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        approval.unmet(attempt);
        System.out.println("ready");
        while (in.readLine() != null) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<String> claim = () -> {
                    start.await();
                    return approval.claim(attempt).map(need -> need.what()).orElse("won");
                };
                results.add(pool.submit(claim));
            }
            start.countDown();
            int won = 0;
            int used = 0;
            for (Future<String> result : results) {
                String what = result.get();
                won += what.equals("won") ? 1 : 0;
                used += what.contains("was used") ? 1 : 0;
            }
            System.out.println(won + " won, " + used + " met a used one");
        }
        pool.shutdown();
    }

    static Approval approval(String url, Path directory) throws IOException, SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(url);
        dataSource.setUser("postgres");
        VerificationKey bob = VerificationKey.parse("bob", Files.readString(directory.resolve("bob.pem")));
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(dataSource);
        pool.setMaximumPoolSize(8);
        pool.setConnectionTimeout(Patience.LONG.toMillis());
        return Approval.builder(
                        Approvers.builder().approver(Attempts.BOB, bob).build(),
                        WriteDigests.of(DigestKey.read(directory.resolve("digest.key"))),
                        StateStore.jdbc(new HikariDataSource(pool), Patience.LONG))
                .audit(entry -> {})
                .build();
    }
}
