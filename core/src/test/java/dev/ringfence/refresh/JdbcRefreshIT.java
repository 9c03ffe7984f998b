package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.Admission;
import dev.ringfence.jdbc.AttestationPolicy;
import dev.ringfence.jdbc.AttestationVerdict;
import dev.ringfence.jdbc.DatastoreStamp;
import dev.ringfence.jdbc.DatastoreStamps;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.StampReading;
import dev.ringfence.testing.AnyDatabase;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
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

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging, SanitizationPolicy policy) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .proving(RefreshChecks.builder().signedBy(SIGNER).build())
                .runningIn(Environments.PRODUCTION);
    }

    /** With what the product needs to be conceded. */
    private static EnvironmentRefresh accepted(AnyDatabase kind, EnvironmentRefresh refresh) {
        return kind.locks() ? refresh.accepting(RefreshConcession.LOCKED_SOURCE) : refresh;
    }

    private static RefreshDeniedException refused(EnvironmentRefresh refresh) {
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

    /** HSQLDB overrides it by the standard's words, and Derby cannot. */
    @Test
    void run_identityAlways_isOverriddenOrRefused() throws SQLException {
        String table = "CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(40))";
        String row = "INSERT INTO numbered (name) VALUES ('Ada Lovelace')";
        SanitizationPolicy policy = SanitizationPolicy.builder("numbered")
                .keep("numbered.id")
                .pseudonymize("numbered.name", InfoType.PERSON_NAME)
                .build();
        for (AnyDatabase kind : List.of(AnyDatabase.HSQLDB, AnyDatabase.DERBY)) {
            DataSource production = kind.create();
            Sql.execute(production, table, row, row, "DELETE FROM numbered WHERE id IN (SELECT min(id) FROM numbered)");
            DataSource staging = kind.create();
            Sql.execute(staging, table, row);
            DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
            DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
            EnvironmentRefresh refresh = accepted(kind, refresh(production, staging, policy));
            if (kind == AnyDatabase.DERBY) {
                assertThatThrownBy(refresh::plan)
                        .hasMessageContaining("NUMBERED")
                        .hasMessageContaining("GENERATED BY DEFAULT");
            } else {
                refresh.run();
                assertThat(Shop.column(staging, "SELECT id FROM numbered"))
                        .isEqualTo(Shop.column(production, "SELECT id FROM numbered"));
            }
        }
    }

    /** Every type that both products have, extreme values, and hours that a change of the clocks leaves out. */
    @ParameterizedTest
    @EnumSource
    void run_allKindsOfKeptValues_crossesThemUnchanged(AnyDatabase kind) throws SQLException {
        String table = "CREATE TABLE zoo (id int PRIMARY KEY, s smallint, b bigint, n numeric(30, 9), r real, d double,"
                + " t varchar(2000), c char(5), l clob, x varchar(20) FOR BIT DATA, o blob, on_day date, at_hour time,"
                + " moment timestamp, yes boolean)";
        boolean derby = kind == AnyDatabase.DERBY;
        String made = derby
                ? table
                : table.replace("varchar(20) FOR BIT DATA", "varbinary(20)")
                        .replace("moment timestamp", "moment timestamp(9)");
        DataSource production = kind.create();
        DataSource staging = kind.create();
        Sql.execute(production, made);
        Sql.execute(staging, made);
        String[] rows = {
            "(1, -32768, -9223372036854775808, -123456789012345678901.123456789, 1.5, -2.25E100, 'O''Neil 😀 \\n', 'ab',"
                    + " 'long', ?, ?, {d '1582-10-20'}, {t '23:59:59'}, {ts '2024-03-31 02:30:00.123456789'}, TRUE)",
            "(2, 32767, 9223372036854775807, 0.000000001, 0, 0, '', '', '', ?, ?, {d '0001-01-01'}, {t '00:00:00'},"
                    + " {ts '1916-05-01 00:30:00.5'}, FALSE)",
        };
        try (Connection connection = production.getConnection()) {
            for (String row : rows) {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO zoo VALUES " + row)) {
                    insert.setBytes(1, new byte[] {0, -1, 1});
                    insert.setBytes(2, new byte[9_000]);
                    insert.executeUpdate();
                }
            }
        }
        Sql.execute(production, "INSERT INTO zoo (id) VALUES (3)");
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("zoo");
        for (String column :
                List.of("id", "s", "b", "n", "r", "d", "t", "c", "l", "x", "o", "on_day", "at_hour", "moment", "yes")) {
            policy.keep("zoo." + column);
        }

        TimeZone before = TimeZone.getDefault();
        try {
            // Derby itself moves such hours in a batch, by the default zone.
            TimeZone.setDefault(TimeZone.getTimeZone(derby ? "UTC" : "Europe/Berlin"));
            accepted(kind, refresh(production, staging, policy.build())).run();
        } finally {
            TimeZone.setDefault(before);
        }

        assertThat(zoo(staging)).isEqualTo(zoo(production)).hasSize(45);
    }

    /** By the database's own words for times, which go through no class of Java. */
    private static List<String> zoo(DataSource database) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, s, b, n, r, d, t, c, l, x, o,"
                        + " CAST(on_day AS char(10)), CAST(at_hour AS char(8)), CAST(moment AS char(29)), yes FROM zoo"
                        + " ORDER BY id")) {
            while (row.next()) {
                for (int i = 1; i <= 15; i++) {
                    boolean binary = i == 10 || i == 11;
                    values.add(binary ? String.valueOf(Arrays.hashCode(row.getBytes(i))) : row.getString(i));
                }
            }
        }
        return values;
    }

    /** Dates of the zoo are also changed by their calendar's own years, months and days. */
    @ParameterizedTest
    @EnumSource
    void run_datesTruncatedAndPooled_areThoseOfTheCalendar(AnyDatabase kind) throws SQLException {
        String table = "CREATE TABLE dated (id int PRIMARY KEY, born date, moment timestamp, amount numeric(20, 4))";
        DataSource production = kind.create();
        DataSource staging = kind.create();
        Sql.execute(
                production,
                table,
                "INSERT INTO dated VALUES (1, {d '2024-02-29'}, {ts '2024-10-27 02:59:59.5'}, 12345.6789)",
                "INSERT INTO dated VALUES (2, {d '1001-06-30'}, {ts '1916-05-01 00:30:00'}, -0.5)");
        Sql.execute(staging, table);
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        SanitizationPolicy policy = SanitizationPolicy.builder("dated")
                .keep("dated.id")
                .truncateDate("dated.born", DateUnit.YEAR)
                .truncateDate("dated.moment", DateUnit.MONTH)
                .rule("dated.amount", new Treatment.Bucket(1_000))
                .build();
        accepted(kind, refresh(production, staging, policy)).run();
        assertThat(Shop.column(
                        staging,
                        "SELECT CAST(born AS char(10)), CAST(CAST(moment AS date) AS char(10)), CAST(amount AS decimal(10)) FROM dated"
                                + " ORDER BY id"))
                .containsExactly("2024-01-01", "2024-10-01", "12000", "1001-01-01", "1916-05-01", "-1000");
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
