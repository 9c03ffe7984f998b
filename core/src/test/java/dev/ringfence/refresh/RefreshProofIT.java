package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.Ringfence;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.WriteGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a refresh proves, from the first row to the process that opens the target. */
class RefreshProofIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final SigningKey SIGNER = SigningKey.generate("refresh");
    private static final AttestationPolicy DEMANDED =
            AttestationPolicy.of(VerificationKeys.of(SIGNER.verificationKey()));

    @TempDir
    Path directory;

    private static RefreshChecks.Builder signed() {
        return RefreshChecks.builder().signedBy(SIGNER);
    }

    private static EnvironmentRefresh refresh(
            DataSource production, DataSource staging, SanitizationPolicy policy, RefreshChecks checks) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .proving(checks)
                .runningIn(Environments.PRODUCTION);
    }

    private static RefreshDeniedException refused(EnvironmentRefresh refresh) {
        return assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .actual();
    }

    private static AttestationVerdict verdict(DataSource staging, RefreshResult result) throws SQLException {
        try (Connection connection = staging.getConnection()) {
            return DEMANDED.check(connection, result.stamp(), Instant.now());
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_wholeShop_isProvenSignedAndAdmitted(Database kind) throws SQLException, IOException {
        DataSource staging = Shop.staging(kind);
        Path file = directory.resolve("attestation.json");

        RefreshResult result = refresh(
                        Shop.production(kind),
                        staging,
                        Shop.policy(),
                        signed().alsoIn(file).build())
                .run();

        assertThat(result.verifications()).allMatch(VerificationResult::passed);
        assertThat(result.verifications())
                .extracting(VerificationResult::check)
                .contains("rows", "orphans", "survivors", "made", "fidelity", "survivor-memory");
        AttestationVerdict verdict = verdict(staging, result);
        assertThat(verdict).isInstanceOfSatisfying(AttestationVerdict.Attested.class, attested -> {
            Attestation said = attested.attestation();
            assertThat(said).isEqualTo(result.report().attestation());
            assertThat(said.provenance())
                    .isInstanceOfSatisfying(
                            Attestation.Crossed.class,
                            crossed -> assertThat(crossed.policyDigest())
                                    .isEqualTo(Shop.policy().digest()));
            assertThat(said.tables()).hasSize(6);
            assertThat(said.columns()).hasSize(26);
            assertThat(said.generation()).isEqualTo(2);
        });
        assertThat(Files.readString(file)).startsWith("{\"payload");
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        GuardedDataSource guarded = (GuardedDataSource)
                GuardedDataSource.builder(enforcing).attestations(DEMANDED).wrap(staging);
        guarded.getConnection().close();
        assertThat(guarded.lastAdmission().orElseThrow().outcome()).isEqualTo(Admission.Outcome.MATCH);
        assertThat(throughTheRoof(staging, DEMANDED).attestation())
                .get()
                .isInstanceOf(AttestationVerdict.Attested.class);
    }

    /** Somebody loads production's rows into the refreshed staging: schema, stamp and signature are as they were. */
    @ParameterizedTest
    @EnumSource
    void restore_ofRawRowsAfterSigning_isRefusedAtTheDoor(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        RefreshResult result =
                refresh(production, staging, Shop.policy(), signed().build()).run();
        Sql.execute(
                staging,
                "INSERT INTO customer (id, first_name, last_name, email) VALUES"
                        + " (10000, 'Ada', 'Lovelace', 'ada.lovelace@engine.org')");
        assertThat(verdict(staging, result)).isInstanceOfSatisfying(AttestationVerdict.NotAttested.class, refused -> {
            assertThat(refused.reason()).isEqualTo(AttestationVerdict.Reason.CONTRADICTED);
            assertThat(refused.what())
                    .contains("customer.email 1 of", "customer.last_name 1 of")
                    .doesNotContain("Love");
        });
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        assertThatExceptionOfType(RingfenceException.class)
                .isThrownBy(() -> GuardedDataSource.builder(enforcing)
                        .attestations(DEMANDED)
                        .wrap(staging)
                        .getConnection())
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("stamp.attestation-contradicted"));
        assertThatExceptionOfType(RingfenceException.class)
                .isThrownBy(() -> throughTheRoof(staging, DEMANDED))
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("stamp.attestation-contradicted"));
        Admission observed = throughTheRoof(staging, DEMANDED.observing());
        assertThat(observed.outcome()).isEqualTo(Admission.Outcome.MATCH);
        assertThat(observed.attestation()).get().isInstanceOf(AttestationVerdict.NotAttested.class);
    }

    private static Admission throughTheRoof(DataSource staging, AttestationPolicy demanded) throws SQLException {
        Ringfence ringfence = Ringfence.builder()
                .environment(Environments.STAGING)
                .levels(Levels.enforcing())
                .attestations(demanded)
                .build();
        GuardedDataSource guarded = (GuardedDataSource) ringfence.guard(staging);
        guarded.getConnection().close();
        return guarded.lastAdmission().orElseThrow();
    }

    /** A column that the policy keeps by mistake, and one that a trigger fills: found, named, not shown, nothing committed. */
    @ParameterizedTest
    @EnumSource
    void run_valueThatComesThroughAnotherColumn_endsTheRefreshAndLeavesTheTarget(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        Sql.execute(production, "UPDATE login SET provider = 'grace@navy.mil.org' WHERE provider = 'phone'");
        DataSource staging = Shop.staging(kind);
        List<String> before = Shop.everything(staging);

        RefreshDeniedException denied = refused(refresh(production, staging, Shop.policy(), RefreshChecks.standard()));

        assertThat(denied.refusal().rule()).isEqualTo("refresh.verification");
        assertThat(denied.refusal().evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.toLowerCase(Locale.ROOT))
                        .contains("1 value of", "customer.email in 1 of 3 cells of", "login.provider")
                        .doesNotContain("navy"));
        assertThat(Shop.everything(staging)).isEqualTo(before);

        RefreshResult allowed = refresh(
                        production,
                        staging,
                        Shop.policy(),
                        signed().allowSurvivorsIn("login.provider", "providers name their postmaster")
                                .build())
                .run();
        assertThat(allowed.report().attestation().checks())
                .extracting(Attestation.Check::finding)
                .anyMatch(finding -> finding.contains("allowed: providers name their postmaster"));
    }

    @ParameterizedTest
    @EnumSource
    void run_canary_mustBeInTheSourceAndNotInTheTarget(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        refresh(
                        production,
                        staging,
                        Shop.policy(),
                        signed().canary("grace@navy.mil.org").canary("Lovelace").build())
                .run();
        assertThat(refused(refresh(
                                production,
                                staging,
                                Shop.policy(),
                                signed().canary("nobody@nowhere.org").build()))
                        .refusal()
                        .evidence())
                .containsExactly("canary 1 is in no identifying column of the source, so its absence proves nothing");
        Sql.execute(production, "UPDATE customer SET email = 'canary@example.com' WHERE id = 12");
        Sql.execute(production, "UPDATE login SET provider = 'canary@example.com' WHERE provider = 'phone'");
        assertThat(refused(refresh(
                                production,
                                staging,
                                Shop.policy(),
                                signed().canary("canary@example.com").build()))
                        .refusal()
                        .evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence).contains("canary 1", "login.provider"));
    }

    @ParameterizedTest
    @EnumSource
    void run_anonymity_isDemandedOfTheTarget(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        assertThat(refused(refresh(
                                production,
                                staging,
                                Shop.policy(),
                                signed().anonymity("customer", 2, "born").build()))
                        .refusal()
                        .evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence).contains("3 combinations"));
        Sql.execute(production, "UPDATE customer SET born = DATE '1990-05-06'");
        refresh(
                        production,
                        staging,
                        Shop.policy(),
                        signed().anonymity("customer", 3, "BORN").build())
                .run();
    }

    @Test
    void checks_badSettings_areRefusedWithoutTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshChecks.builder().canary("Li"))
                .withMessageContaining("2 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshChecks.builder().validFor(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshChecks.builder().anonymity("customer", 1, "born"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshChecks.builder().survivorMemory(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshChecks.builder().allowSurvivorsIn("a.b", " "));
        assertThatIllegalStateException()
                .isThrownBy(() -> RefreshChecks.builder().alsoIn(Path.of("x")).build());
        assertThatIllegalStateException().isThrownBy(() -> signed().signedBy(SIGNER));
    }

    @Test
    void report_asPageAndJson_tellsNamesAndCountsAndNoValue() throws SQLException {
        DataSource production = Shop.production(Database.H2_MEMORY);
        Shop.addCustomers(production, 500);
        RefreshReport report = refresh(production, Shop.staging(Database.H2_MEMORY), Shop.policy(), signed().build())
                .run()
                .report();
        String page = report.toHtml();
        String json = report.toJson();
        for (String text : List.of(page, json, report.toString())) {
            assertThat(text).doesNotContain("mail.org", "navy", "Lovelace", "901820", "4485");
        }
        assertThat(page)
                .contains(
                        "<svg",
                        "Content-Security-Policy",
                        "default-src 'none'",
                        Shop.policy().digest(),
                        "customer")
                .doesNotContain("<script", "http://", "https://", "<link", "<img");
        JsonNode root = JsonMapper.shared().readTree(json);
        assertThat(root.get("signedBy").asString()).isEqualTo(SIGNER.id());
        assertThat(root.get("tables").size()).isEqualTo(6);
        assertThat(root.get("shapes").size()).isEqualTo(25);
        assertThat(root.get("attestation").get("columns").size()).isEqualTo(26);
    }
}
