package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.ChildJvm;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that is killed amid writing and sealing leaves every committed write with its entry, and no entry without. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AuditCrashIT {
    private static final int ROUNDS = Integer.getInteger("ringfence.audit.crashes", 2);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void kill_amidWritesOnPostgresql_leavesEachWithItsEntry() throws Exception {
        String name = PostgresServer.createDatabase();
        PGSimpleDataSource dataSource = PostgresServer.user(name, "postgres");
        killAndCount(dataSource, dataSource.getURL(), "postgres", 3);
    }

    @Test
    void kill_amidWritesOnAnH2File_leavesEachWithItsEntry(@TempDir Path directory) throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        // Else H2 forgets what was committed in the half second before.
        dataSource.setURL("jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0");
        dataSource.setUser("sa");
        // One writer, which is also the sealer: H2 itself tears transactions of several, see JdbcAuditTrail.
        killAndCount(dataSource, dataSource.getURL(), "sa", 1);
    }

    private void killAndCount(DataSource dataSource, String url, String user, int writers) throws Exception {
        StoreTables.create(dataSource);
        Sql.execute(dataSource, "CREATE TABLE orders (id bigint PRIMARY KEY)");
        int before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildJvm child = ChildJvm.start(
                    AuditedOrders.class,
                    url,
                    user,
                    Long.toString((1 + round) * 10_000_000L),
                    Integer.toString(writers))) {
                int commits = 50 + random.nextInt(100);
                for (int i = 0; i < commits; i++) {
                    child.await(line -> line.startsWith("committed"));
                }
                child.kill();
            }
            awaitItsLastWork(dataSource);
            try (JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                    .meters(new SimpleMeterRegistry())
                    .sealEvery(Duration.ofDays(1))
                    .timeout(Patience.LONG)
                    .build()) {
                Set<String> orders = texts(dataSource, "SELECT 'order ' || id FROM orders");
                Set<String> entries = texts(
                        dataSource,
                        "SELECT rule FROM " + table(dataSource, "audit_unsealed") + " UNION ALL SELECT rule FROM "
                                + table(dataSource, "audit_entry"));
                assertThat(entries)
                        .as("seed %d, entries without their order", seed)
                        .isSubsetOf(orders);
                assertThat(orders)
                        .as("seed %d, orders without their entry", seed)
                        .isSubsetOf(entries);
                assertThat(orders).hasSizeGreaterThan(before);
                before = orders.size();
                trail.seal();
                AuditVerification verification = trail.verify(List.of());
                assertThat(verification.problems()).isEmpty();
                assertThat(verification.entries()).isEqualTo(orders.size());
            }
        }
    }

    /** A server goes on with what it was sent, also when who sent it is gone. */
    private static void awaitItsLastWork(DataSource dataSource) throws SQLException {
        if (!(dataSource instanceof PGSimpleDataSource)) {
            return;
        }
        while (Sql.number(
                        dataSource,
                        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <>"
                                + " pg_backend_pid() AND backend_type = 'client backend'")
                > 0) {
            Sql.execute(dataSource, "SELECT pg_sleep(0.01)");
        }
    }

    private static String table(DataSource dataSource, String name) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return StoreDatabase.of(connection).table(name);
        }
    }

    private static Set<String> texts(DataSource dataSource, String query) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                assertThat(texts.add(rows.getString(1))).as("each once").isTrue();
            }
        }
        return texts;
    }
}
