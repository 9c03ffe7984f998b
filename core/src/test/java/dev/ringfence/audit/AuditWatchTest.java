package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.AuditProblem.Kind;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever looks now and then finds what is done to the entries since. */
class AuditWatchTest {
    private static final String ENTRY = "\"ringfence\".\"audit_entry\"";
    private static final String HEAD = "\"ringfence\".\"audit_head\"";

    private final long seed = Long.getLong("ringfence.seed", 20_261_122L);
    private final Random random = new Random(seed);
    private final DataSource dataSource = H2.createDatabase();
    private JdbcAuditTrail trail = open();

    private JdbcAuditTrail open() {
        return JdbcAuditTrail.builder(dataSource)
                .meters(new SimpleMeterRegistry())
                .timeout(Patience.LONG)
                .sealEvery(Duration.ofDays(1))
                .anchors(anchor -> {}, Duration.ofDays(1))
                .signatures((payload, signature) -> signature.equals("s" + Arrays.hashCode(payload)))
                .signer(payload -> "s" + Arrays.hashCode(payload))
                .build();
    }

    @BeforeEach
    void createTables() throws SQLException {
        StoreTables.create(dataSource);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    private void seal(int entries) {
        for (int i = 0; i < entries; i++) {
            trail.record(new AuditEntry(
                    Instant.EPOCH, AuditEntry.Kind.REFUSED, Actor.human("ann"), "production", "rule", "", "x"));
        }
        trail.seal();
    }

    @Test
    void look_asTheChainGrows_isIntact() {
        AuditWatch watch = trail.watch();
        assertThat(watch.look().entries()).isZero();
        seal(10);
        assertThat(watch.look().entries()).isEqualTo(10);
        assertThat(watch.look().entries()).as("the newest again").isEqualTo(1);
        seal(1_100);
        assertThat(watch.look())
                .satisfies(found -> assertThat(found.intact()).isTrue())
                .satisfies(found -> assertThat(found.entries()).isEqualTo(1_101));
        assertThat(trail.watch().look().entries()).isEqualTo(1);
    }

    @Test
    void entry_doneAnythingToSinceTheLastLook_isFoundAsTheWholeVerificationFindsIt() throws SQLException {
        seal(10);
        AuditWatch watch = trail.watch();
        assertThat(watch.look().intact()).isTrue();
        seal(20);
        Sql.execute(dataSource, "CREATE TABLE entries AS SELECT * FROM " + ENTRY);
        String[] deeds = {
            "UPDATE " + ENTRY + " SET detail = 'y' WHERE sequence_number = %d",
            "UPDATE " + ENTRY + " SET content_hash = 'y' WHERE sequence_number = %d",
            "UPDATE " + ENTRY + " SET previous_hash = 'y' WHERE sequence_number = %d",
            "UPDATE " + ENTRY + " SET sequence_number = 1000 + sequence_number WHERE sequence_number = %d",
            "DELETE FROM " + ENTRY + " WHERE sequence_number = %d",
            "DELETE FROM " + ENTRY + " WHERE sequence_number >= %d"
        };
        for (int trial = 0; trial < 60; trial++) {
            String deed = deeds[random.nextInt(deeds.length)].formatted(10 + random.nextInt(21));
            Sql.execute(dataSource, deed);
            assertThat(watch.look().intact()).as("%s, seed %s", deed, seed).isFalse();
            assertThat(watch.look().problems())
                    .as("%s, seed %s", deed, seed)
                    .allSatisfy(problem -> assertThat(problem.first()).isGreaterThanOrEqualTo(10));
            Sql.execute(dataSource, "DELETE FROM " + ENTRY, "INSERT INTO " + ENTRY + " SELECT * FROM entries");
        }
        assertThat(watch.look().intact()).as("put right, seed %s", seed).isTrue();
        assertThat(trail.verify(List.of()).intact()).isTrue();
    }

    @Test
    void chain_cutWithItsHead_isFound() throws SQLException {
        seal(10);
        AuditWatch watch = trail.watch();
        assertThat(watch.look().intact()).isTrue();
        Sql.execute(
                dataSource,
                "UPDATE " + HEAD + " SET sequence_number = 7, entry_hash =" + " (SELECT entry_hash FROM " + ENTRY
                        + " WHERE sequence_number = 7)",
                "DELETE FROM " + ENTRY + " WHERE sequence_number > 7");

        assertThat(trail.verify(List.of()).intact()).as("nobody kept an anchor").isTrue();
        assertThat(watch.look().problems()).extracting(AuditProblem::kind).contains(Kind.MISSING);
    }

    @Test
    void chain_pruned_isIntactAndOneWithAForgedCheckpointIsNot() throws SQLException {
        seal(10);
        AuditWatch watch = trail.watch();
        assertThat(watch.look().intact()).isTrue();
        trail.prune(Instant.now().plusSeconds(60), Actor.human("ann"), "production", "old");
        assertThat(watch.look())
                .satisfies(found -> assertThat(found.problems()).isEmpty())
                .satisfies(found -> assertThat(found.first()).isGreaterThan(10));
        seal(3);
        assertThat(watch.look().intact()).isTrue();
        Sql.execute(
                dataSource,
                "UPDATE \"ringfence\".\"audit_checkpoint\" SET sequence_number = 100",
                "DELETE FROM " + ENTRY);
        assertThat(watch.look().intact()).isFalse();
    }
}
