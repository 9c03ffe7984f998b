package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.AnyDatabase;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FixedKey;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run into a closed target that ended in between is gone on with where that is the same as beginning anew. */
class JdbcResumeIT {
    private static final int CUSTOMERS = 3_300;
    private static final String DIARY = "CREATE TABLE a_diary (line varchar(80), day_of int)";

    @AfterEach
    void dropDatabases() throws SQLException {
        AnyDatabase.dropAll();
    }

    /** With a table that has no key. */
    private static DataSource production(AnyDatabase kind) throws SQLException {
        DataSource production = Shop.fillProduction(kind.create());
        Shop.addCustomers(production, CUSTOMERS);
        Sql.execute(production, DIARY, "INSERT INTO a_diary VALUES ('dear diary', 1), ('nothing new', 2), (NULL, 3)");
        return production;
    }

    private static DataSource staging(AnyDatabase kind) throws SQLException {
        DataSource staging = Shop.fillStaging(kind.create());
        Sql.execute(staging, DIARY);
        return staging;
    }

    private static SanitizationPolicy.Builder policy() {
        return Shop.policyWithout("customer.vip").keep("a_diary.line").keep("a_diary.day_of");
    }

    private static EnvironmentRefresh refresh(
            AnyDatabase kind, DataSource production, DataSource staging, SanitizationPolicy policy, PseudonymKey key) {
        List<RefreshConcession> costs = new ArrayList<>(List.of(RefreshConcession.CLOSED_TARGET));
        if (kind.locks()) {
            costs.add(RefreshConcession.LOCKED_SOURCE);
        }
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(key)
                .runningIn(Environments.PRODUCTION)
                .accepting(costs.toArray(RefreshConcession[]::new))
                .blocks(1);
    }

    private static EnvironmentRefresh refresh(AnyDatabase kind, DataSource production, DataSource staging) {
        return refresh(kind, production, staging, policy().keep("customer.vip").build(), FixedKey.open());
    }

    /** In the midst of the customers. */
    private static void end(EnvironmentRefresh refresh) {
        refresh.progress(progress -> {
            if (progress.rows() > 2_500) {
                refresh.cancel();
            }
        });
        assertThat(refused(refresh)).isEqualTo("refresh.cancelled");
    }

    private static String refused(EnvironmentRefresh refresh) {
        return assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .actual()
                .refusal()
                .rule();
    }

    private static List<String> everything(DataSource staging) throws SQLException {
        List<String> everything = new ArrayList<>(Shop.everything(staging));
        everything.addAll(Shop.column(staging, "SELECT line, day_of FROM a_diary ORDER BY day_of"));
        return everything;
    }

    private static List<String> uninterrupted(AnyDatabase kind, DataSource production) throws SQLException {
        DataSource staging = staging(kind);
        refresh(kind, production, staging).run();
        return everything(staging);
    }

    /** The rows that events tell of the customers, but for the beginning of the table. */
    private static List<Long> customers(EnvironmentRefresh refresh) throws SQLException {
        List<Long> rows = new ArrayList<>();
        refresh.progress(progress -> {
                    if (progress.table().name().equals("CUSTOMER") && progress.rows() > 0) {
                        rows.add(progress.rows());
                    }
                })
                .run();
        return rows;
    }

    private static List<DataClass> lineage(DataSource staging) throws SQLException {
        return DatastoreStamps.of(staging, Environments.STAGING).lineage().stream()
                .map(DatastoreStamp::dataClass)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void run_nextOfADeadOne_goesOnBehindTheLastCommit(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        end(refresh(kind, production, staging));
        // Its last event told of three batches; the third was not committed.
        assertThat(Sql.number(staging, "SELECT count(*) FROM customer")).isEqualTo(2_048);

        assertThat(customers(refresh(kind, production, staging))).containsExactly(3_072L, 3_303L);

        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
        assertThat(lineage(staging)).containsExactly(DataClass.UNVERIFIED, DataClass.UNVERIFIED, DataClass.SANITIZED);
        Sql.execute(staging, "INSERT INTO customer (email) VALUES ('new@example.com')");
        assertThat(Sql.number(staging, "SELECT max(id) FROM customer")).isEqualTo(100 + CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_sourceChangedBehindTheMarks_goesOn(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        end(refresh(kind, production, staging));
        Sql.execute(
                production,
                "INSERT INTO customer (id, email) VALUES (90001, 'late@mail.org')",
                "DELETE FROM customer WHERE id = 3000");
        assertThat(customers(refresh(kind, production, staging))).containsExactly(3_072L, 3_303L);
        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_sourceChangedWhereItWasRead_writesThatTableAgain(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        for (String change : List.of(
                "UPDATE customer SET vip = true WHERE id = 101",
                "DELETE FROM customer WHERE id = 102",
                "INSERT INTO customer (id, email) VALUES (50, 'early@mail.org')",
                // Teams refer to employees, and these back to them.
                "UPDATE employee SET name = 'Ada Byron' WHERE id = 1",
                "UPDATE a_diary SET line = 'much that is new' WHERE day_of = 2")) {
            DataSource staging = staging(kind);
            end(refresh(kind, production, staging));
            Sql.execute(production, change);
            boolean ofCustomers = change.contains("customer");
            assertThat(customers(refresh(kind, production, staging)).get(0))
                    .as(change)
                    .isEqualTo(ofCustomers ? 1_024L : 3_072L);
            assertThat(everything(staging)).as(change).isEqualTo(uninterrupted(kind, production));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_otherKeyOrPolicy_beginsAnew(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        SanitizationPolicy kept = policy().keep("customer.vip").build();
        SanitizationPolicy nulled = policy().nullify("customer.vip").build();
        PseudonymKey otherKey = PseudonymKey.ephemeral();
        for (boolean key : List.of(true, false)) {
            DataSource staging = staging(kind);
            DataSource anew = staging(kind);
            end(refresh(kind, production, staging));
            SanitizationPolicy policy = key ? kept : nulled;
            PseudonymKey with = key ? otherKey : FixedKey.open();
            assertThat(customers(refresh(kind, production, staging, policy, with)))
                    .hasSize(4);
            refresh(kind, production, anew, policy, with).run();
            assertThat(everything(staging)).isEqualTo(everything(anew));
            assertThat(lineage(staging)).hasSize(4).endsWith(DataClass.UNVERIFIED, DataClass.SANITIZED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_targetStampedMeanwhile_beginsAnew(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        end(refresh(kind, production, staging));
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "something was done to it");
        assertThat(customers(refresh(kind, production, staging))).hasSize(4);
        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_rowsOfTheTargetGoneOrNewMeanwhile_writesThatTableAgain(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        for (String change : List.of(
                "DELETE FROM customer WHERE id = 101",
                "INSERT INTO customer (id, email) VALUES (90001, 'late@mail.org')",
                "INSERT INTO payment VALUES (7, 101, NULL, 1)")) {
            DataSource staging = staging(kind);
            end(refresh(kind, production, staging));
            Sql.execute(staging, change);
            refresh(kind, production, staging).run();
            assertThat(everything(staging)).as(change).isEqualTo(uninterrupted(kind, production));
        }
    }

    /** Rows that nobody counts: the proof finds them, and the next run does not build on them once more. */
    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_rawValueInTheTargetMeanwhile_isRefusedAndThenBegunAnew(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        end(refresh(kind, production, staging));
        Sql.execute(staging, "UPDATE customer SET note = 'of customer5@mail.org' WHERE id = 101");
        assertThat(refused(refresh(kind, production, staging))).isEqualTo("refresh.verification");
        assertThat(lineage(staging)).endsWith(DataClass.UNVERIFIED);

        assertThat(customers(refresh(kind, production, staging))).hasSize(4);

        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_keyOfTheTargetTakenMeanwhile_isRefusedAndThenBegunAnew(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        end(refresh(kind, production, staging));
        Sql.execute(staging, "UPDATE customer SET id = 3399 WHERE id = 101");
        assertThat(refused(refresh(kind, production, staging))).startsWith("refresh.");
        refresh(kind, production, staging).run();
        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
    }

    /** Its stamp is another since then, set by that plan's own run. */
    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_approvedPlanOfADeadRun_goesOn(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        RefreshPlan approved = refresh(kind, production, staging).plan();
        end(refresh(kind, production, staging));
        assertThat(refresh(kind, production, staging).plan().digest()).isEqualTo(approved.digest());
        List<Long> rows = new ArrayList<>();

        refresh(kind, production, staging)
                .progress(progress -> {
                    if (progress.table().name().equals("CUSTOMER") && progress.rows() > 0) {
                        rows.add(progress.rows());
                    }
                })
                .run(approved);

        assertThat(rows).containsExactly(3_072L, 3_303L);
        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
        assertThat(refresh(kind, production, staging).plan().digest()).isNotEqualTo(approved.digest());
    }

    /** What a run closed that found the target closed is still of the plan that was approved first. */
    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_approvedPlanOfTwoDeadRuns_goesOn(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        RefreshPlan approved = refresh(kind, production, staging).plan();
        end(refresh(kind, production, staging));
        Sql.execute(staging, "DELETE FROM \"ringfence_refresh_checkpoint\"");
        end(refresh(kind, production, staging));
        assertThat(lineage(staging)).hasSize(3);
        refresh(kind, production, staging).run(approved);
        assertThat(everything(staging)).isEqualTo(uninterrupted(kind, production));
    }

    @ParameterizedTest
    @EnumSource(names = {"HSQLDB", "DERBY"})
    void run_approvedPlanOfAnotherOrOfATargetThatOthersStamped_isRefused(AnyDatabase kind) throws SQLException {
        DataSource production = production(kind);
        DataSource staging = staging(kind);
        SanitizationPolicy nulled = policy().nullify("customer.vip").build();
        RefreshPlan approved = refresh(kind, production, staging).plan();
        RefreshPlan other =
                refresh(kind, production, staging, nulled, FixedKey.open()).plan();
        end(refresh(kind, production, staging));
        assertThat(refused(refresh(kind, production, staging, nulled, FixedKey.open()), other))
                .isEqualTo("refresh.verification");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "something was done to it");
        assertThat(refused(refresh(kind, production, staging), approved)).isEqualTo("refresh.verification");
    }

    private static String refused(EnvironmentRefresh refresh, RefreshPlan approved) {
        return assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh.run(approved))
                .actual()
                .refusal()
                .rule();
    }
}
