package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreTables;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail in tables, on every database. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JdbcAuditTrailIT {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_NATIVE);
        }
    }

    @Nested
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    abstract static class Cases {
        // Seals only when a test says so.
        private static final Duration NEVER = Duration.ofDays(1);
        private static final Actor SHOP = Actor.service("shop");

        private final TestDatabase database;
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final List<Anchor> anchors = new CopyOnWriteArrayList<>();
        private final List<JdbcAuditTrail> open = new ArrayList<>();
        private DataSource dataSource;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void createTables() throws SQLException {
            dataSource = database.create();
            StoreTables.create(dataSource);
            Sql.execute(dataSource, "CREATE TABLE orders (id int PRIMARY KEY)");
        }

        @AfterEach
        void close() {
            open.forEach(JdbcAuditTrail::close);
        }

        private JdbcAuditTrail trail() {
            return trail(settings -> settings.sealEvery(NEVER));
        }

        private JdbcAuditTrail trail(UnaryOperator<JdbcAuditTrail.Builder> more) {
            JdbcAuditTrail trail = more.apply(JdbcAuditTrail.builder(dataSource)
                            .meters(meters)
                            .timeout(Patience.LONG)
                            .anchors(anchors::add, Duration.ofMillis(1)))
                    .build();
            open.add(trail);
            return trail;
        }

        private static AuditEntry entry(String rule) {
            return new AuditEntry(
                    Instant.parse("2026-03-01T10:00:00.123456Z"),
                    AuditEntry.Kind.OPERATION,
                    SHOP,
                    "production",
                    rule,
                    "d1",
                    "done");
        }

        private String table(String name) throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                return StoreDatabase.of(connection).table(name);
            }
        }

        @Test
        void record_ofAnEntry_isCommittedAndReadAsItWas() throws SQLException {
            JdbcAuditTrail trail = trail();
            AuditEntry entry = new AuditEntry(
                    Instant.parse("2026-03-01T10:00:00.123456Z"),
                    AuditEntry.Kind.REFUSED,
                    Actor.agent("bot \uD83E\uDD16 'x'"),
                    "production",
                    "sql.drop",
                    "",
                    "a detail  ");
            trail.record(entry);
            assertThat(Sql.number(dataSource, "SELECT COUNT(*) FROM " + table("audit_unsealed")))
                    .isEqualTo(1);
            assertThat(trail.find(AuditQuery.all())).isEmpty();
            assertThat(trail.head()).isEmpty();
            assertThat(trail.seal()).isEqualTo(1);
            assertThat(trail.seal()).isZero();
            assertThat(Sql.number(dataSource, "SELECT COUNT(*) FROM " + table("audit_unsealed")))
                    .isZero();
            SealedEntry sealed = trail.find(AuditQuery.all()).get(0);
            assertThat(sealed.entry()).isEqualTo(entry);
            assertThat(sealed.sequence()).isEqualTo(1);
            assertThat(sealed.previousHash()).isEqualTo("0".repeat(64));
            assertThat(Duration.between(sealed.sealedAt(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
            assertThat(trail.verify(List.of()).intact()).isTrue();
        }

        @Test
        void record_inTheWritersTransaction_sharesItsFate() throws SQLException {
            JdbcAuditTrail trail = trail();
            try (Connection writer = dataSource.getConnection()) {
                writer.setAutoCommit(false);
                trail.record(entry("lost"), writer);
                insertOrder(writer, 1);
                assertThat(trail.seal()).isZero();
                writer.rollback();
                trail.record(entry("kept"), writer);
                insertOrder(writer, 2);
                assertThat(trail.seal()).isZero();
                writer.commit();
            }
            assertThat(trail.seal()).isEqualTo(1);
            assertThat(trail.find(AuditQuery.all()))
                    .extracting(e -> e.entry().rule())
                    .containsExactly("kept");
            assertThat(meters.counter("ringfence.audit.recorded", "by", "writer")
                            .count())
                    .isEqualTo(2);
        }

        private void insertOrder(Connection writer, int id) throws SQLException {
            try (var statement = writer.createStatement()) {
                statement.executeUpdate("INSERT INTO orders VALUES (" + id + ")");
            }
        }

        @Test
        void record_ofAWriterInAnotherDatastore_isCommittedAtOnce() throws SQLException {
            JdbcAuditTrail trail = trail();
            for (DataSource elsewhere : List.of(database.create(), TestDatabase.H2_AS_POSTGRESQL.create())) {
                try (Connection writer = elsewhere.getConnection()) {
                    writer.setAutoCommit(false);
                    trail.record(entry("intent"), writer);
                    writer.rollback();
                }
            }
            assertThat(trail.seal()).isEqualTo(2);
        }

        @Test
        void record_byAUserWhoMayNotInsert_leavesTheWriterUnharmed() throws SQLException {
            if (database != TestDatabase.POSTGRESQL) {
                return;
            }
            Sql.execute(
                    dataSource,
                    "DROP ROLE IF EXISTS plain_writer",
                    "CREATE ROLE plain_writer LOGIN",
                    "GRANT INSERT ON orders TO plain_writer");
            String name;
            try (Connection connection = dataSource.getConnection()) {
                name = connection.getCatalog();
            }
            JdbcAuditTrail trail = trail();
            try (Connection writer = PostgresServer.user(name, "plain_writer").getConnection()) {
                writer.setAutoCommit(false);
                trail.record(entry("a"), writer);
                trail.record(entry("b"), writer);
                insertOrder(writer, 1);
                writer.commit();
            }
            assertThat(trail.seal()).isEqualTo(2);
            assertThat(meters.counter("ringfence.audit.recorded", "by", "own").count())
                    .isEqualTo(2);
        }

        @Test
        void bothTrails_inTheWritersTransaction_areHandedTheConnection() throws SQLException {
            JdbcAuditTrail trail = trail();
            InMemoryAuditTrail memory = new InMemoryAuditTrail(5);
            try (Connection writer = dataSource.getConnection()) {
                writer.setAutoCommit(false);
                memory.and(trail).record(entry("rolled back"), writer);
                writer.rollback();
            }
            assertThat(trail.seal()).isZero();
            assertThat(memory.entries()).hasSize(1);
        }

        @Test
        void entry_longerThanItsColumns_isCutAndKept() {
            JdbcAuditTrail trail = trail();
            String endless = "\0\uD83D" + "\uD83E\uDD16".repeat(5000);
            trail.record(new AuditEntry(
                    Instant.EPOCH, AuditEntry.Kind.OTHER, Actor.human(endless), endless, endless, endless, endless));
            trail.seal();
            AuditEntry kept = trail.find(AuditQuery.all()).get(0).entry();
            assertThat(kept.actor().name()).hasSizeLessThanOrEqualTo(200).contains("…+");
            assertThat(kept.detail()).hasSizeLessThanOrEqualTo(2010).contains("…+");
            assertThat(trail.verify(List.of()).intact()).isTrue();
        }

        @Test
        void find_byTimeActorKindAndRule_pagesInOrder() {
            JdbcAuditTrail trail = trail();
            Instant start = Instant.parse("2026-03-01T10:00:00Z");
            for (int i = 0; i < 20; i++) {
                trail.record(new AuditEntry(
                        start.plusSeconds(i),
                        i % 2 == 0 ? AuditEntry.Kind.REFUSED : AuditEntry.Kind.OPERATION,
                        i % 4 == 0 ? Actor.human("ann") : SHOP,
                        "production",
                        "rule" + i % 5,
                        "",
                        ""));
            }
            trail.seal();
            assertThat(trail.find(AuditQuery.all())).hasSize(20);
            assertThat(trail.head())
                    .get()
                    .isEqualTo(trail.find(AuditQuery.all().after(19)).get(0));
            assertThat(trail.find(AuditQuery.all().kind(AuditEntry.Kind.REFUSED)))
                    .hasSize(10);
            assertThat(trail.find(AuditQuery.all().actor("ann"))).hasSize(5);
            assertThat(trail.find(AuditQuery.all().actor("ANN"))).isEmpty();
            assertThat(trail.find(AuditQuery.all().rule("rule3"))).hasSize(4);
            assertThat(trail.find(AuditQuery.all()
                            .from(start.plusSeconds(5))
                            .until(start.plusSeconds(10))
                            .kind(AuditEntry.Kind.REFUSED)))
                    .extracting(e -> e.entry().at())
                    .containsExactly(start.plusSeconds(6), start.plusSeconds(8));
            assertThat(trail.find(AuditQuery.all().from(start.plusNanos(1)))).hasSize(19);
            List<Long> pages = new ArrayList<>();
            AuditQuery page = AuditQuery.all().limit(7);
            for (var found = trail.find(page); !found.isEmpty(); found = trail.find(page)) {
                found.forEach(e -> pages.add(e.sequence()));
                page = page.after(pages.get(pages.size() - 1));
            }
            assertThat(pages).hasSize(20).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void export_asJsonLines_holdsEveryEntryWithItsHashes() throws Exception {
            JdbcAuditTrail trail = trail();
            for (int i = 0; i < 25; i++) {
                trail.record(entry("rule\n\"" + i));
            }
            trail.seal();
            StringBuilder out = new StringBuilder();
            assertThat(trail.export(AuditQuery.all().limit(10), out)).isEqualTo(25);
            List<String> lines = out.toString().lines().toList();
            assertThat(lines).hasSize(25);
            String previous = "0".repeat(64);
            for (int i = 0; i < 25; i++) {
                JsonNode json = JsonMapper.shared().readTree(lines.get(i));
                assertThat(json.get("sequence").asInt()).isEqualTo(i + 1);
                assertThat(json.get("rule").asString()).isEqualTo("rule\n\"" + i);
                assertThat(json.get("previousHash").asString()).isEqualTo(previous);
                assertThat(json.get("at").asString()).isEqualTo("2026-03-01T10:00:00.123456Z");
                previous = json.get("hash").asString();
            }
        }

        @Test
        void manyWritersAndSealers_makeOneChainThatHoldsEveryCommittedEntryOnce() throws Exception {
            int writers = 6;
            int each = 20;
            JdbcAuditTrail one = trail(settings -> settings.sealEvery(Duration.ofMillis(1)));
            JdbcAuditTrail two = trail(settings -> settings.sealEvery(Duration.ofMillis(1)));
            ExecutorService pool = Executors.newFixedThreadPool(writers);
            List<java.util.concurrent.Callable<Void>> work = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int number = w;
                work.add(() -> {
                    try (Connection writer = dataSource.getConnection()) {
                        writer.setAutoCommit(false);
                        for (int i = 0; i < each; i++) {
                            int id = number * each + i;
                            (id % 2 == 0 ? one : two).record(entry("order " + id), writer);
                            insertOrder(writer, id);
                            if (id % 5 == 0) {
                                writer.rollback();
                            } else {
                                writer.commit();
                            }
                        }
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
            pool.shutdown();
            one.close();
            two.close();
            JdbcAuditTrail reader = trail();
            reader.seal();
            List<String> orders = new ArrayList<>();
            for (int id = 0; id < writers * each; id++) {
                if (id % 5 != 0) {
                    orders.add("order " + id);
                }
            }
            assertThat(reader.find(AuditQuery.all().limit(1000)))
                    .extracting(e -> e.entry().rule())
                    .containsExactlyInAnyOrderElementsOf(orders);
            AuditVerification verification = reader.verify(anchors);
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.entries()).isEqualTo(orders.size());
            assertThat(verification.anchors()).isEqualTo(anchors.size()).isPositive();
        }

        @Test
        void sealer_ofABacklog_sealsAllOfItInPieces() throws Exception {
            try (Connection writer = dataSource.getConnection()) {
                writer.setAutoCommit(false);
                JdbcAuditTrail trail = trail();
                for (int i = 0; i < 1301; i++) {
                    trail.record(entry("r" + i), writer);
                }
                writer.commit();
                assertThat(trail.seal()).isEqualTo(1301);
                assertThat(trail.verify(List.of()).toString())
                        .isEqualTo("audit trail 1 to 1301: 1301 entries, 0 anchors, intact");
            }
        }

        @Test
        void prune_withoutASigner_isRefusedAndChangesNothing() {
            JdbcAuditTrail trail = trail();
            trail.record(entry("a"));
            trail.seal();
            assertThatThrownBy(() -> trail.prune(Instant.MAX.minusSeconds(1), SHOP, "production", "old"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(trail.find(AuditQuery.all())).hasSize(1);
        }

        @Test
        void prune_leavesASignedCheckpointThatTheChainGoesOnFrom() throws SQLException {
            UnaryOperator<JdbcAuditTrail.Builder> signed = settings -> settings.sealEvery(NEVER)
                    .signer(payload -> "signed " + java.util.Arrays.hashCode(payload))
                    .signatures(
                            (payload, signature) -> signature.equals("signed " + java.util.Arrays.hashCode(payload)));
            JdbcAuditTrail trail = trail(signed);
            for (int i = 0; i < 5; i++) {
                trail.record(entry("old" + i));
            }
            trail.seal();
            assertThat(trail.prune(Instant.EPOCH, SHOP, "production", "none is that old"))
                    .isZero();
            assertThat(trail.prune(Instant.now().plusSeconds(3600), SHOP, "production", "kept for a year"))
                    .isEqualTo(5);
            trail.record(entry("new"));
            trail.seal();
            assertThat(trail.find(AuditQuery.all()))
                    .extracting(SealedEntry::sequence, e -> e.entry().rule())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(6L, "audit.prune"),
                            org.assertj.core.groups.Tuple.tuple(7L, "new"));
            AuditVerification verification = trail.verify(List.of());
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.first()).isEqualTo(6);
            // Who may not sign cannot prune unseen, nor move the checkpoint.
            Sql.execute(
                    dataSource,
                    "UPDATE " + table("audit_checkpoint") + " SET sequence_number = 6, entry_hash ="
                            + " (SELECT previous_hash FROM " + table("audit_entry") + " WHERE sequence_number = 7)",
                    "DELETE FROM " + table("audit_entry") + " WHERE sequence_number = 6");
            assertThat(trail.verify(List.of()).problems())
                    .containsExactly(AuditProblem.at(AuditProblem.Kind.SIGNATURE, 6));
        }

        @Test
        void close_keepsSealsAndAnchorsWhatWaits(@TempDir Path directory) {
            Path file = directory.resolve("anchors.jsonl");
            JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                    .timeout(Patience.LONG)
                    .sealEvery(NEVER)
                    .anchors(AnchorSink.file(file), NEVER)
                    .signer(payload -> "s" + payload.length)
                    .build();
            trail.record(entry("last"));
            trail.close();
            assertThatThrownBy(() -> trail.record(entry("later"))).isInstanceOf(StoreUnavailableException.class);
            List<Anchor> kept = AnchorFile.read(file);
            assertThat(kept).extracting(Anchor::sequence).containsExactly(1L);
            assertThat(kept.get(0).signature()).isEqualTo("s" + kept.get(0).payload().length);
            assertThat(trail().verify(kept).toString()).isEqualTo("audit trail 1 to 1: 1 entries, 1 anchors, intact");
        }

        /**
         * Each entry is made when the one before has just been sealed, so that it waits as long as any can. A machine that
         * is busy may take longer again and again; a sealer that looks less often would every time, until the test is ended.
         */
        @Test
        void sealer_ofItsOwn_sealsWithinASecondWithoutBeingAsked() throws Exception {
            JdbcAuditTrail trail = trail(settings -> settings);
            Duration shortest = Duration.ofDays(1);
            int made = 0;
            while (shortest.compareTo(Duration.ofSeconds(1)) >= 0) {
                made++;
                trail.record(new AuditEntry(
                        Instant.now(), AuditEntry.Kind.OPERATION, SHOP, "production", "number " + made, "d1", "done"));
                awaitSealed(made);
                SealedEntry sealed = trail.find(AuditQuery.all()).get(made - 1);
                if (made > 1) {
                    Duration waited = Duration.between(sealed.entry().at(), sealed.sealedAt());
                    shortest = waited.compareTo(shortest) < 0 ? waited : shortest;
                }
            }
            long sealed = System.nanoTime();
            // The next look that finds nothing left makes it less than the time since.
            while (meters.get("ringfence.audit.lag").gauge().value() * 1e9 >= System.nanoTime() - sealed) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        private void awaitSealed(int entries) throws InterruptedException {
            // It counts after it has committed.
            while (meters.get("ringfence.audit.sealed").counter().count() < entries) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
