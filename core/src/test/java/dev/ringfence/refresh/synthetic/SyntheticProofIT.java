package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.data.InfoType;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.attestation.DatastoreAttestations;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.Shop;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.JsonSchema;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a fill claims of its target: signed, bound to its stamp, and looked at as a refresh's is. */
class SyntheticProofIT {
    private static final SigningKey SIGNER = SigningKey.generate("dev");
    private static final AttestationPolicy DEMANDED =
            AttestationPolicy.of(VerificationKeys.of(SIGNER.verificationKey()));

    @TempDir
    Path directory;

    private static DataSource schema(DataSource database) throws SQLException {
        Sql.execute(
                database,
                "CREATE TABLE country (code char(2) PRIMARY KEY, name varchar(60) NOT NULL)",
                "INSERT INTO country VALUES ('DE', 'Germany')",
                "CREATE TABLE customer (id int PRIMARY KEY, name varchar(60) NOT NULL, first_name varchar(9), email"
                        + " varchar(80) NOT NULL UNIQUE, phone varchar(30), iban varchar(40), street varchar(60), city"
                        + " varchar(30), zip varchar(10), company varchar(40), card_number varchar(19), ip_address"
                        + " varchar(45), born date, note varchar(400), country char(2) NOT NULL REFERENCES country (code),"
                        + " amount numeric(8, 2) NOT NULL)",
                "CREATE TABLE login (email varchar(80) NOT NULL REFERENCES customer (email), at timestamp NOT NULL)");
        DatastoreStamps.of(database, Environments.DEVELOPMENT)
                .stamp(DataClass.SYNTHETIC, "test", "a test's development");
        return database;
    }

    private static SyntheticFill fill(DataSource database) {
        return SyntheticFill.of(database)
                .runningIn(Environments.DEVELOPMENT)
                .keeping("country")
                .rows("customer", 700)
                .otherRows(300)
                .seed(7);
    }

    /** In the words of a refresh's plan; who signs does not change what is written. */
    @Test
    void plan_signedOrNot_saysWhoSignsAndHowLongThatHolds() throws SQLException {
        DataSource database = schema(H2.createDatabase());
        SyntheticPlan unsigned = fill(database).plan();
        SyntheticPlan signed =
                fill(database).signedBy(SIGNER).validFor(Duration.ofDays(7)).plan();
        assertThat(unsigned.toString()).contains("? attestation: not signed, in force for 90 days");
        assertThat(signed.toString())
                .contains(
                        "? rows: each table has", "? attestation: signed by " + SIGNER.id() + ", in force for 7 days");
        assertThat(signed.digest()).isEqualTo(unsigned.digest());
        JsonNode checks = JsonMapper.shared().readTree(signed.toJson()).get("checks");
        assertThat(checks.get(checks.size() - 1).get("name").asString()).isEqualTo("attestation");
        assertThat(checks.get(checks.size() - 1).get("what").asString()).startsWith("signed by " + SIGNER.id());
    }

    private static AttestationVerdict verdict(DataSource database, SyntheticResult result, AttestationPolicy policy)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            return policy.check(connection, result.stamp(), Instant.now());
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_signed_isAttestedUntilTheRowsAreOthers(Database product) throws SQLException, IOException {
        DataSource database = schema(product.create());
        Path file = directory.resolve("attestation.json");
        SyntheticResult result = fill(database)
                .signedBy(SIGNER)
                .validFor(Duration.ofDays(3))
                .alsoIn(file)
                .run();
        Attestation said = result.report().attestation();
        assertThat(result.report().signer()).contains(SIGNER.id());
        assertThat(said.provenance()).isEqualTo(new Attestation.Made(result.planDigest(), 7));
        assertThat(said.inPlace()).isFalse();
        assertThat(said.expiresAt()).isEqualTo(said.issuedAt().plus(Duration.ofDays(3)));
        assertThat(said.target()).isEqualTo(Attestation.Datastore.of(result.stamp()));
        assertThat(said.checks()).extracting(Attestation.Check::name).contains("rows", "orphans", "scan");
        assertThat(said.checks()).allMatch(Attestation.Check::passed);
        assertThat(said.columns())
                .filteredOn(column -> column.expectation() == Attestation.Expectation.MADE)
                .flatExtracting(column -> column.infoType().stream().toList())
                .contains(
                        InfoType.EMAIL_ADDRESS,
                        InfoType.PERSON_NAME,
                        InfoType.PHONE_NUMBER,
                        InfoType.IBAN,
                        InfoType.STREET_ADDRESS,
                        InfoType.PAYMENT_CARD_NUMBER,
                        InfoType.IP_ADDRESS);
        assertThat(verdict(database, result, DEMANDED))
                .isInstanceOfSatisfying(AttestationVerdict.Attested.class, attested -> {
                    assertThat(attested.attestation()).isEqualTo(said);
                    assertThat(attested.notSampled()).isEmpty();
                });
        try (Connection connection = database.getConnection()) {
            assertThat(Files.readString(file).strip())
                    .isEqualTo(DatastoreAttestations.newest(connection).orElseThrow());
        }
        assertThat(verdict(database, result, DEMANDED.acceptingPolicies("a".repeat(64))))
                .isInstanceOfSatisfying(
                        AttestationVerdict.NotAttested.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AttestationVerdict.Reason.OTHER_POLICY));

        Sql.execute(database, "UPDATE customer SET name = 'Ada Lovelace' WHERE id < 400");
        assertThat(verdict(database, result, DEMANDED))
                .isInstanceOfSatisfying(
                        AttestationVerdict.NotAttested.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AttestationVerdict.Reason.CONTRADICTED));
    }

    @Test
    void report_ofAFill_tellsWhatWasMade() throws SQLException {
        DataSource database = schema(H2.createDatabase());
        SyntheticResult result = fill(database).run();
        assertThat(result.report().signer()).isEmpty();
        String page = result.report().toHtml();
        assertThat(page)
                .contains("<title>Synthetic fill</title>", "filled</span> with synthetic rows", "Not signed.")
                .contains("made EMAIL_ADDRESS", "a row of PUBLIC.COUNTRY", "plan digest", "<dt>seed</dt><dd>7</dd>")
                .doesNotContain("http:", "https:", "<script", "policy digest", ">before<", "key check value");
        JsonNode json = JsonMapper.shared().readTree(result.report().toJson());
        JsonNode claims = json.path("attestation");
        assertThat(JsonSchema.parse(Attestation.jsonSchema()).accepts(claims)).isTrue();
        assertThat(claims.path("made").path("planDigest").asString()).isEqualTo(result.planDigest());
        assertThat(claims.has("source")).isFalse();
        assertThat(json.path("tables")).hasSize(2);
        for (String email : Shop.column(database, "SELECT email FROM customer")) {
            assertThat(page).doesNotContain(email);
        }
    }

    /** Rows that were there are not said to be made. */
    @Test
    void run_besideRowsThatStay_claimsNothingMadeOfThem() throws SQLException {
        DataSource database = schema(H2.createDatabase());
        fill(database).run();
        SyntheticResult result = SyntheticFill.of(database)
                .runningIn(Environments.DEVELOPMENT)
                .keeping("country", "login")
                .appendingTo("customer")
                .otherRows(10)
                .seed(8)
                .signedBy(SIGNER)
                .run();
        assertThat(result.report().attestation().columns())
                .isNotEmpty()
                .noneMatch(column -> column.expectation() == Attestation.Expectation.MADE);
        assertThat(verdict(database, result, DEMANDED)).isInstanceOf(AttestationVerdict.Attested.class);
    }

    @Test
    void attestation_readBack_isTheSame() throws SQLException {
        Attestation said = fill(schema(H2.createDatabase())).run().report().attestation();
        assertThat(Attestation.of(said.statement())).isEqualTo(said);
        assertThat(Envelope.sign(said.statement(), SIGNER).toJson()).contains("payload");
    }

    @Test
    void run_fileThatCannotBeSignedOrWritten_isRefusedBeforeARowIsMade() throws SQLException {
        DataSource database = schema(H2.createDatabase());
        assertThatIllegalStateException()
                .isThrownBy(() -> fill(database)
                        .alsoIn(directory.resolve("attestation.json"))
                        .run())
                .withMessage("'signedBy' must be given where an attestation is written to a file");
        Path nowhere = directory.resolve("nowhere").resolve("attestation.json");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> fill(database).signedBy(SIGNER).alsoIn(nowhere).run())
                .withMessageStartingWith("'attestation' must be in a folder that is there but ");
        assertThat(Sql.number(database, "SELECT count(*) FROM customer")).isZero();
    }
}
