package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.AuditProblem.Kind;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who may do everything in the database but does not have the key, nor where the anchors are kept, does
 * something at random; each time it is found, and where. {@code -Dringfence.audit.trials=5000} does it more often.
 */
class AuditTamperingTest {
    private static final int TRIALS = Integer.getInteger("ringfence.audit.trials", 300);
    private static final int ENTRIES = 40;
    private static final int ANCHORED = 30;
    private static final String ENTRY = "\"ringfence\".\"audit_entry\"";
    private static final String HEAD = "\"ringfence\".\"audit_head\"";
    private static final String CHECKPOINT = "\"ringfence\".\"audit_checkpoint\"";
    private static final String UNSEALED = "\"ringfence\".\"audit_unsealed\"";
    private static final List<String> TEXTS = List.of(
            "entry_id",
            "kind",
            "actor",
            "actor_kind",
            "environment",
            "rule",
            "shape_digest",
            "detail",
            "content_hash",
            "previous_hash",
            "entry_hash");

    private final long seed = Long.getLong("ringfence.seed", 20_261_122L);
    private final Random random = new Random(seed);
    private final DataSource dataSource = H2.createDatabase();
    private final List<Anchor> anchors = new CopyOnWriteArrayList<>();
    private JdbcAuditTrail trail;

    private JdbcAuditTrail open(Optional<byte[]> key) {
        JdbcAuditTrail.Builder settings = JdbcAuditTrail.builder(dataSource)
                .meters(new SimpleMeterRegistry())
                .timeout(Patience.LONG)
                .sealEvery(Duration.ofDays(1))
                .anchors(anchors::add, Duration.ofDays(1))
                .signatures((payload, signature) -> signature.equals("s" + java.util.Arrays.hashCode(payload)))
                .signer(payload -> "s" + java.util.Arrays.hashCode(payload));
        key.ifPresent(settings::key);
        return settings.build();
    }

    /** A chain of forty entries, of which the first thirty are anchored. */
    private void fill(Optional<byte[]> key) throws SQLException {
        StoreTables.create(dataSource);
        JdbcAuditTrail first = open(key);
        record(first, ANCHORED);
        first.close();
        assertThat(anchors).extracting(Anchor::sequence).containsExactly((long) ANCHORED);
        trail = open(key);
        record(trail, ENTRIES - ANCHORED);
        trail.seal();
        Sql.execute(
                dataSource,
                "CREATE TABLE entries AS SELECT * FROM " + ENTRY,
                "CREATE TABLE heads AS SELECT * FROM " + HEAD);
    }

    private void record(JdbcAuditTrail into, int entries) {
        for (int i = 0; i < entries; i++) {
            AuditEntry.Kind[] kinds = AuditEntry.Kind.values();
            into.record(new AuditEntry(
                    Instant.ofEpochSecond(random.nextInt()),
                    kinds[random.nextInt(kinds.length)],
                    Actor.human("ann" + random.nextInt(3)),
                    "production",
                    "rule" + random.nextInt(3),
                    "",
                    "detail"));
        }
    }

    private void restore() throws SQLException {
        Sql.execute(
                dataSource,
                "DELETE FROM " + ENTRY,
                "INSERT INTO " + ENTRY + " SELECT * FROM entries",
                "DELETE FROM " + HEAD,
                "INSERT INTO " + HEAD + " SELECT * FROM heads",
                "DELETE FROM " + CHECKPOINT,
                "DELETE FROM " + UNSEALED);
    }

    @AfterEach
    void close() throws SQLException {
        // What is left would be sealed and anchored.
        trail.close();
    }

    @BeforeEach
    void forgetAnchors() {
        anchors.clear();
    }

    /** One thing to do, which says what must be found. */
    @FunctionalInterface
    private interface Deed {
        AuditProblem apply() throws SQLException;
    }

    @Test
    void anythingDoneToSealedEntries_isFoundAndWhere() throws SQLException {
        fill(Optional.empty());
        List<Deed> deeds = List.of(
                this::editText,
                this::editTime,
                this::deleteWithin,
                this::deleteEndAndForgetHead,
                this::swap,
                this::insertBehindHead,
                this::insertBeforeBeginning,
                this::replaceByCopy,
                this::moveHeadBack,
                this::dropHead,
                this::cutBelowAnchor,
                this::rewriteUpToTheAnchorAndBeyond,
                this::forgeCheckpoint,
                this::sealACopy,
                this::editAndRehashOne);
        for (int trial = 0; trial < TRIALS; trial++) {
            assertThat(trail.verify(anchors).problems())
                    .as("untouched, seed %d", seed)
                    .isEmpty();
            Deed deed = deeds.get(trial % deeds.size());
            AuditProblem expected = deed.apply();
            assertThat(trail.verify(anchors).problems())
                    .as("trial %d, seed %d", trial, seed)
                    .contains(expected);
            restore();
        }
    }

    @Test
    void anythingDoneByWhoHasNoKey_isFoundWithoutAnchors() throws SQLException {
        fill(Optional.of("a key of the deployment, 32 bytes.".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (int trial = 0; trial < TRIALS / 3; trial++) {
            assertThat(trail.verify(List.of()).problems())
                    .as("untouched, seed %d", seed)
                    .isEmpty();
            long first = sequence();
            rewriteFrom(first, new ChainHash(Optional.empty()));
            assertThat(trail.verify(List.of()).problems())
                    .as("trial %d, seed %d", trial, seed)
                    .contains(AuditProblem.at(Kind.EDITED, first), AuditProblem.at(Kind.EDITED, ENTRIES));
            restore();
        }
        // One who wrote an entry himself, before it was sealed.
        Sql.execute(
                dataSource,
                "INSERT INTO " + UNSEALED + " (" + EntryRow.COLUMNS + ") SELECT 'made', "
                        + EntryRow.COLUMNS.substring("entry_id, ".length()) + " FROM " + ENTRY
                        + " WHERE sequence_number = 1");
        trail.seal();
        assertThat(trail.verify(List.of()).problems()).containsExactly(AuditProblem.at(Kind.EDITED, ENTRIES + 1));
    }

    @Test
    void severalThingsDoneAtOnce_areFound() throws SQLException {
        fill(Optional.empty());
        List<Deed> deeds =
                List.of(this::editText, this::editTime, this::deleteWithin, this::swap, this::insertBehindHead);
        for (int trial = 0; trial < TRIALS / 3; trial++) {
            for (int i = 0; i < 3; i++) {
                deeds.get(random.nextInt(deeds.size())).apply();
            }
            assertThat(trail.verify(List.of()).intact())
                    .as("trial %d, seed %d", trial, seed)
                    .isFalse();
            restore();
        }
    }

    @Test
    void anchors_thatAreNotSigned_areProblemsAndNotBelieved() throws SQLException {
        fill(Optional.empty());
        Anchor kept = anchors.get(0);
        Anchor forged = new Anchor(kept.purpose(), ANCHORED, "f".repeat(64), kept.at(), kept.signature());
        assertThat(trail.verify(List.of(forged)).problems()).containsExactly(AuditProblem.at(Kind.SIGNATURE, ANCHORED));
        // Signed as a checkpoint, it is no anchor.
        Anchor other = Anchor.signed(
                Anchor.Purpose.CHECKPOINT,
                ANCHORED,
                kept.hash(),
                kept.at(),
                payload -> "s" + java.util.Arrays.hashCode(payload));
        assertThat(trail.verify(List.of(other)).problems()).containsExactly(AuditProblem.at(Kind.SIGNATURE, ANCHORED));
    }

    private long sequence() {
        return 1L + random.nextInt(ENTRIES);
    }

    private int change(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private AuditProblem editText() throws SQLException {
        String column = TEXTS.get(random.nextInt(TEXTS.size()));
        long sequence = sequence();
        String shorterNever = "'y' || SUBSTRING(" + column + ", 2)";
        String to = column.endsWith("hash") || column.equals("entry_id")
                ? shorterNever
                : List.of(column + " || 'x'", shorterNever, "CASE WHEN " + column + " = '' THEN ' ' ELSE '' END")
                        .get(random.nextInt(3));
        change("UPDATE " + ENTRY + " SET " + column + " = " + to + " WHERE sequence_number = ?", sequence);
        return AuditProblem.at(Kind.EDITED, sequence);
    }

    private AuditProblem editTime() throws SQLException {
        long sequence = sequence();
        String column = random.nextBoolean() ? "happened_at" : "sealed_at";
        long by = random.nextBoolean() ? 1 : -1_000_000L * (1 + random.nextInt(1_000_000));
        change("UPDATE " + ENTRY + " SET " + column + " = " + column + " + ? WHERE sequence_number = ?", by, sequence);
        return AuditProblem.at(Kind.EDITED, sequence);
    }

    private AuditProblem deleteWithin() throws SQLException {
        long first = 1L + random.nextInt(ENTRIES - 1);
        long last = Math.min(ENTRIES - 1, first + random.nextInt(5));
        change("DELETE FROM " + ENTRY + " WHERE sequence_number BETWEEN ? AND ?", first, last);
        return new AuditProblem(Kind.MISSING, first, last);
    }

    private AuditProblem deleteEndAndForgetHead() throws SQLException {
        long first = sequence();
        change("DELETE FROM " + ENTRY + " WHERE sequence_number >= ?", first);
        return new AuditProblem(Kind.MISSING, first, ENTRIES);
    }

    private AuditProblem swap() throws SQLException {
        long one = sequence();
        long two = 1 + (one + random.nextInt(ENTRIES - 1)) % ENTRIES;
        change("UPDATE " + ENTRY + " SET sequence_number = -1 WHERE sequence_number = ?", one);
        change("UPDATE " + ENTRY + " SET sequence_number = ? WHERE sequence_number = ?", one, two);
        change("UPDATE " + ENTRY + " SET sequence_number = ? WHERE sequence_number = -1", two);
        return AuditProblem.at(Kind.EDITED, random.nextBoolean() ? one : two);
    }

    private AuditProblem insertBehindHead() throws SQLException {
        change(
                "INSERT INTO " + ENTRY + " SELECT * FROM (SELECT ? + sequence_number, "
                        + SealedRow.COLUMNS.substring("sequence_number, ".length()) + " FROM " + ENTRY
                        + " WHERE sequence_number = 1) c WHERE NOT EXISTS (SELECT 1 FROM " + ENTRY
                        + " WHERE sequence_number = ? + 1)",
                ENTRIES,
                ENTRIES);
        return new AuditProblem(Kind.INSERTED, ENTRIES + 1, ENTRIES + 1);
    }

    private AuditProblem insertBeforeBeginning() throws SQLException {
        long sequence = -random.nextInt(3);
        copy(sequence(), sequence);
        return AuditProblem.at(Kind.INSERTED, sequence);
    }

    private void copy(long from, long to) throws SQLException {
        change(
                "INSERT INTO " + ENTRY + " SELECT ?, " + SealedRow.COLUMNS.substring("sequence_number, ".length())
                        + " FROM " + ENTRY + " WHERE sequence_number = ?",
                to,
                from);
    }

    private AuditProblem replaceByCopy() throws SQLException {
        long to = sequence();
        long from = 1 + (to + random.nextInt(ENTRIES - 1)) % ENTRIES;
        change("DELETE FROM " + ENTRY + " WHERE sequence_number = ?", to);
        copy(from, to);
        return new AuditProblem(Kind.REPEATED, Math.min(from, to), Math.max(from, to));
    }

    private AuditProblem moveHeadBack() throws SQLException {
        long to = random.nextInt(ENTRIES);
        change("UPDATE " + HEAD + " SET sequence_number = ?", to);
        return new AuditProblem(Kind.INSERTED, to + 1, ENTRIES);
    }

    private AuditProblem dropHead() throws SQLException {
        change("DELETE FROM " + HEAD);
        return AuditProblem.at(Kind.HEAD, ENTRIES);
    }

    private AuditProblem cutBelowAnchor() throws SQLException {
        long last = random.nextInt(ANCHORED);
        change("DELETE FROM " + ENTRY + " WHERE sequence_number > ?", last);
        String hash = last == 0
                ? "'" + ChainHash.ROOT + "'"
                : "(SELECT entry_hash FROM " + ENTRY + " WHERE sequence_number = " + last + ")";
        change("UPDATE " + HEAD + " SET sequence_number = ?, entry_hash = " + hash, last);
        return new AuditProblem(Kind.MISSING, last + 1, ANCHORED);
    }

    private AuditProblem rewriteUpToTheAnchorAndBeyond() throws SQLException {
        rewriteFrom(1 + random.nextInt(ANCHORED), new ChainHash(Optional.empty()));
        return AuditProblem.at(Kind.ANCHOR, ANCHORED);
    }

    /** Changes an entry and computes every hash from there on anew, and the head. */
    private void rewriteFrom(long first, ChainHash hashes) throws SQLException {
        change("UPDATE " + ENTRY + " SET detail = 'nothing happened' WHERE sequence_number = ?", first);
        String previous = null;
        for (SealedRow row :
                new AuditReader(connections()).read(AuditQuery.all().limit(1000))) {
            if (row.sequence() >= first) {
                String content = hashes.ofContent(row.row());
                String before = previous == null ? row.previousHash() : previous;
                String hash = hashes.ofLink(row.sequence(), content, row.sealedAt(), before);
                change(
                        "UPDATE " + ENTRY
                                + " SET content_hash = ?, previous_hash = ?, entry_hash = ? WHERE sequence_number = ?",
                        content,
                        before,
                        hash,
                        row.sequence());
                previous = hash;
            }
        }
        change("UPDATE " + HEAD + " SET entry_hash = ?", previous);
    }

    private dev.ringfence.store.StoreConnections connections() {
        return new dev.ringfence.store.StoreConnections(dataSource, Duration.ofSeconds(2), "audit", 1);
    }

    private AuditProblem forgeCheckpoint() throws SQLException {
        long last = 1L + random.nextInt(ENTRIES);
        Anchor anchor = anchors.get(0);
        // An anchor's own signature, which is a good one, but not for this.
        change(
                "INSERT INTO " + CHECKPOINT + " SELECT sequence_number, entry_hash, ?, ? FROM " + ENTRY
                        + " WHERE sequence_number = ?",
                java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, anchor.at()),
                anchor.signature(),
                last);
        change("DELETE FROM " + ENTRY + " WHERE sequence_number <= ?", last);
        return AuditProblem.at(Kind.SIGNATURE, last);
    }

    private AuditProblem sealACopy() throws SQLException {
        long of = sequence();
        change(
                "INSERT INTO " + UNSEALED + " (" + EntryRow.COLUMNS + ") SELECT " + EntryRow.COLUMNS + " FROM " + ENTRY
                        + " WHERE sequence_number = ?",
                of);
        assertThat(trail.seal()).isEqualTo(1);
        return new AuditProblem(Kind.REPEATED, of, ENTRIES + 1);
    }

    private AuditProblem editAndRehashOne() throws SQLException {
        long sequence = sequence();
        ChainHash hashes = new ChainHash(Optional.empty());
        change("UPDATE " + ENTRY + " SET detail = 'nothing happened' WHERE sequence_number = ?", sequence);
        SealedRow row = new AuditReader(connections())
                .read(AuditQuery.all().after(sequence - 1).limit(1))
                .get(0);
        String content = hashes.ofContent(row.row());
        change(
                "UPDATE " + ENTRY + " SET content_hash = ?, entry_hash = ? WHERE sequence_number = ?",
                content,
                hashes.ofLink(sequence, content, row.sealedAt(), row.previousHash()),
                sequence);
        return sequence == ENTRIES ? AuditProblem.at(Kind.HEAD, ENTRIES) : AuditProblem.at(Kind.RELINKED, sequence + 1);
    }
}
