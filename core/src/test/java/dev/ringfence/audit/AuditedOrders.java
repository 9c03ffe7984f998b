package dev.ringfence.audit;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.testing.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;

/**
 * A program that writes orders, each with its audit entry, until it is killed. Several writers have a sealer beside them
 * that seals as fast as it can; one alone seals between its own transactions, so that there is only one at any time.
 */
final class AuditedOrders {
    private AuditedOrders() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(arguments[0]);
        dataSource.setUsername(arguments[1]);
        dataSource.setMaximumPoolSize(6);
        dataSource.setConnectionTimeout(Patience.LONG.toMillis());
        long first = Long.parseLong(arguments[2]);
        int writers = Integer.parseInt(arguments[3]);
        boolean alone = writers == 1;
        JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                .sealEvery(alone ? Duration.ofDays(1) : Duration.ofMillis(1))
                .timeout(Patience.LONG)
                .build();
        for (int thread = 0; thread < writers; thread++) {
            long from = first + thread * 1_000_000L;
            new Thread(() -> write(dataSource, trail, from, alone)).start();
        }
    }

    private static void write(HikariDataSource dataSource, JdbcAuditTrail trail, long from, boolean seals) {
        try (Connection writer = dataSource.getConnection();
                PreparedStatement insert = writer.prepareStatement("INSERT INTO orders VALUES (?)")) {
            writer.setAutoCommit(false);
            for (long id = from; ; id++) {
                AuditEntry entry = new AuditEntry(
                        Instant.now(),
                        AuditEntry.Kind.OPERATION,
                        Actor.service("shop"),
                        "production",
                        "order " + id,
                        "",
                        "");
                trail.record(entry, writer);
                insert.setLong(1, id);
                insert.executeUpdate();
                writer.commit();
                System.out.println("committed " + id);
                if (seals && id % 5 == 0) {
                    trail.seal();
                }
            }
        } catch (Exception e) {
            System.out.println("failed " + e);
        }
    }
}
