package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.data.InfoType;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.Admission.Outcome;
import dev.ringfence.jdbc.Attestation.Check;
import dev.ringfence.jdbc.Attestation.ColumnAction;
import dev.ringfence.jdbc.Attestation.Expectation;
import dev.ringfence.jdbc.AttestationVerdict.NotAttested;
import dev.ringfence.jdbc.AttestationVerdict.Reason;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.JsonSchema;
import dev.ringfence.testing.MovableClock;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class AttestationIT {
    private static final SigningKey KEY = SigningKey.generate("refresh");
    private static final AttestationPolicy POLICY = AttestationPolicy.of(VerificationKeys.of(KEY.verificationKey()));
    private static final String DIGEST = "ab".repeat(32);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** A staging that was filled, stamped by the refresh and attested. */
    private record Staging(DataSource raw, DatastoreStamp stamp, Attestation attestation) {
        static Staging of(TestDatabase kind) throws SQLException {
            return of(kind, said -> said);
        }

        static Staging of(TestDatabase kind, UnaryOperator<Attestation> change) throws SQLException {
            DataSource raw = kind.create();
            Sql.execute(
                    raw,
                    "CREATE TABLE customer (id INT PRIMARY KEY, email VARCHAR(100), name VARCHAR(100), phone VARCHAR(40),"
                            + " note VARCHAR(1000), partner VARCHAR(100))");
            DatastoreStamps.of(raw, Environments.STAGING).stamp("ops", "new");
            fill(raw, "x%d@example.com", "Zovaquexa", "NULL", "nothing");
            return attested(raw, change, KEY);
        }

        static Staging attested(DataSource raw, UnaryOperator<Attestation> change, SigningKey key) throws SQLException {
            DatastoreAttestations.createTable(raw);
            try (Connection target = raw.getConnection()) {
                target.setAutoCommit(false);
                DatastoreStamp stamp = DatastoreStamps.of(raw, Environments.PRODUCTION)
                        .stampRefreshed(target, DataClass.SANITIZED, DatastoreStamps.REFRESHED_BY, "a test's refresh");
                Attestation attestation = change.apply(said(target, stamp));
                DatastoreAttestations.sign(target, attestation, key);
                target.commit();
                return new Staging(raw, stamp, attestation);
            }
        }

        AttestationVerdict check(AttestationPolicy policy, Instant now) throws SQLException {
            try (Connection connection = raw.getConnection()) {
                return policy.check(connection, stamp, now);
            }
        }

        void assertRefused(Reason reason, AttestationPolicy policy) throws SQLException {
            assertThat(check(policy, NOW))
                    .isInstanceOfSatisfying(
                            NotAttested.class,
                            refused -> assertThat(refused.reason()).isEqualTo(reason));
        }
    }

    private static void fill(DataSource raw, String email, String name, String phone, String note) throws SQLException {
        Sql.execute(raw, "DELETE FROM customer");
        try (Connection connection = raw.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer VALUES (?, ?, ?, " + phone + ", ?, 'partner@company.net')")) {
            for (int i = 0; i < 3_000; i++) {
                insert.setInt(1, i);
                insert.setString(2, String.format(Locale.ROOT, email, i));
                insert.setString(3, name);
                insert.setString(4, note);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Attestation said(Connection target, DatastoreStamp stamp) throws SQLException {
        UserTables.Table table = UserTables.read(target).keySet().iterator().next();
        String schema = table.schema() == null ? "" : table.schema();
        String upper = table.name();
        boolean capitals = upper.equals("CUSTOMER");
        return new Attestation(
                new Attestation.Crossed(
                        new Attestation.Datastore("production", "", "0".repeat(32)), "shop", DIGEST, "0123456789ab"),
                Attestation.Datastore.of(stamp),
                stamp.sequence(),
                DatastoreAttestations.schemaFingerprint(target),
                List.of(new Attestation.TableRows(schema, upper, 3_000)),
                List.of(
                        column(schema, upper, capitals, "id", "keep", Expectation.ANY, null),
                        column(
                                schema,
                                upper,
                                capitals,
                                "email",
                                "pseudonymize(EMAIL_ADDRESS)",
                                Expectation.MADE,
                                InfoType.EMAIL_ADDRESS),
                        column(
                                schema,
                                upper,
                                capitals,
                                "name",
                                "pseudonymize(PERSON_NAME)",
                                Expectation.MADE,
                                InfoType.PERSON_NAME),
                        column(schema, upper, capitals, "phone", "nullify", Expectation.NULL, null),
                        column(schema, upper, capitals, "note", "sanitize-text", Expectation.NOT_PLAUSIBLE, null),
                        column(schema, upper, capitals, "partner", "keep", Expectation.ANY, null)),
                List.of(new Check("survivors", "customer", true, "none in 18,000 cells")),
                "test",
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(30)));
    }

    private static ColumnAction column(
            String schema,
            String table,
            boolean capitals,
            String name,
            String action,
            Expectation expectation,
            @org.jspecify.annotations.Nullable InfoType type) {
        return new ColumnAction(
                schema,
                table,
                capitals ? name.toUpperCase(Locale.ROOT) : name,
                action,
                expectation,
                Optional.ofNullable(type));
    }

    @ParameterizedTest
    @EnumSource
    void check_whatWasSigned_isAttested(TestDatabase kind) throws SQLException {
        Staging staging = Staging.of(kind);
        assertThat(staging.check(POLICY.acceptingPolicies(DIGEST, "cd".repeat(32)), NOW))
                .isInstanceOfSatisfying(AttestationVerdict.Attested.class, attested -> {
                    assertThat(attested.attestation()).isEqualTo(staging.attestation());
                    assertThat(attested.signers()).containsExactly(KEY.verificationKey());
                    assertThat(attested.sampledRows()).isBetween(200L, 5_000L);
                    assertThat(attested.notSampled()).isEmpty();
                });
    }

    /** One way to be refused each; the signature alone stands against the first three. */
    @Test
    void check_eachForgeryOrMistake_isRefusedForItsOwnReason() throws SQLException {
        TestDatabase kind = TestDatabase.H2_AS_POSTGRESQL;
        Staging staging = Staging.of(kind);
        String table = "\"ringfence\".\"attestation\"";
        Envelope envelope = Envelope.sign(staging.attestation().statement(), KEY);

        String forged = Base64.getEncoder()
                .encodeToString(new String(envelope.payload(), StandardCharsets.UTF_8)
                        .replace(DIGEST, "cd".repeat(32))
                        .getBytes(StandardCharsets.UTF_8));
        String honest = Base64.getEncoder().encodeToString(envelope.payload());
        update(staging.raw(), table, envelope.toJson().replace(honest, forged));
        staging.assertRefused(Reason.BAD_SIGNATURE, POLICY);
        update(staging.raw(), table, envelope.toJson());
        assertThat(staging.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
        staging.assertRefused(
                Reason.UNKNOWN_KEY,
                AttestationPolicy.of(
                        VerificationKeys.of(SigningKey.generate("other").verificationKey())));
        update(staging.raw(), table, "{}");
        staging.assertRefused(Reason.MALFORMED, POLICY);
        Sql.execute(staging.raw(), "DELETE FROM " + table);
        staging.assertRefused(Reason.ABSENT, POLICY);
        Sql.execute(staging.raw(), "DROP TABLE " + table);
        staging.assertRefused(Reason.ABSENT, POLICY);

        Staging other = Staging.of(kind);
        Staging.of(kind, said -> with(said, other.attestation().target(), said.generation(), true, NOW))
                .assertRefused(Reason.OTHER_TARGET, POLICY);
        Staging.of(kind, said -> with(said, said.target(), said.generation() - 1, true, NOW))
                .assertRefused(Reason.OLDER_GENERATION, POLICY);
        Staging.of(kind, said -> with(said, said.target(), said.generation(), false, NOW))
                .assertRefused(Reason.CHECK_FAILED, POLICY);
        Staging.of(kind, said -> with(said, said.target(), said.generation(), true, NOW.minus(Duration.ofDays(31))))
                .assertRefused(Reason.EXPIRED, POLICY);
        Staging.of(kind, said -> with(said, said.target(), said.generation(), true, NOW.plusSeconds(3_600)))
                .assertRefused(Reason.NOT_YET_VALID, POLICY);
        Staging.of(kind).assertRefused(Reason.OTHER_POLICY, POLICY.acceptingPolicies("cd".repeat(32)));
    }

    private static Attestation with(
            Attestation said, Attestation.Datastore target, long generation, boolean passed, Instant from) {
        return new Attestation(
                said.provenance(),
                target,
                generation,
                said.schemaFingerprint(),
                said.tables(),
                said.columns(),
                List.of(new Check("survivors", "customer", passed, "told")),
                said.toolVersion(),
                from.minusSeconds(60),
                from.plus(Duration.ofDays(30)));
    }

    private static void update(DataSource raw, String table, String envelope) throws SQLException {
        try (Connection connection = raw.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE " + table + " SET envelope = ?")) {
            update.setString(1, envelope);
            update.executeUpdate();
        }
    }

    /** Stamped again, as by a later refresh, while the attestation of the earlier one is still there. */
    @ParameterizedTest
    @EnumSource
    void check_attestationOfAnEarlierRefresh_isOfAnOlderGeneration(TestDatabase kind) throws SQLException {
        Staging first = Staging.of(kind);
        try (Connection target = first.raw().getConnection()) {
            DatastoreStamp next = DatastoreStamps.of(first.raw(), Environments.PRODUCTION)
                    .stampRefreshed(target, DataClass.SANITIZED, DatastoreStamps.REFRESHED_BY, "not attested");
            assertThat(POLICY.check(target, next, NOW))
                    .isInstanceOfSatisfying(
                            NotAttested.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.OLDER_GENERATION));
        }
        Staging second = Staging.attested(first.raw(), said -> said, KEY);
        assertThat(second.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
    }

    /** Schema, stamp and attestation stay as they are when somebody loads production's rows into the tables. */
    @ParameterizedTest
    @EnumSource
    void check_rawRowsRestoredAfterSigning_areFoundByTheSample(TestDatabase kind) throws SQLException {
        Staging staging = Staging.of(kind);
        for (String[] raw : new String[][] {
            {"ada%d@engine.org", "Zovaquexa", "NULL", "nothing", "EMAIL"},
            {"x%d@example.com", "Ada Lovelace", "NULL", "nothing", "NAME"},
            {"x%d@example.com", "Zovaquexa", "'+49 30 901820'", "nothing", "PHONE"},
            {"x%d@example.com", "Zovaquexa", "NULL", "her card is 4485 2757 4230 8327", "NOTE"},
        }) {
            fill(staging.raw(), raw[0], raw[1], raw[2], raw[3]);
            assertThat(staging.check(POLICY, NOW)).isInstanceOfSatisfying(NotAttested.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.CONTRADICTED);
                assertThat(refused.what().toUpperCase(Locale.ROOT))
                        .contains("CUSTOMER." + raw[4])
                        .doesNotContain("ENGINE.ORG", "LOVELACE", "9018", "4485");
            });
        }
        fill(staging.raw(), "x%d@example.com", "Prof. Zovaquexa", "NULL", "nothing");
        assertThat(staging.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
    }

    @ParameterizedTest
    @EnumSource
    void check_columnAddedSince_isSampledToo(TestDatabase kind) throws SQLException {
        Staging staging = Staging.of(kind);
        Sql.execute(staging.raw(), "ALTER TABLE customer ADD COLUMN backup_contact VARCHAR(100)");
        assertThat(staging.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
        Sql.execute(staging.raw(), "UPDATE customer SET backup_contact = 'grace@navy.mil.org'");
        staging.assertRefused(Reason.CONTRADICTED, POLICY);
    }

    /** A partition's rows are its table's, of which the policy keeps a column that holds addresses of partners. */
    @Test
    void check_partitions_areSampledAsTheirTable() throws SQLException {
        DataSource raw = TestDatabase.POSTGRESQL.create();
        Sql.execute(
                raw,
                "CREATE TABLE customer (id INT, email VARCHAR(100), name VARCHAR(100), phone VARCHAR(40), note"
                        + " VARCHAR(1000), partner VARCHAR(100)) PARTITION BY RANGE (id)",
                "CREATE TABLE few PARTITION OF customer FOR VALUES FROM (0) TO (1000)",
                "CREATE TABLE others PARTITION OF customer DEFAULT PARTITION BY RANGE (id)",
                "CREATE TABLE others_all PARTITION OF others DEFAULT");
        DatastoreStamps.of(raw, Environments.STAGING).stamp("ops", "new");
        fill(raw, "x%d@example.com", "Zovaquexa", "NULL", "nothing");
        Staging staging = Staging.attested(raw, said -> said, KEY);
        assertThat(staging.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
        Sql.execute(raw, "UPDATE others_all SET email = 'ada' || id || '@engine.org'");
        staging.assertRefused(Reason.CONTRADICTED, POLICY);
    }

    /** The nonce alone would let a stamp be moved, with its attestation, to where other rows stand. */
    @Test
    void check_stampEditedToStandElsewhere_isOfAnotherTarget() throws SQLException {
        Staging staging = Staging.of(TestDatabase.POSTGRESQL);
        DatastoreStamp was = staging.stamp();
        assertThat(was.origin().identity()).isNotEmpty();
        for (DatastoreStamp edited : List.of(
                stamp(was, "other", was.origin()),
                stamp(was, was.environment(), new DatastoreOrigin("postgresql:1/2", "")))) {
            new Staging(staging.raw(), edited, staging.attestation()).assertRefused(Reason.OTHER_TARGET, POLICY);
        }
    }

    private static DatastoreStamp stamp(DatastoreStamp was, String environment, DatastoreOrigin origin) {
        return new DatastoreStamp(
                environment,
                was.tier(),
                was.dataClass(),
                origin,
                was.nonce(),
                was.sequence(),
                was.by(),
                was.at(),
                was.reason(),
                was.toolVersion());
    }

    /** Else whoever takes away the right to read it, as a restore without grants does, would do without a proof. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2_AS_POSTGRESQL"})
    void admission_attestationCannotBeRead_isACopyUnlessItWasProvenBefore(TestDatabase kind) throws SQLException {
        MovableClock clock = clock(NOW);
        Staging staging = Staging.of(kind);
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        GuardedDataSource before = guarded(staging.raw(), enforcing, clock);
        assertThat(outcome(before)).isEqualTo(Outcome.MATCH);

        Sql.execute(staging.raw(), "ALTER TABLE \"ringfence\".\"attestation\" RENAME COLUMN envelope TO hidden");
        GuardedDataSource after = guarded(staging.raw(), enforcing, clock);
        assertDenied("stamp.attestation-unreadable", after::getConnection);
        clock.move(AttestedAdmissions.KEPT.plusSeconds(1));
        assertThat(outcome(before)).isEqualTo(Outcome.MATCH);
        clock.move(Duration.ofDays(31));
        assertDenied("stamp.attestation-unreadable", before::getConnection);
        clock.move(Duration.ofDays(-31));

        Sql.execute(staging.raw(), "ALTER TABLE \"ringfence\".\"attestation\" RENAME COLUMN hidden TO envelope");
        assertThat(outcome(after)).as("asked for again at once").isEqualTo(Outcome.MATCH);
    }

    private static MovableClock clock(Instant at) {
        MovableClock clock = new MovableClock();
        clock.move(Duration.between(clock.instant(), at));
        return clock;
    }

    private static GuardedDataSource guarded(DataSource raw, WriteGuard guard, MovableClock clock) {
        return (GuardedDataSource) GuardedDataSource.builder(guard)
                .name("shop")
                .attestations(POLICY)
                .clock(clock)
                .wrap(raw);
    }

    private static Outcome outcome(GuardedDataSource dataSource) throws SQLException {
        dataSource.getConnection().close();
        return dataSource.lastAdmission().orElseThrow().outcome();
    }

    @ParameterizedTest
    @EnumSource
    void admission_rawRowsRestoredAfterSigning_isACopyObservedOrRefusedByLevel(TestDatabase kind) throws SQLException {
        MovableClock clock = clock(NOW);
        Staging staging = Staging.of(kind);
        WriteGuard observing = WriteGuard.observing(Environments.STAGING);
        GuardedDataSource dataSource = guarded(staging.raw(), observing, clock);
        assertThat(outcome(dataSource)).isEqualTo(Outcome.MATCH);
        assertThat(dataSource.lastAdmission().orElseThrow().explanation()).contains("attested until", "rows sampled");

        fill(staging.raw(), "ada%d@engine.org", "Ada Lovelace", "NULL", "nothing");
        assertThat(outcome(dataSource)).as("kept for a while").isEqualTo(Outcome.MATCH);
        clock.move(AttestedAdmissions.KEPT.plusSeconds(1));
        assertThat(outcome(dataSource)).isEqualTo(Outcome.COPY);
        assertThat(observing.report().toString()).contains("stamp.attestation-contradicted");

        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        assertDenied(
                "stamp.attestation-contradicted",
                () -> guarded(staging.raw(), enforcing, clock).getConnection());
        assertDenied(
                "stamp.attestation-contradicted",
                () -> GuardedDataSource.builder(enforcing)
                        .attestations(POLICY.alsoWhereStampedByHand().sampling(100_000))
                        .clock(clock)
                        .wrap(staging.raw())
                        .getConnection());
    }

    @Test
    void admission_breakGlass_opensForAWhileWithAReasonAndIsAudited() throws SQLException {
        MovableClock clock = clock(NOW.plus(Duration.ofDays(40)));
        Staging staging = Staging.of(TestDatabase.H2_NATIVE);
        InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .audit(audit)
                .build();
        assertDenied(
                "stamp.attestation-expired",
                () -> guarded(staging.raw(), enforcing, clock).getConnection());
        DataSource opened = GuardedDataSource.builder(enforcing)
                .attestations(POLICY)
                .clock(clock)
                .allowForeignStampInSpiteOfEnvironment(
                        staging.stamp().nonce(), "ops", "signer is away", Duration.ofHours(1))
                .wrap(staging.raw());
        opened.getConnection().close();
        assertThat(audit.entries().toString()).contains("signer is away");
        clock.move(Duration.ofHours(2));
        assertDenied("stamp.attestation-expired", opened::getConnection);
    }

    /** What another tool masked and a person stamped needs no attestation, unless the deployment says so. */
    @ParameterizedTest
    @EnumSource
    void admission_stampedByHandAfterAScan_isAMatchUnlessMoreIsDemanded(TestDatabase kind) throws SQLException {
        DataSource raw = kind.create();
        Sql.execute(raw, "CREATE TABLE customer (id INT PRIMARY KEY, email VARCHAR(100))");
        Sql.execute(raw, "INSERT INTO customer VALUES (1, 'x@example.com')");
        DatastoreStamps.of(raw, Environments.STAGING).stamp(DataClass.SANITIZED, "ops", "masked by another tool");
        WriteGuard guard = WriteGuard.observing(Environments.STAGING);
        assertThat(outcome(guarded(raw, guard, clock(NOW)))).isEqualTo(Outcome.MATCH);
        assertThat(outcome((GuardedDataSource) GuardedDataSource.builder(guard)
                        .attestations(POLICY.alsoWhereStampedByHand())
                        .wrap(raw)))
                .isEqualTo(Outcome.COPY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatastoreStamps.of(raw, Environments.STAGING)
                        .stamp(DataClass.SANITIZED, DatastoreStamps.REFRESHED_BY, "pretended"));
    }

    @Test
    void admission_withoutKeys_saysThatNothingWasChecked() throws SQLException {
        Staging staging = Staging.of(TestDatabase.H2_NATIVE);
        GuardedDataSource dataSource =
                (GuardedDataSource) GuardedDataSource.wrap(staging.raw(), WriteGuard.observing(Environments.STAGING));
        assertThat(outcome(dataSource)).isEqualTo(Outcome.MATCH);
        assertThat(dataSource.lastAdmission().orElseThrow().explanation()).contains("no keys to check its attestation");
    }

    /** The accident: production's dump restored over staging, stamp and all. */
    @Test
    void admission_productionRestoredOverStaging_isRefusedWhereStampsAreEnforced() throws SQLException {
        DataSource raw = TestDatabase.POSTGRESQL.create();
        Sql.execute(raw, "CREATE TABLE customer (id INT PRIMARY KEY)");
        DatastoreStamps.of(raw, Environments.PRODUCTION).stamp("ops", "new");
        Sql.execute(raw, "UPDATE ringfence.datastore_stamp SET origin = 'postgresql:1/2'");
        relink(raw);
        WriteGuard observing = WriteGuard.observing(Environments.STAGING);
        assertThat(outcome((GuardedDataSource) GuardedDataSource.wrap(raw, observing)))
                .isEqualTo(Outcome.COPY);
        assertThat(observing.report().toString()).contains("stamp.raw-copy");
        assertDenied(
                "stamp.raw-copy",
                () -> GuardedDataSource.wrap(
                                raw,
                                WriteGuard.builder(Environments.STAGING)
                                        .levels(Levels.enforcing())
                                        .build())
                        .getConnection());
    }

    /** As if the stamp had been written where the dump was made. */
    private static void relink(DataSource raw) throws SQLException {
        try (Connection connection = raw.getConnection()) {
            DatastoreStamp stamp = StampReader.lineage(connection, "ringfence.datastore_stamp")
                    .get(0)
                    .stamp();
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE ringfence.datastore_stamp SET link = ?")) {
                update.setString(1, StampLink.of(StampLink.ROOT, stamp));
                update.executeUpdate();
            }
        }
    }

    @Test
    void statement_ofAnAttestation_followsItsSchema() throws SQLException {
        Attestation said = Staging.of(TestDatabase.H2_NATIVE).attestation();
        JsonMapper mapper = JsonMapper.shared();
        String predicate = said.statement().predicate().toString();
        JsonSchema schema = JsonSchema.parse(Attestation.jsonSchema());
        assertThat(schema.accepts(mapper.readTree(predicate))).isTrue();
        assertThat(Attestation.of(said.statement())).isEqualTo(said);
        for (String name : mapper.readTree(predicate).propertyNames()) {
            var without = (tools.jackson.databind.node.ObjectNode) mapper.readTree(predicate);
            without.remove(name);
            assertThat(schema.accepts(without)).as(name).isFalse();
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> GuardedDataSource.builder(WriteGuard.observing(Environments.of(Tier.TEST)))
                        .attestations(POLICY)
                        .attestations(POLICY));
    }
}
