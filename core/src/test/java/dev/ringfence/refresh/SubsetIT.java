package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.Children;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubsetIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging, Subset subset) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .blocks(1)
                .subset(subset);
    }

    private static void assertRefused(String rule, String evidence, ThrowingCallable call) {
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(call)
                .withMessageContaining(evidence)
                .extracting(RingfenceException::refusal)
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private static List<String> ids(DataSource database, String table) throws SQLException {
        return Shop.column(database, "SELECT id FROM " + table + " ORDER BY id");
    }

    @ParameterizedTest
    @EnumSource
    void run_oneCustomer_bringsWhatBelongsToItAndNobodyElse(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        Subset subset = Subset.builder()
                .where("customer", "customer.id = 11 AND (vip IS NULL)")
                .build();

        RefreshPlan plan = refresh(production, staging, subset).plan();
        RefreshResult result = refresh(production, staging, subset).run(plan);

        assertThat(plan.toString())
                .contains("of 3: 1 chosen")
                .contains("of 3: 1 children of customer")
                .contains("of 2: none chosen and none reached");
        assertThat(plan.copiedRows()).isEqualTo(4).isEqualTo(result.rows());
        assertThat(plan.sourceRows()).isEqualTo(14);
        assertThat(ids(staging, "customer")).containsExactly("11");
        assertThat(ids(staging, "payment")).containsExactly("3");
        assertThat(Sql.number(staging, "SELECT count(*) FROM visit")).isEqualTo(1);
        assertThat(Sql.number(staging, "SELECT count(*) FROM employee")).isZero();
        assertThat(result.verifications())
                .filteredOn(check -> check.check().equals("subset"))
                .hasSize(6)
                .allMatch(VerificationResult::passed);
    }

    @ParameterizedTest
    @EnumSource
    void run_oneOfACircle_bringsTheCircle(Database kind) throws SQLException {
        DataSource staging = Shop.staging(kind);
        refresh(
                        Shop.production(kind),
                        staging,
                        Subset.builder()
                                .where("team", "true")
                                .otherChildren(Children.left())
                                .build())
                .run();

        // The team has a lead, who has a boss, and both are of the team.
        assertThat(ids(staging, "team")).containsExactly("7");
        assertThat(ids(staging, "employee")).containsExactly("1", "2");
        assertThat(ids(staging, "customer")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void run_keptTextOfSomebodyElse_isFound(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        // Customer 10 is not copied, but a text that is speaks of her.
        Sql.execute(production, "UPDATE customer SET note = 'married to Ada Lovelace (ada.lovelace@engine.org)'");
        SanitizationPolicy kept =
                Shop.policyWithout("customer.note").keep("customer.note").build();
        Subset subset = Subset.builder().where("customer", "id = 11").build();

        assertRefused(
                "refresh.verification",
                "customer.email",
                () -> EnvironmentRefresh.from(production)
                        .to(staging)
                        .through(kept)
                        .with(KEY)
                        .runningIn(Environments.PRODUCTION)
                        .subset(subset)
                        .run());
        refresh(production, staging, subset).run();
        assertThat(ids(staging, "customer")).containsExactly("11");
    }

    @ParameterizedTest
    @EnumSource
    void run_percentages_growAndRepeat(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        Shop.addCustomers(production, 2_000);
        Set<String> before = new HashSet<>();
        for (double percent : new double[] {0.5, 10, 10, 35, 100}) {
            DataSource staging = Shop.staging(kind);
            refresh(
                            production,
                            staging,
                            Subset.builder()
                                    .percent(kind.table("customer"), percent)
                                    .build())
                    .run();
            List<String> now = ids(staging, "customer");
            // Five standard deviations of a binomial distribution.
            double off = 5 * Math.sqrt(2_003 * percent / 100 * (1 - percent / 100));
            assertThat((double) now.size()).isBetween(2_003 * percent / 100 - off, 2_003 * percent / 100 + off);
            assertThat(now).containsAll(before);
            if (percent == 10 && before.size() > 50) {
                assertThat(before).hasSameSizeAs(now);
            }
            before = new HashSet<>(now);
        }
    }

    @ParameterizedTest
    @CsvSource({"H2_MEMORY, 2", "POSTGRESQL, 2", "MARIADB, 2", "H2_MEMORY, 5"})
    void run_limitedChildren_areTheSameOfEachParentAndGrow(Database kind, int limit) throws SQLException {
        DataSource production = Shop.production(kind);
        for (int i = 0; i < 10; i++) {
            Sql.execute(
                    production,
                    "INSERT INTO payment VALUES (" + (100 + i) + ", 10, NULL, 1), (" + (200 + i) + ", 12, NULL, 2)");
        }
        List<List<String>> copied = new ArrayList<>();
        for (int most : new int[] {limit, limit, limit + 1}) {
            DataSource staging = Shop.staging(kind);
            refresh(
                            production,
                            staging,
                            Subset.builder()
                                    .where("customer", "id <> 99")
                                    .children(Children.atMost(most), "payment", "customer_id")
                                    .build())
                    .run();
            assertThat(Shop.column(staging, "SELECT count(*) FROM payment GROUP BY customer_id ORDER BY customer_id"))
                    .containsExactly(String.valueOf(most), "1", String.valueOf(most));
            copied.add(ids(staging, "payment"));
        }
        assertThat(copied.get(0)).isEqualTo(copied.get(1));
        assertThat(copied.get(2)).containsAll(copied.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true) OR (true",
                "true; DELETE FROM customer",
                "id IN (SELECT id FROM payment FOR UPDATE)",
                "pg_terminate_backend(1)",
                "nextval('x') > 1",
                "id = 1 /* ",
                "id = (1",
                "EXISTS (WITH d AS (DELETE FROM payment RETURNING 1) SELECT 1 FROM d)",
                "pg_sleep(10) IS NULL",
                "name = 'it''s"
            })
    void plan_moreThanACondition_isRefused(String condition) throws SQLException {
        Subset subset = Subset.builder().where("customer", condition).build();
        assertRefused(
                "refresh.plan",
                "the condition on public.customer is not provably one condition without effects",
                () -> refresh(Shop.production(Database.POSTGRESQL), Shop.staging(Database.POSTGRESQL), subset)
                        .plan());
    }

    @ParameterizedTest
    @EnumSource
    void plan_subsetThatDoesNotFitTheSource_isRefused(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        assertRefused(
                "refresh.plan",
                "the subset speaks of custmer, and the source has 0 tables of that name",
                () -> refresh(
                                production,
                                staging,
                                Subset.builder().whole("custmer").build())
                        .plan());
        assertRefused(
                "refresh.plan",
                kind.table("payment") + " has no foreign key [card]",
                () -> refresh(
                                production,
                                staging,
                                Subset.builder()
                                        .whole("customer")
                                        .children(Children.left(), "payment", "card")
                                        .build())
                        .plan());
        assertRefused(
                "refresh.subset-too-large",
                "more than 5 rows",
                () -> refresh(
                                production,
                                staging,
                                Subset.builder()
                                        .percent("customer", 100)
                                        .maxRows(5)
                                        .build())
                        .plan());
        // The message of the database would show the text that is no number; MariaDB takes it for 0.
        String wrong = kind == Database.MARIADB ? "nobody = 1" : "cast(first_name AS int) = 1";
        assertRefused(
                "refresh.subset-condition",
                "the condition on " + kind.table("customer") + " is refused by the database: SQLSTATE "
                        + (kind == Database.MARIADB ? 42 : 22),
                () -> refresh(
                                production,
                                staging,
                                Subset.builder().where("customer", wrong).build())
                        .plan());
    }

    /** What was written for other rows is not taken over, and what holds is. */
    @Test
    void run_processDiesAndTheChoiceChanges_givesTheSameAsAtOnce() throws SQLException {
        String source = PostgresServer.createDatabase();
        DataSource production = Shop.fillProduction(PostgresServer.superuser(source));
        Shop.addCustomers(production, 2_000);
        Subset subset = Subset.builder()
                .where("payment", "true")
                .percent("customer", 40)
                .build();
        for (int last : new int[] {60, 160, 260}) {
            Sql.execute(production, "DELETE FROM payment WHERE id > 3");
            DataSource staging = Shop.staging(Database.POSTGRESQL);
            MortalDataSource.Life life = new MortalDataSource.Life(last);
            assertThatExceptionOfType(MortalDataSource.Death.class)
                    .isThrownBy(() -> refresh(
                                    new MortalDataSource(PostgresServer.superuser(source), life),
                                    new MortalDataSource(staging, life),
                                    subset)
                            .parallelism(1)
                            .run());
            assertThat(ids(staging, "customer")).hasSize(1);
            // No customer changes, but others come.
            Sql.execute(
                    production,
                    "INSERT INTO payment SELECT 1000 + id, id, NULL, 1 FROM customer WHERE id BETWEEN 300 AND 700");
            refresh(production, staging, subset).run();

            DataSource atOnce = Shop.staging(Database.POSTGRESQL);
            refresh(production, atOnce, subset).run();
            assertThat(Shop.everything(staging)).isEqualTo(Shop.everything(atOnce));
        }
    }

    /** Rows of one relation have addresses that those of another have too. */
    @Test
    void run_partitions_areToldApart() throws SQLException {
        DataSource production = PostgresServer.superuser(PostgresServer.createDatabase());
        DataSource staging = PostgresServer.superuser(PostgresServer.createDatabase());
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(
                    database,
                    "CREATE TABLE owner (id int PRIMARY KEY)",
                    "CREATE TABLE thing (id int, owner int REFERENCES owner, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
                    "CREATE TABLE thing_a PARTITION OF thing FOR VALUES FROM (0) TO (1000)",
                    "CREATE TABLE thing_b PARTITION OF thing FOR VALUES FROM (1000) TO (2000)");
        }
        Sql.execute(
                production,
                "INSERT INTO owner SELECT g FROM generate_series(0, 99) g",
                "INSERT INTO thing SELECT g, g % 100 FROM generate_series(0, 1999) g",
                // Tuples that are no longer seen, and tuples that moved.
                "DELETE FROM thing WHERE id % 7 = 0",
                "UPDATE thing SET owner = 98 WHERE id % 5 = 0");
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "a test's");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "a test's");
        EnvironmentRefresh.from(production)
                .to(staging)
                .through(SanitizationPolicy.builder("kept")
                        .keep("owner.id")
                        .keep("thing.id")
                        .keep("thing.owner")
                        .build())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .subset(Subset.builder()
                        .where("owner", "id IN (3, 98)")
                        .where("thing", "id = 1999")
                        .build())
                .run();

        assertThat(ids(staging, "owner")).containsExactly("3", "98", "99");
        assertThat(ids(staging, "thing"))
                .isEqualTo(Shop.column(
                        production, "SELECT id FROM thing WHERE owner IN (3, 98) OR id = 1999 ORDER BY id"));
    }
}
