package dev.ringfence.jdbc;

import static dev.ringfence.environment.Tier.DEVELOPMENT;
import static dev.ringfence.environment.Tier.PRODUCTION;
import static dev.ringfence.environment.Tier.STAGING;
import static dev.ringfence.environment.Tier.TEST;
import static dev.ringfence.environment.Tier.UNKNOWN;
import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accidents that happened, in public. Where a default stops one, the guard here is {@code observing}: the default. */
class AccidentsIT {
    private static DataSource byDefault(DataSource raw, Tier process) {
        return GuardedDataSource.wrap(raw, WriteGuard.observing(Environments.of(process)));
    }

    private static DataSource enforcing(DataSource raw, Tier process) {
        return GuardedDataSource.wrap(raw, WriteGuard.enforcing(Environments.of(process)));
    }

    private static void assertUntouched(DataSource raw) throws SQLException {
        assertThat(Sql.number(raw, "SELECT COUNT(*) FROM customer WHERE vip = 0"))
                .isEqualTo(Shop.CUSTOMERS);
    }

    @Test
    @DisplayName("lobu-ai/lobu#989: integration tests with DATABASE_URL at production, DROP SCHEMA public CASCADE")
    void testSuite_atProduction_isRefusedByDefault() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        assertDenied("stamp.foreign", () -> Sql.execute(byDefault(production, TEST), "DROP SCHEMA public CASCADE"));
        assertUntouched(production);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("DatabaseCleaner/database_cleaner#521, #687: a remote database wiped through an exported DATABASE_URL")
    void cleaner_atProduction_isRefusedByDefault(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        assertDenied("stamp.foreign", () -> Sql.execute(byDefault(production, DEVELOPMENT), "DELETE FROM customer"));
        assertUntouched(production);
    }

    @Test
    @DisplayName("database_cleaner#703: an SSH tunnel makes a remote database look like localhost")
    void productionBehindATunnel_looksLocal_isRefusedByDefault() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        try (Connection connection = production.getConnection()) {
            assertThat(connection.getMetaData().getURL()).contains("localhost");
        }
        assertDenied("stamp.foreign", () -> Sql.execute(byDefault(production, TEST), "TRUNCATE TABLE customer"));
        assertUntouched(production);
    }

    @Test
    @DisplayName("indexnetwork/index#1312, OpenEnergyDashboard/OED#345: branch databases hold copies of real users")
    void branchDatabase_thatIsACopyOfProduction_isNotFreeToTruncate() throws SQLException {
        String production = PostgresServer.createDatabase();
        DataSource original = PostgresServer.superuser(production);
        DatastoreStamps.of(original, Environments.of(PRODUCTION)).stamp("ops", "new");
        Sql.execute(original, "CREATE TABLE customer (id INT, vip INT)", "INSERT INTO customer VALUES (1, 0)");
        DataSource branch = PostgresServer.superuser(PostgresServer.createDatabase(production));
        assertDenied("stamp.raw-copy", () -> Sql.execute(enforcing(branch, TEST), "TRUNCATE TABLE customer"));
        assertThat(Admission.of(DatastoreStamps.of(branch, Environments.of(TEST)))
                        .outcome())
                .isEqualTo(Admission.Outcome.COPY);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("gratipay/gratipay.com#3132: the production database dropped")
    void drop_inProduction_isRefused(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        assertDenied("sql.drop", () -> Sql.execute(enforcing(production, PRODUCTION), "DROP TABLE customer"));
        assertUntouched(production);
    }

    @Test
    @DisplayName("hello2dj/blog#53: test and live databases on one server with similar names")
    void similarNames_onOneServer_areToldApartByDefault() throws SQLException {
        DataSource live = MariaDbServer.administrator(MariaDbServer.createDatabase());
        DataSource test = MariaDbServer.administrator(MariaDbServer.createDatabase());
        DatastoreStamps.of(live, Environments.of(PRODUCTION)).stamp("ops", "new");
        DatastoreStamps.of(test, Environments.of(TEST)).stamp("ci", "new");
        Sql.execute(byDefault(test, TEST), "CREATE TABLE customer (id INT)", "DELETE FROM customer");
        assertDenied("stamp.foreign", () -> Sql.execute(byDefault(live, TEST), "SELECT 1"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "rosenfeld/active_record_migrations#25, rails/rails#26731: stamped by accident, a variable was missing")
    void stamping_withoutAnEnvironment_isRefused(TestDatabase kind) throws SQLException {
        DataSource unstamped = kind.create();
        assertDenied(
                "stamp.environment-not-agreed",
                () -> DatastoreStamps.of(unstamped, Environments.of(UNKNOWN)).stamp("deploy", "migration"));
        Sql.execute(byDefault(unstamped, DEVELOPMENT), "CREATE TABLE customer (id INT)");
        assertThat(DatastoreStamps.of(unstamped, Environments.of(UNKNOWN)).read())
                .as("nothing stamps by itself")
                .isInstanceOf(StampReading.Unstamped.class);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("rails/rails#32202: the test database stamped development")
    void testDatabase_stampedByDevelopment_isRefused(TestDatabase kind) throws SQLException {
        DataSource test = Shop.database(kind, TEST);
        assertDenied(
                "stamp.other-tier",
                () -> DatastoreStamps.of(test, Environments.of(DEVELOPMENT)).stamp("developer", "schema load"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("thoughtbot/parity#157, #147: a copy's stamp is overwritten, and that it holds live data is forgotten")
    void copyOfProduction_takenOver_isStillKnownAsLive(TestDatabase kind) throws SQLException {
        DataSource copy = Shop.database(kind, PRODUCTION);
        DatastoreStamps staging = DatastoreStamps.of(copy, Environments.of(STAGING));
        String nonce = ((StampReading.Stamped) staging.read()).stamp().nonce();
        staging.takeOverFromOtherTier(nonce, "ops", "restored here");
        staging.stamp("ops", "the warning was annoying");
        assertThat(staging.lineage())
                .extracting(DatastoreStamp::dataClass)
                .containsExactly(DataClass.LIVE, DataClass.COPY_OF_LIVE, DataClass.COPY_OF_LIVE);
        assertThat(Admission.of(staging).outcome()).isEqualTo(Admission.Outcome.COPY);
    }

    @Test
    @DisplayName("rails/rails#23279, #27971, jalkoby/squasher#84: one variable switches the check off for everyone")
    void everyGuardOff_atProduction_isStillRefused() throws SQLException {
        DataSource production = Shop.database(TestDatabase.H2_NATIVE, PRODUCTION);
        Levels off = Levels.observing();
        for (Guard guard : Guard.values()) {
            off = off.with(guard, Level.OFF);
        }
        DataSource guarded = GuardedDataSource.wrap(
                production,
                WriteGuard.builder(Environments.of(TEST)).levels(off).build());
        assertDenied("stamp.foreign", () -> Sql.execute(guarded, "DELETE FROM customer"));
        assertUntouched(production);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("GitLab postmortem, 31 Jan 2017: the primary taken for the secondary")
    void primary_takenForTheSecondary_isRefusedBecauseTheTargetIsNamed(TestDatabase kind) throws SQLException {
        DataSource primary = Shop.database(kind, PRODUCTION);
        DataSource secondary = Shop.database(kind, PRODUCTION);
        String meant = ((StampReading.Stamped)
                        DatastoreStamps.of(secondary, Environments.of(STAGING)).read())
                .stamp()
                .nonce();
        assertDenied(
                "stamp.other-nonce",
                () -> DatastoreStamps.of(primary, Environments.of(STAGING))
                        .takeOverFromOtherTier(meant, "ops", "rebuild the secondary"));
    }

    @Test
    @DisplayName("neo4j-contrib/mcp-neo4j#15: a tool that knows no environment wipes real data")
    void toolWithoutEnvironment_atProduction_mayNothing() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        assertDenied("stamp.foreign", () -> Sql.execute(enforcing(production, UNKNOWN), "DELETE FROM customer"));
        assertUntouched(production);
    }

    @Test
    @DisplayName("PocketOS, Apr 2026: a staging agent with credentials that reach production")
    void stagingAgent_withProductionCredentials_isRefusedByDefault() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        assertDenied("stamp.foreign", () -> Sql.execute(byDefault(production, STAGING), "DROP TABLE customer"));
        assertUntouched(production);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Atlassian incident review, Apr 2022: ids of the wrong kind, 883 sites deleted")
    void purge_ofMoreThanItSaid_stopsAtItsCeiling(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        assertDenied(
                "rows.operation-ceiling",
                () -> shop.guard().call(Write.custom("delete-apps").maxRows(5), () -> {
                    Sql.execute(shop.guarded(), "DELETE FROM customer WHERE id BETWEEN 1 AND 9");
                    return null;
                }));
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("AWS S3, 28 Feb 2017: one input larger than meant, too many servers removed")
    void input_largerThanMeant_isRolledBack(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        assertDenied("rows.statement-ceiling", () -> Sql.execute(shop.guarded(), "DELETE FROM customer WHERE id < 12"));
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @Test
    @DisplayName("Replit, Jul 2025: an agent deletes the production database")
    void agent_inProduction_isHeldToAReasonAndTheRules() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        WriteGuard guard = WriteGuard.builder(Environments.of(PRODUCTION))
                .levels(Levels.enforcing())
                .actor(Actor.agent("assistant"))
                .build();
        DataSource guarded = GuardedDataSource.wrap(production, guard);
        assertDenied("write.justification", () -> guard.run(Write.custom("clean-up"), () -> {}));
        assertDenied("sql.delete-without-where", () -> Sql.execute(guarded, "DELETE FROM customer"));
        assertDenied("sql.drop", () -> Sql.execute(guarded, "DROP SCHEMA public CASCADE"));
        assertUntouched(production);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("rails/rails#57420: User.delete_all through a query tool, guarded after the evaluation")
    void deleteAll_throughATool_isRefusedAtTheConnection(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        try (Connection connection = enforcing(production, PRODUCTION).getConnection()) {
            assertDenied(
                    "sql.delete-without-where",
                    () -> connection.prepareStatement("DELETE FROM customer").executeQuery());
        }
        assertUntouched(production);
    }

    @Test
    @DisplayName("pgAdmin CVE-2026-12045: COMMIT; write; SELECT 1 leaves the read-only transaction")
    void severalStatements_inOneText_areEachAsked() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        try (Connection connection = enforcing(production, PRODUCTION).getConnection()) {
            connection.setAutoCommit(false);
            assertDenied(
                    "sql.delete-without-where",
                    () -> connection.createStatement().execute("COMMIT; DELETE FROM customer; SELECT 1"));
        }
        assertUntouched(production);
    }

    @Test
    @DisplayName("rails/rails#37525: a modifying CTE or EXPLAIN ANALYZE DELETE passes as a read")
    void readsThatWrite_areRefused() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        try (Connection connection = enforcing(production, PRODUCTION).getConnection()) {
            for (String sql : List.of(
                    "WITH gone AS (DELETE FROM customer RETURNING id) SELECT count(*) FROM gone",
                    "EXPLAIN ANALYZE DELETE FROM customer",
                    "EXPLAIN (ANALYZE, VERBOSE) DELETE FROM customer")) {
                assertDenied(
                        sql,
                        "sql.delete-without-where",
                        () -> connection.createStatement().executeQuery(sql));
            }
        }
        assertUntouched(production);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("baomidou/mybatis-plus#4856, #5190: every <> is blocked as a full-table write")
    void honestCondition_withUnequal_passes(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        Sql.execute(shop.guarded(), "UPDATE customer SET vip = 1 WHERE id <> 5 AND id < 7");
        assertThat(shop.vips()).isEqualTo(5);
    }

    @Test
    @DisplayName(
            "crystaldba/postgres-mcp#147, alibaba/druid#2819: honest reads are rejected, so the guard is switched off")
    void honestReads_pass() throws SQLException {
        DataSource production = Shop.database(TestDatabase.POSTGRESQL, PRODUCTION);
        DataSource guarded = enforcing(production, PRODUCTION);
        for (String sql : List.of(
                "SELECT * FROM customer WHERE name = 'DELETE FROM customer'",
                "SELECT count(*) FILTER (WHERE vip = 0) OVER (PARTITION BY name) FROM customer",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n",
                "SELECT c.id, x.n FROM customer c CROSS JOIN LATERAL (SELECT count(*) AS n FROM customer) x",
                "SELECT '{\"a\": 1}'::jsonb @> '{\"a\": 1}'::jsonb",
                "EXPLAIN DELETE FROM customer",
                "TABLE customer",
                "VALUES (1), (2)",
                "SELECT $$DROP TABLE customer$$")) {
            Sql.execute(guarded, sql);
        }
        assertUntouched(production);
    }
}
