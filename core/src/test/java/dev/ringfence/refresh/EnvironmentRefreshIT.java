package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentRefreshIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging, SanitizationPolicy policy) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    private static void assertRefused(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(call)
                .extracting(RingfenceException::refusal)
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @EnumSource
    void run_wholeShop_leavesNoValueOfAPersonAndAllRows(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        List<String> before = Shop.everything(production);
        List<RefreshProgress> progress = new ArrayList<>();

        RefreshResult result = refresh(production, staging, Shop.policy())
                .progress(progress::add)
                .run();

        assertThat(Shop.everything(production)).isEqualTo(before);
        List<String> after = Shop.everything(staging);
        assertThat(after).hasSameSizeAs(before);
        for (String value : Shop.DIRECT_VALUES) {
            assertThat(before).anyMatch(text -> text.contains(value));
            assertThat(after)
                    .noneMatch(text ->
                            text.toLowerCase(java.util.Locale.ROOT).contains(value.toLowerCase(java.util.Locale.ROOT)));
        }
        assertThat(after)
                .noneMatch(text -> Detector.standard().find(text).stream().anyMatch(f -> f.plausible()));
        assertThat(after).doesNotContain("old@example.com");
        assertThat(result.rows()).isEqualTo(14);
        assertThat(result.policyDigest()).isEqualTo(Shop.policy().digest());
        assertThat(result.keyCheckValue()).isEqualTo(KEY.checkValue());
        assertThat(progress)
                .hasSize(12)
                .last()
                .satisfies(last -> assertThat(last.rows()).isEqualTo(last.totalRows()));
    }

    @ParameterizedTest
    @EnumSource
    void run_sameValue_isTheSameInEveryColumnAndText(Database kind) throws SQLException {
        DataSource staging = Shop.staging(kind);
        refresh(Shop.production(kind), staging, Shop.policy()).run();

        List<String> ada = Shop.column(
                staging, "SELECT first_name, last_name, email, phone, note, shout FROM customer WHERE id = 10");
        assertThat(ada.get(4)).isEqualTo(ada.get(0) + " said \"call " + ada.get(3) + " 😀\" or write to " + ada.get(2));
        assertThat(ada.get(5)).isEqualTo(ada.get(2).toUpperCase(java.util.Locale.ROOT));
        assertThat(Shop.column(staging, "SELECT name FROM employee WHERE id = 1"))
                .containsExactly(ada.get(0) + " "
                        + Shop.column(staging, "SELECT last_name FROM customer WHERE id = 12")
                                .get(0));
        String card =
                Shop.column(staging, "SELECT card FROM payment WHERE id = 1").get(0);
        assertThat(Shop.column(staging, "SELECT " + kind.said() + " FROM visit WHERE email = '" + ada.get(2) + "'"))
                .containsExactly("my card is " + card);
        assertThat(Sql.number(
                        staging,
                        "SELECT count(*) FROM visit v JOIN login l ON v.email = l.email AND v.provider = l.provider"
                                + " JOIN customer c ON c.email = l.email"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void run_aNumberThatCannotExist_isKnownInTextsByItsColumn(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        // Grouped like this no detector takes it for a telephone.
        Sql.execute(
                production,
                "UPDATE customer SET phone = '29 10110', note = 'see 2910-110, not 2910-111' WHERE id = 11");
        DataSource staging = Shop.staging(kind);
        refresh(production, staging, Shop.policy()).run();

        List<String> after = Shop.column(staging, "SELECT phone, note FROM customer WHERE id = 11");
        assertThat(after.get(0)).doesNotContain("29 10110");
        assertThat(after.get(1))
                .doesNotContain("2910-110")
                .endsWith(", not 2910-111")
                .startsWith("see ");
        assertThat(digits(after.get(1).substring(0, after.get(1).indexOf(',')))).isEqualTo(digits(after.get(0)));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    @ParameterizedTest
    @EnumSource
    void run_nullEmptyAndKeptValues_stay(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        refresh(production, staging, Shop.policy()).run();

        assertThat(Shop.column(staging, "SELECT last_name, born, note, joined, vip FROM customer WHERE id = 11"))
                .containsOnly("null");
        assertThat(Shop.column(staging, "SELECT first_name, phone, note FROM customer WHERE id = 12"))
                .containsOnly("");
        assertThat(Shop.column(staging, "SELECT born FROM customer WHERE id = 10"))
                .containsExactly("1815-01-01");
        for (String kept : List.of(
                "SELECT id, boss, team FROM employee ORDER BY id",
                "SELECT * FROM team",
                "SELECT joined, vip FROM customer ORDER BY id",
                "SELECT id, customer_id, amount FROM payment ORDER BY id")) {
            assertThat(Shop.column(staging, kept)).isEqualTo(Shop.column(production, kept));
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_identityColumns_goOnBehindTheHighestNumber(Database kind) throws SQLException {
        DataSource staging = Shop.staging(kind);
        refresh(Shop.production(kind), staging, Shop.policy()).run();
        Sql.execute(staging, "INSERT INTO customer (email) VALUES ('new@example.com')");
        assertThat(Sql.number(staging, "SELECT id FROM customer WHERE email = 'new@example.com'"))
                .isEqualTo(13);
    }

    @ParameterizedTest
    @EnumSource
    void run_done_stampsTheTargetSanitizedAndItIsAdmitted(Database kind) throws SQLException {
        DataSource staging = Shop.staging(kind);
        DatastoreStamps stamps = DatastoreStamps.of(staging, Environments.STAGING);
        assertThat(stamps.lineage().get(0).dataClass()).isEqualTo(DataClass.UNVERIFIED);
        RefreshResult result =
                refresh(Shop.production(kind), staging, Shop.policy()).run();
        assertThat(stamps.lineage()).hasSize(2).last().isEqualTo(result.stamp());
        assertThat(result.stamp().dataClass()).isEqualTo(DataClass.SANITIZED);
        assertThat(result.stamp().reason()).contains(Shop.policy().digest().substring(0, 12), KEY.checkValue());
        assertThat(Admission.of(stamps).outcome()).hasToString("MATCH");
    }

    @ParameterizedTest
    @EnumSource
    void run_twiceWithOneKey_givesTheSameRows(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        Shop.addCustomers(production, 3_000);
        DataSource staging = Shop.staging(kind);
        refresh(production, staging, Shop.policy()).run();
        List<String> first = Shop.everything(staging);
        refresh(production, staging, Shop.policy()).run();
        assertThat(Shop.everything(staging)).isEqualTo(first);
        assertThat(first).noneMatch(text -> text.contains("Family") || text.contains("@mail.org"));
    }

    @ParameterizedTest
    @EnumSource
    void plan_wholeShop_printsEveryColumnAndChangesNothing(Database kind) throws SQLException {
        DataSource staging = Shop.staging(kind);
        List<String> before = Shop.everything(staging);
        SanitizationPolicy policy = Shop.policyWithout().keep("customer.emial").build();
        RefreshPlan plan = refresh(Shop.production(kind), staging, policy).plan();
        assertThat(plan.toString())
                .containsPattern("-/\\+ (public\\.)?customer +rows: 1 go, 3 come")
                .containsPattern("= shout +\\S.*\\(130\\) +computed")
                .containsPattern("~ email +\\S.*\\(120\\) +pseudonymize\\(EMAIL_ADDRESS\\)")
                .containsPattern("  vip +(boolean|tinyint) +keep")
                .contains("! the policy has a rule for customer.emial")
                .contains(
                        "Plan: 6 tables, 14 rows come, 1 go; 26 columns: 11 change, 0 become NULL, 1 computed, 14 kept.");
        // PostgreSQL checks foreign keys when all rows are there.
        assertThat(plan.toString().contains("refers   [boss] to public.employee[id], filled when all rows are written"))
                .isEqualTo(kind == Database.H2_MEMORY);
        assertThat(plan.tableNames()).extracting(TableName::name).containsSubsequence("customer", "login", "visit");
        assertThat(Shop.everything(staging)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void plan_columnsWithoutRule_areRefusedWithRulesThatMakeItPass(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        SanitizationPolicy policy = Shop.policyWithout("customer.phone", "login.email", "customer.born")
                .build();
        EnvironmentRefresh refresh = refresh(production, staging, policy);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .withMessageContaining("customer.phone has no rule")
                .satisfies(denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("refresh.column-without-rule");
                    assertThat(denied.rulesToAdd())
                            .containsExactly(
                                    "{\"column\":\"customer.born\",\"action\":\"truncate-date\",\"unit\":\"year\"}",
                                    "{\"column\":\"customer.phone\",\"action\":\"pseudonymize\",\"infoType\":\"PHONE_NUMBER\"}",
                                    "{\"column\":\"login.email\",\"action\":\"pseudonymize\",\"infoType\":\"EMAIL_ADDRESS\"}");
                    assertThat(denied.getMessage()).contains(denied.rulesToAdd());
                    String pasted = policy.toJson()
                            .replace("\"rules\": [", "\"rules\": [" + String.join(",\n", denied.rulesToAdd()) + ",");
                    assertThat(SanitizationPolicy.parse(pasted).rules())
                            .isEqualTo(Shop.policy().rules());
                });
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
    }

    @Test
    void plan_emptyPolicy_isRefusedWithACompleteOneToLookAt() throws SQLException {
        DataSource production = Shop.production(Database.H2_MEMORY);
        DataSource staging = Shop.staging(Database.H2_MEMORY);
        SanitizationPolicy empty = SanitizationPolicy.builder("draft").build();
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, empty).plan())
                .satisfies(denied -> {
                    SanitizationPolicy draft = SanitizationPolicy.parse("{\"name\":\"draft\",\"version\":1,\"rules\":["
                            + String.join(",", denied.rulesToAdd()) + "]}");
                    assertThat(refresh(production, staging, draft).plan().sourceRows())
                            .isEqualTo(14);
                });
    }

    @Test
    void plan_treatmentThatDoesNotFit_isRefusedByName() throws SQLException {
        DataSource production = Shop.production(Database.H2_MEMORY);
        DataSource staging = Shop.staging(Database.H2_MEMORY);
        SanitizationPolicy policy = Shop.policyWithout(
                        "customer.email", "customer.born", "login.provider", "employee.name", "payment.card")
                .redact("customer.email")
                .redact("customer.born")
                .pseudonymize("login.provider", dev.ringfence.data.InfoType.EMAIL_ADDRESS)
                .nullify("employee.name")
                .block("payment.card")
                .build();
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, policy).plan())
                .satisfies(
                        denied -> assertThat(String.join("\n", denied.refusal().evidence()))
                                .contains(
                                        "customer.email: redact can make two values one",
                                        "customer.born: redact cannot be used on type DATE",
                                        "login.provider: it is too short for pseudonymize(EMAIL_ADDRESS): its length is 20",
                                        "employee.name: nullify cannot be used because the column is NOT NULL",
                                        "payment.card is blocked by the policy",
                                        "public.login.email refers to public.customer.email and must have the same treatment"));
    }

    @Test
    void plan_driftOfTheTarget_isRefusedByName() throws SQLException {
        DataSource production = Shop.production(Database.H2_MEMORY);
        DataSource staging = Shop.staging(Database.H2_MEMORY);
        Sql.execute(
                staging,
                "CREATE TABLE leftover (x int)",
                "ALTER TABLE payment ADD COLUMN extra int",
                "ALTER TABLE payment DROP COLUMN amount",
                "ALTER TABLE employee ALTER COLUMN name SET DATA TYPE varchar(79)",
                "DROP TABLE visit");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, Shop.policy()).run())
                .satisfies(
                        denied -> assertThat(String.join("\n", denied.refusal().evidence()))
                                .contains(
                                        "the source has no table public.leftover",
                                        "the target has no table public.visit",
                                        "the source has no column public.payment.extra",
                                        "the target's column public.payment.amount is missing",
                                        "the target's column public.employee.name is missing, shorter"));
    }

    @Test
    void plan_circleThatCannotBeBroken_isRefused() throws SQLException {
        DataSource production = H2.createDatabase();
        DataSource staging = H2.createDatabase();
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(
                    database,
                    "CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL)",
                    "CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a)",
                    "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b");
        }
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        SanitizationPolicy policy = SanitizationPolicy.builder("p")
                .keep("a.id")
                .keep("a.b")
                .keep("b.id")
                .keep("b.a")
                .build();
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, policy).plan())
                .withMessageContaining("closes a circle of foreign keys");
    }

    @ParameterizedTest
    @EnumSource
    void run_sourceIsTheTarget_isRefused(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        assertRefused(
                "refresh.same-datastore",
                () -> refresh(production, production, Shop.policy()).run());
        assertThat(Sql.number(production, "SELECT count(*) FROM customer")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void run_wrongDatastores_areRefused(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        DataSource unstamped = Shop.empty(kind);
        assertRefused(
                "refresh.target-is-production",
                () -> refresh(production, Shop.production(kind), Shop.policy()).run());
        assertRefused(
                "refresh.target-unstamped",
                () -> refresh(production, unstamped, Shop.policy()).run());
        assertRefused(
                "refresh.source-unstamped",
                () -> refresh(unstamped, staging, Shop.policy()).run());
        assertRefused(
                "refresh.source-is-below",
                () -> refresh(staging, Shop.staging(kind), Shop.policy()).run());
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
    }

    @ParameterizedTest
    @EnumSource(names = "PRODUCTION", mode = EnumSource.Mode.EXCLUDE)
    void run_processWithoutTheRight_isRefused(Tier tier) throws SQLException {
        DeploymentEnvironment here = tier == Tier.UNKNOWN ? Environments.unset() : Environments.of(tier);
        EnvironmentRefresh refresh = EnvironmentRefresh.from(Shop.production(Database.H2_MEMORY))
                .to(Shop.staging(Database.H2_MEMORY))
                .through(Shop.policy())
                .with(KEY)
                .runningIn(here);
        assertRefused("refresh.environment", refresh::run);
        assertRefused("refresh.environment", refresh::plan);
    }

    @ParameterizedTest
    @EnumSource
    void run_databaseRefusesARow_leavesTheOldStateAndShowsNoValue(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        Sql.execute(staging, "ALTER TABLE payment ADD CONSTRAINT small CHECK (amount < 50000)");
        List<String> before = Shop.everything(staging);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging, Shop.policy()).run())
                .withNoCause()
                .withMessageContaining("SQLSTATE 23")
                .withMessageNotContaining("99999");
        assertThat(Shop.everything(staging)).isEqualTo(before);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void run_twoRowsMeetInAUniqueKey_areRefusedAsThat(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        // One mailbox to the key, two to the database.
        Sql.execute(production, "INSERT INTO customer (email) VALUES ('GRACE@navy.mil.org')");
        assertRefused(
                "refresh.unique-key",
                () -> refresh(production, staging, Shop.policy()).run());
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
    }

    @Test
    void run_triggerOfTheTarget_firesForItsApplicationsAndNotForTheRefresh() throws SQLException {
        DataSource production = Shop.production(Database.POSTGRESQL);
        DataSource staging = Shop.staging(Database.POSTGRESQL);
        Sql.execute(
                staging,
                "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TRIGGER swallow BEFORE INSERT ON payment FOR EACH ROW EXECUTE FUNCTION swallow()");
        refresh(production, staging, Shop.policy()).run();
        Sql.execute(staging, "INSERT INTO payment VALUES (4, 10, NULL, 1)");
        assertThat(Sql.number(staging, "SELECT count(*) FROM payment")).isEqualTo(3);
    }

    @Test
    void run_approvedPlan_isCarriedOutUnlessSomethingChanged() throws SQLException {
        for (Database kind : Database.values()) {
            DataSource production = Shop.production(kind);
            DataSource staging = Shop.staging(kind);
            EnvironmentRefresh refresh = refresh(production, staging, Shop.policy());
            RefreshPlan plan = refresh.plan();
            Sql.execute(production, "INSERT INTO customer (id, email) VALUES (99, 'rows@may.change')");
            assertThat(refresh.run(plan).rows()).isEqualTo(15);
            // The target carries another stamp now.
            assertRefused("refresh.verification", () -> refresh.run(plan));
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_cancelled_leavesTheTargetAsItWas(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        Shop.addCustomers(production, 3_000);
        DataSource staging = Shop.staging(kind);
        EnvironmentRefresh refresh = refresh(production, staging, Shop.policy());
        refresh.progress(progress -> {
            if (progress.rows() > 0 && progress.table().name().equals("customer")) {
                refresh.cancel();
            }
        });
        assertRefused("refresh.cancelled", refresh::run);
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
        // A server of MariaDB has the databases of other tests too.
        String own = kind == Database.MARIADB
                ? "\\_" + Shop.column(staging, "SELECT DATABASE()").get(0)
                : "";
        assertThat(Sql.number(
                        staging,
                        "SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'ringfence\\_%" + own
                                + "'"))
                .isZero();
    }

    @Test
    void run_listenerFails_goesOn() throws SQLException {
        DataSource staging = Shop.staging(Database.H2_MEMORY);
        RefreshResult result = refresh(Shop.production(Database.H2_MEMORY), staging, Shop.policy())
                .progress(progress -> {
                    throw new IllegalStateException("the listener's own");
                })
                .run();
        assertThat(result.rows()).isEqualTo(14);
    }

    @Test
    void builder_secondOrMissingCall_isRefused() {
        DataSource any = H2.createDatabase();
        EnvironmentRefresh refresh = EnvironmentRefresh.from(any).to(any);
        assertThatIllegalStateException()
                .isThrownBy(() -> refresh.to(any))
                .withMessage("'to' must be set once but was set before");
        assertThatIllegalStateException().isThrownBy(refresh::plan).withMessage("'runningIn' must be called first");
    }
}
