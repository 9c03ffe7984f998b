package dev.ringfence.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;

/** A program that writes orders, each with its audit entry, until it is killed. Seals as fast as it can. */
final class AuditedOrders {
    private AuditedOrders() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(arguments[0]);
        dataSource.setUsername(arguments[1]);
        dataSource.setMaximumPoolSize(6);
        long first = Long.parseLong(arguments[2]);
        JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                .sealEvery(Duration.ofMillis(1))
                .build();
        int writers = Integer.parseInt(arguments[3]);
        for (int thread = 0; thread < writers; thread++) {
            long from = first + thread * 1_000_000L;
            new Thread(() -> write(dataSource, trail, from)).start();
        }
    }

    private static void write(HikariDataSource dataSource, JdbcAuditTrail trail, long from) {
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
            }
        } catch (Exception e) {
            System.out.println("failed " + e);
        }
    }
}
