package dev.ringfence.jdbc.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.data.InfoType;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.attestation.Attestation.Check;
import dev.ringfence.jdbc.attestation.Attestation.ColumnAction;
import dev.ringfence.jdbc.attestation.Attestation.Expectation;
import dev.ringfence.jdbc.attestation.AttestationVerdict.NotAttested;
import dev.ringfence.jdbc.attestation.AttestationVerdict.Reason;
import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A staging that was filled, stamped by the refresh and attested. */
public record AttestedStaging(DataSource raw, DatastoreStamp stamp, Attestation attestation) {
    public static final SigningKey KEY = SigningKey.generate("refresh");
    public static final AttestationPolicy POLICY = AttestationPolicy.of(VerificationKeys.of(KEY.verificationKey()));
    public static final String DIGEST = "ab".repeat(32);
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    public static AttestedStaging of(TestDatabase kind) throws SQLException {
        return of(kind, said -> said);
    }

    public static AttestedStaging of(TestDatabase kind, UnaryOperator<Attestation> change) throws SQLException {
        DataSource raw = kind.create();
        Sql.execute(
                raw,
                "CREATE TABLE customer (id INT PRIMARY KEY, email VARCHAR(100), name VARCHAR(100), phone VARCHAR(40),"
                        + " note VARCHAR(1000), partner VARCHAR(100))");
        DatastoreStamps.of(raw, Environments.STAGING).stamp("ops", "new");
        fill(raw, "x%d@example.com", "Zovaquexa", "NULL", "nothing");
        return attested(raw, change, KEY);
    }

    public static AttestedStaging attested(DataSource raw, UnaryOperator<Attestation> change, SigningKey key)
            throws SQLException {
        DatastoreAttestations.createTable(raw);
        try (Connection target = raw.getConnection()) {
            target.setAutoCommit(false);
            DatastoreStamp stamp = DatastoreStamps.of(raw, Environments.PRODUCTION)
                    .stampRefreshed(target, DataClass.SANITIZED, "a test's refresh");
            Attestation attestation = change.apply(said(target, stamp));
            DatastoreAttestations.sign(target, attestation, key);
            target.commit();
            return new AttestedStaging(raw, stamp, attestation);
        }
    }

    public AttestationVerdict check(AttestationPolicy policy, Instant now) throws SQLException {
        try (Connection connection = raw.getConnection()) {
            return policy.check(connection, stamp, now);
        }
    }

    public void assertRefused(Reason reason, AttestationPolicy policy) throws SQLException {
        assertThat(check(policy, NOW))
                .isInstanceOfSatisfying(
                        NotAttested.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    public static void fill(DataSource raw, String email, String name, String phone, String note) throws SQLException {
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

    public static Attestation said(Connection target, DatastoreStamp stamp) throws SQLException {
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

    public static ColumnAction column(
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
}
