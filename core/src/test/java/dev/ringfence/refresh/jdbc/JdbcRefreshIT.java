package dev.ringfence.refresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.RefreshPlan;
import dev.ringfence.refresh.RefreshResult;
import dev.ringfence.refresh.Shop;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.AnyDatabase;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases of which nothing is known but JDBC. */
class JdbcRefreshIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final SigningKey SIGNER = SigningKey.generate("refresh");
    private static final AttestationPolicy DEMANDED =
            AttestationPolicy.of(VerificationKeys.of(SIGNER.verificationKey()));

    @AfterEach
    void dropDatabases() throws SQLException {
        AnyDatabase.dropAll();
    }

    static EnvironmentRefresh refresh(DataSource production, DataSource staging, SanitizationPolicy policy) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .proving(RefreshChecks.builder().signedBy(SIGNER).build())
                .runningIn(Environments.PRODUCTION);
    }

    /** With what the product needs to be conceded. */
    static EnvironmentRefresh accepted(AnyDatabase kind, EnvironmentRefresh refresh) {
        return kind.locks() ? refresh.accepting(RefreshConcession.LOCKED_SOURCE) : refresh;
    }

    static RefreshDeniedException refused(EnvironmentRefresh refresh) {
        return assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .actual();
    }

    private static GuardedDataSource guarded(DataSource staging) {
        WriteGuard enforcing = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        return (GuardedDataSource)
                GuardedDataSource.builder(enforcing).attestations(DEMANDED).wrap(staging);
    }

    @ParameterizedTest
    @EnumSource
    void run_wholeShop_isSanitizedProvenAndAdmitted(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        DataSource staging = Shop.fillStaging(kind.create());
        List<String> before = Shop.everything(production);

        RefreshResult result =
                accepted(kind, refresh(production, staging, Shop.policy())).run();

        assertThat(Shop.everything(production)).isEqualTo(before);
        List<String> after = Shop.everything(staging);
        assertThat(after).hasSameSizeAs(before).doesNotContain("old@example.com");
        for (String value : Shop.DIRECT_VALUES) {
            assertThat(after).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT)));
        }
        assertThat(after)
                .noneMatch(text -> Detector.standard().find(text).stream().anyMatch(f -> f.plausible()));
        for (String kept : List.of(
                "SELECT id, boss, team FROM employee ORDER BY id",
                "SELECT id, joined, vip FROM customer ORDER BY id",
                "SELECT id, amount FROM payment ORDER BY id")) {
            assertThat(Shop.column(staging, kept)).isEqualTo(Shop.column(production, kept));
        }
        assertThat(Shop.column(staging, "SELECT upper(email) FROM customer ORDER BY id"))
                .isEqualTo(Shop.column(staging, "SELECT shout FROM customer ORDER BY id"));
        assertThat(result.rows()).isEqualTo(14);
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
        assertThat(result.verifications())
                .extracting(VerificationResult::check)
                .contains("rows", "orphans", "survivors", "made", "fidelity");
        assertThat(result.stamp().dataClass()).isEqualTo(DataClass.SANITIZED);
        assertThat(result.report().attestation().columns()).hasSize(26);
        GuardedDataSource guarded = guarded(staging);
        guarded.getConnection().close();
        assertThat(guarded.lastAdmission().orElseThrow().outcome()).isEqualTo(Admission.Outcome.MATCH);
        assertThat(guarded.lastAdmission().orElseThrow().attestation())
                .get()
                .isInstanceOf(AttestationVerdict.Attested.class);
        // Identity columns go on behind what was copied.
        Sql.execute(staging, "INSERT INTO customer (email) VALUES ('new@example.com')");
        assertThat(Sql.number(staging, "SELECT max(id) FROM customer")).isGreaterThan(12);
    }

    @ParameterizedTest
    @EnumSource
    void run_again_replacesRowsAndStampByTheSame(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        Shop.addCustomers(production, 3_001);
        DataSource staging = Shop.fillStaging(kind.create());
        accepted(kind, refresh(production, staging, Shop.policy())).run();
        List<String> first = Shop.everything(staging);

        RefreshResult second =
                accepted(kind, refresh(production, staging, Shop.policy())).run();

        assertThat(Shop.everything(staging)).isEqualTo(first);
        assertThat(second.rows()).isEqualTo(3_015);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage()).hasSize(3);
    }

    /** Somebody loads production's rows into the refreshed staging: stamp and signature are as they were. */
    @ParameterizedTest
    @EnumSource
    void restore_ofRawRowsAfterSigning_isRefusedAtTheDoor(AnyDatabase kind) throws SQLException {
        DataSource staging = Shop.fillStaging(kind.create());
        RefreshResult result = accepted(kind, refresh(Shop.fillProduction(kind.create()), staging, Shop.policy()))
                .run();
        Sql.execute(
                staging,
                "INSERT INTO customer (id, first_name, last_name, email) VALUES"
                        + " (10000, 'Ada', 'Lovelace', 'ada.lovelace@engine.org')");
        try (Connection connection = staging.getConnection()) {
            assertThat(DEMANDED.check(connection, result.stamp(), Instant.now()))
                    .isInstanceOfSatisfying(
                            AttestationVerdict.NotAttested.class,
                            refused -> assertThat(refused.reason()).isEqualTo(AttestationVerdict.Reason.CONTRADICTED));
        }
        assertThatExceptionOfType(RingfenceException.class)
                .isThrownBy(() -> guarded(staging).getConnection())
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo("stamp.attestation-contradicted"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB_WITH_LOCKS", "DERBY"})
    void plan_sourceThatLocks_isRefusedUntilAcceptedAndTold(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        DataSource staging = Shop.fillStaging(kind.create());
        assertThatThrownBy(() -> refresh(production, staging, Shop.policy()).plan())
                .hasMessageContaining("RefreshConcession.LOCKED_SOURCE");
        // Nothing was locked for asking.
        Sql.execute(production, "UPDATE customer SET vip = FALSE");

        RefreshPlan plan = refresh(production, staging, Shop.policy())
                .accepting(RefreshConcession.LOCKED_SOURCE)
                .plan();

        assertThat(plan.notes()).contains("who writes to the source waits until all of it is read");
        assertThat(plan.toString()).contains("one transaction", "identity CUSTOMER.ID", "tables ringfence_*");
        Sql.execute(production, "UPDATE customer SET vip = TRUE");
    }

    /** While the source is read, a row is added: it is of another state. */
    @Test
    void run_writerMeanwhile_copiesOneState() throws SQLException {
        DataSource production = Shop.fillProduction(AnyDatabase.HSQLDB.create());
        DataSource staging = Shop.fillStaging(AnyDatabase.HSQLDB.create());
        List<String> written = new ArrayList<>();

        refresh(production, staging, Shop.policy())
                .progress(progress -> {
                    if (written.isEmpty()) {
                        written.add("once");
                        try {
                            Sql.execute(production, "INSERT INTO payment VALUES (99, 10, NULL, 1)");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e.getSQLState());
                        }
                    }
                })
                .run();

        assertThat(written).hasSize(1);
        assertThat(Sql.number(production, "SELECT count(*) FROM payment")).isEqualTo(4);
        assertThat(Sql.number(staging, "SELECT count(*) FROM payment")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void run_failsWithinTheCopy_leavesTheTargetAsItWas(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        DataSource staging = Shop.fillStaging(kind.create());
        Sql.execute(staging, "ALTER TABLE payment ADD CONSTRAINT small CHECK (amount < 1000)");
        List<String> before = Shop.everything(staging);
        StampReading stamp = DatastoreStamps.of(staging, Environments.STAGING).read();

        RefreshDeniedException refused = refused(accepted(kind, refresh(production, staging, Shop.policy())));

        assertThat(refused.refusal().rule()).isEqualTo("refresh.database");
        assertThat(refused).hasMessageContaining("the target is as it was").hasMessageNotContaining("99999");
        assertThat(Shop.everything(staging)).isEqualTo(before);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).read()).isEqualTo(stamp);
    }

    /** Rows of both states or none, but closed: what the next run ends. */
    @ParameterizedTest
    @EnumSource
    void run_closedTarget_isClosedFromTheFirstRowToTheLast(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        Shop.addCustomers(production, 20_001);
        DataSource staging = Shop.fillStaging(kind.create());
        List<RefreshConcession> costs = new ArrayList<>(List.of(RefreshConcession.CLOSED_TARGET));
        if (kind.locks()) {
            costs.add(RefreshConcession.LOCKED_SOURCE);
        }
        EnvironmentRefresh refresh =
                refresh(production, staging, Shop.policy()).accepting(costs.toArray(RefreshConcession[]::new));
        List<String> refusals = new ArrayList<>();
        refresh.progress(progress -> {
            if (progress.rows() > 18_000 && refusals.isEmpty()) {
                refusals.add(closed(staging));
                refresh.cancel();
            }
        });

        RefreshDeniedException cancelled = refused(refresh);

        assertThat(refusals).containsExactly("stamp.being-filled");
        assertThat(cancelled).hasMessageContaining("it is closed until a run succeeds");
        assertThat(closed(staging)).isEqualTo("stamp.being-filled");
        assertThat(Shop.column(staging, "SELECT email FROM customer"))
                .hasSizeBetween(16_384, 20_004)
                .doesNotContain("old@example.com")
                .noneMatch(email -> email.contains("@mail.org"));

        RefreshResult result = refresh.run(refresh.plan());

        assertThat(result.rows()).isEqualTo(20_015);
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
        guarded(staging).getConnection().close();
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage())
                .extracting(DatastoreStamp::dataClass)
                .endsWith(DataClass.UNVERIFIED, DataClass.UNVERIFIED, DataClass.SANITIZED);
    }

    /** The rule by which an application is refused. */
    private static String closed(DataSource staging) {
        return assertThatExceptionOfType(RingfenceException.class)
                .isThrownBy(
                        () -> guarded(staging).getConnection().createStatement().execute("SELECT 1 FROM customer"))
                .actual()
                .refusal()
                .rule();
    }

    @ParameterizedTest
    @EnumSource
    void run_cancelled_leavesTheTargetAsItWas(AnyDatabase kind) throws SQLException {
        DataSource staging = Shop.fillStaging(kind.create());
        List<String> before = Shop.everything(staging);
        EnvironmentRefresh refresh =
                accepted(kind, refresh(Shop.fillProduction(kind.create()), staging, Shop.policy()));
        refresh.progress(progress -> refresh.cancel());
        assertThat(refused(refresh).refusal().rule()).isEqualTo("refresh.cancelled");
        assertThat(Shop.everything(staging)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void run_treatmentThatLeavesValues_isRefusedByTheSurvivorCheck(AnyDatabase kind) throws SQLException {
        DataSource staging = Shop.fillStaging(kind.create());
        List<String> before = Shop.everything(staging);
        SanitizationPolicy leaky =
                Shop.policyWithout("customer.note").keep("customer.note").build();
        RefreshDeniedException refused =
                refused(accepted(kind, refresh(Shop.fillProduction(kind.create()), staging, leaky)));
        assertThat(refused.refusal().rule()).isEqualTo("refresh.verification");
        assertThat(refused).hasMessageContaining("CUSTOMER.NOTE").hasMessageNotContaining("engine.org");
        assertThat(Shop.everything(staging)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void plan_columnWithoutRule_isRefusedWithTheRuleToPaste(AnyDatabase kind) throws SQLException {
        EnvironmentRefresh refresh = accepted(
                kind,
                refresh(
                        Shop.fillProduction(kind.create()),
                        Shop.fillStaging(kind.create()),
                        Shop.policyWithout("customer.phone").build()));
        assertThatThrownBy(refresh::plan).hasMessageContaining("PHONE").hasMessageContaining("pseudonymize");
    }

    @ParameterizedTest
    @EnumSource
    void plan_fromOtherTierOrUnstamped_isRefused(AnyDatabase kind) throws SQLException {
        DataSource staging = Shop.fillStaging(kind.create());
        DataSource unstamped = kind.create();
        assertThat(refused(accepted(kind, refresh(staging, Shop.fillStaging(kind.create()), Shop.policy())))
                        .refusal()
                        .rule())
                .isEqualTo("refresh.source-is-below");
        assertThat(refused(accepted(kind, refresh(unstamped, staging, Shop.policy())))
                        .refusal()
                        .rule())
                .isEqualTo("refresh.source-unstamped");
    }

    @Test
    void plan_unlikeProductsOrInPlace_isRefused() throws SQLException {
        DataSource hsqldb = Shop.fillProduction(AnyDatabase.HSQLDB.create());
        assertThat(refused(refresh(hsqldb, Shop.fillStaging(AnyDatabase.DERBY.create()), Shop.policy()))
                        .refusal()
                        .rule())
                .isEqualTo("refresh.product");
        DataSource copy = AnyDatabase.HSQLDB.create();
        Shop.fillProduction(copy);
        DatastoreStamps stamps = DatastoreStamps.of(copy, Environments.STAGING);
        stamps.takeOverFromOtherTier(
                ((StampReading.Stamped) stamps.read()).stamp().nonce(), "test", "restored");
        EnvironmentRefresh inPlace = EnvironmentRefresh.inPlace(copy)
                .through(Shop.policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
        assertThat(refused(inPlace)).hasMessageContaining("is not sanitized in place");
    }

    /** Derby's driver escapes no pattern, so that it answers for tables of similar names too. */
    @ParameterizedTest
    @EnumSource
    void plan_tablesOfSimilarNames_areNotMixedUp(AnyDatabase kind) throws SQLException {
        String[] tables = {
            "CREATE TABLE a_b (id int PRIMARY KEY, one varchar(20))",
            "CREATE TABLE axb (id int PRIMARY KEY, two varchar(20))",
        };
        DataSource production = kind.create();
        DataSource staging = kind.create();
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(database, tables);
            Sql.execute(
                    database, "CREATE SCHEMA other", "CREATE TABLE other.a_b (id int PRIMARY KEY, raw varchar(20))");
        }
        Sql.execute(production, "INSERT INTO a_b VALUES (1, 'one')", "INSERT INTO axb VALUES (2, 'two')");
        Sql.execute(staging, "INSERT INTO other.a_b VALUES (7, 'left')");
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        SanitizationPolicy policy = SanitizationPolicy.builder("similar")
                .keep("a_b.id")
                .keep("a_b.one")
                .keep("axb.id")
                .keep("axb.two")
                .build();
        RefreshResult result =
                accepted(kind, refresh(production, staging, policy)).run();
        assertThat(result.rows()).isEqualTo(2);
        assertThat(Shop.column(staging, "SELECT one FROM a_b")).containsExactly("one");
        assertThat(Shop.column(staging, "SELECT raw FROM other.a_b")).containsExactly("left");
    }

    /** More rows than are measured one by one, so that source and target are measured by the same part. */
    @ParameterizedTest
    @EnumSource
    void run_largeTable_isMeasuredByAPart(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        Shop.addCustomers(production, 41_001);
        RefreshResult result = accepted(kind, refresh(production, Shop.fillStaging(kind.create()), Shop.policy()))
                .run();
        assertThat(result.verifications())
                .filteredOn(check ->
                        check.check().equals("fidelity") && check.subject().startsWith("CUSTOMER."))
                .hasSize(9)
                .allSatisfy(check -> assertThat(check.finding()).doesNotContain("in 41004 rows"));
    }
}
