package dev.ringfence.jdbc.attestation;

import static dev.ringfence.jdbc.attestation.AttestedStaging.DIGEST;
import static dev.ringfence.jdbc.attestation.AttestedStaging.KEY;
import static dev.ringfence.jdbc.attestation.AttestedStaging.NOW;
import static dev.ringfence.jdbc.attestation.AttestedStaging.POLICY;
import static dev.ringfence.jdbc.attestation.AttestedStaging.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.attestation.Attestation.Check;
import dev.ringfence.jdbc.attestation.Attestation.ColumnAction;
import dev.ringfence.jdbc.attestation.Attestation.Expectation;
import dev.ringfence.jdbc.attestation.AttestationVerdict.NotAttested;
import dev.ringfence.jdbc.attestation.AttestationVerdict.Reason;
import dev.ringfence.jdbc.stamp.DatastoreOrigin;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.JsonSchema;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class AttestationIT {
    @ParameterizedTest
    @EnumSource
    void check_whatWasSigned_isAttested(TestDatabase kind) throws SQLException {
        AttestedStaging staging = AttestedStaging.of(kind);
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
        AttestedStaging staging = AttestedStaging.of(kind);
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

        AttestedStaging other = AttestedStaging.of(kind);
        AttestedStaging.of(kind, said -> with(said, other.attestation().target(), said.generation(), true, NOW))
                .assertRefused(Reason.OTHER_TARGET, POLICY);
        AttestedStaging.of(kind, said -> with(said, said.target(), said.generation() - 1, true, NOW))
                .assertRefused(Reason.OLDER_GENERATION, POLICY);
        AttestedStaging.of(kind, said -> with(said, said.target(), said.generation(), false, NOW))
                .assertRefused(Reason.CHECK_FAILED, POLICY);
        AttestedStaging.of(
                        kind,
                        said -> with(said, said.target(), said.generation(), true, NOW.minus(Duration.ofDays(31))))
                .assertRefused(Reason.EXPIRED, POLICY);
        AttestedStaging.of(kind, said -> with(said, said.target(), said.generation(), true, NOW.plusSeconds(3_600)))
                .assertRefused(Reason.NOT_YET_VALID, POLICY);
        AttestedStaging.of(kind).assertRefused(Reason.OTHER_POLICY, POLICY.acceptingPolicies("cd".repeat(32)));
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
        AttestedStaging first = AttestedStaging.of(kind);
        try (Connection target = first.raw().getConnection()) {
            DatastoreStamp next = DatastoreStamps.of(first.raw(), Environments.PRODUCTION)
                    .stampRefreshed(target, DataClass.SANITIZED, "not attested");
            assertThat(POLICY.check(target, next, NOW))
                    .isInstanceOfSatisfying(
                            NotAttested.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.OLDER_GENERATION));
        }
        AttestedStaging second = AttestedStaging.attested(first.raw(), said -> said, KEY);
        assertThat(second.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
    }

    /** Schema, stamp and attestation stay as they are when somebody loads production's rows into the tables. */
    @ParameterizedTest
    @EnumSource
    void check_rawRowsRestoredAfterSigning_areFoundByTheSample(TestDatabase kind) throws SQLException {
        AttestedStaging staging = AttestedStaging.of(kind);
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
        AttestedStaging staging = AttestedStaging.of(kind);
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
        AttestedStaging staging = AttestedStaging.attested(raw, said -> said, KEY);
        assertThat(staging.check(POLICY, NOW)).isInstanceOf(AttestationVerdict.Attested.class);
        Sql.execute(raw, "UPDATE others_all SET email = 'ada' || id || '@engine.org'");
        staging.assertRefused(Reason.CONTRADICTED, POLICY);
    }

    /** The nonce alone would let a stamp be moved, with its attestation, to where other rows stand. */
    @Test
    void check_stampEditedToStandElsewhere_isOfAnotherTarget() throws SQLException {
        AttestedStaging staging = AttestedStaging.of(TestDatabase.POSTGRESQL);
        DatastoreStamp was = staging.stamp();
        assertThat(was.origin().identity()).isNotEmpty();
        for (DatastoreStamp edited : List.of(
                stamp(was, "other", was.origin()),
                stamp(was, was.environment(), new DatastoreOrigin("postgresql:1/2", "")))) {
            new AttestedStaging(staging.raw(), edited, staging.attestation())
                    .assertRefused(Reason.OTHER_TARGET, POLICY);
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

    /** A type of the signer's application, which this process has not: the column is told, not passed over. */
    @Test
    void check_madeColumnOfAnUnknownType_isToldAsNotSampled() throws SQLException {
        AttestedStaging staging = AttestedStaging.of(
                TestDatabase.H2_NATIVE,
                said -> withColumns(
                        said,
                        said.columns().stream()
                                .map(column -> column.infoType().isEmpty()
                                        ? column
                                        : new ColumnAction(
                                                column.schema(),
                                                column.table(),
                                                column.column(),
                                                column.action(),
                                                column.expectation(),
                                                Optional.empty()))
                                .toList(),
                        said.checks()));
        assertThat(staging.check(POLICY, NOW))
                .isInstanceOfSatisfying(
                        AttestationVerdict.Attested.class,
                        attested -> assertThat(attested.notSampled())
                                .containsExactlyInAnyOrder("CUSTOMER.EMAIL", "CUSTOMER.NAME"));
    }

    private static Attestation withColumns(Attestation said, List<ColumnAction> columns, List<Check> checks) {
        return new Attestation(
                said.provenance(),
                said.target(),
                said.generation(),
                said.schemaFingerprint(),
                said.tables(),
                columns,
                checks,
                said.toolVersion(),
                said.issuedAt(),
                said.expiresAt());
    }

    /** A database of many tables: three checks for each column. */
    @Test
    void words_ofTwentyThousandColumns_areRead() throws SQLException {
        AttestedStaging staging = AttestedStaging.of(TestDatabase.H2_NATIVE);
        Attestation said = staging.attestation();
        List<ColumnAction> columns = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "public.a_table_of_the_application_" + i / 20 + ".a_column_" + i;
            columns.add(new ColumnAction("public", "t" + i / 20, "c" + i, "keep", Expectation.ANY, Optional.empty()));
            checks.add(new Check("survivors", name, true, "no value of the source in 1234567 cells of " + name));
            checks.add(new Check("made", name, true, "all 1234567 values of " + name + " are made"));
            checks.add(new Check(
                    "fidelity", name, true, name + " in 20000 rows: 0.0 % NULL, 19,000 different, 12.0 characters"));
        }
        Attestation large = withColumns(said, columns, checks);
        String envelope = Envelope.sign(large.statement(), KEY).toJson();
        assertThat(POLICY.words(envelope, staging.stamp(), NOW))
                .isInstanceOfSatisfying(
                        AttestationVerdict.Attested.class,
                        attested -> assertThat(attested.attestation().columns()).hasSize(20_000));
        checks.addAll(List.copyOf(checks));
        Attestation tooLarge = withColumns(said, columns, checks);
        try (Connection target = staging.raw().getConnection()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DatastoreAttestations.sign(target, tooLarge, KEY))
                    .withMessageContaining("33554432");
        }
    }

    @Test
    void statement_ofAnAttestation_followsItsSchema() throws SQLException {
        Attestation said = AttestedStaging.of(TestDatabase.H2_NATIVE).attestation();
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
