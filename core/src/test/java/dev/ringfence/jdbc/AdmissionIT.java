package dev.ringfence.jdbc;

import static dev.ringfence.environment.Tier.DEVELOPMENT;
import static dev.ringfence.environment.Tier.PRODUCTION;
import static dev.ringfence.environment.Tier.STAGING;
import static dev.ringfence.environment.Tier.TEST;
import static dev.ringfence.environment.Tier.UNKNOWN;
import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.DeclaredStamp;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionIT {
    private static final long MORE_THAN_A_SECOND = 1_500_000_000L;

    private static GuardedDataSource guarded(DataSource raw, DeploymentEnvironment here, Levels levels) {
        return (GuardedDataSource) GuardedDataSource.wrap(
                raw, WriteGuard.builder(here).levels(levels).build());
    }

    private static Outcome outcome(DataSource raw, Tier process) throws SQLException {
        GuardedDataSource dataSource = guarded(raw, Environments.of(process), Levels.observing());
        dataSource.getConnection().close();
        return dataSource.lastAdmission().orElseThrow().outcome();
    }

    @ParameterizedTest
    @EnumSource
    void outcomes_onARealServer_areTheRules(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        DataSource staging = Shop.database(kind, STAGING);
        assertThat(outcome(production, PRODUCTION)).isEqualTo(Outcome.MATCH);
        assertThat(outcome(production, UNKNOWN)).isEqualTo(Outcome.FOREIGN);
        assertThat(outcome(staging, STAGING)).isEqualTo(Outcome.MATCH);
        assertThat(outcome(staging, TEST)).isEqualTo(Outcome.FOREIGN);
        assertThat(outcome(staging, PRODUCTION)).isEqualTo(Outcome.FOREIGN);
        assertThat(outcome(kind.create(), TEST)).isEqualTo(Outcome.EMPTY);
    }

    @ParameterizedTest
    @EnumSource
    void production_byAProcessExplicitlyBelow_isRefusedWhateverTheLevel(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        for (Levels levels : List.of(
                Levels.observing(), Levels.enforcing(), Levels.observing().with(Guard.STAMP, Level.OFF))) {
            for (Tier tier : List.of(STAGING, TEST, DEVELOPMENT)) {
                GuardedDataSource dataSource = guarded(production, Environments.of(tier), levels);
                assertThatThrownBy(dataSource::getConnection).isInstanceOf(AdmissionDeniedException.class);
            }
        }
        assertThat(outcome(production, UNKNOWN)).as("nobody said so explicitly").isEqualTo(Outcome.FOREIGN);
    }

    @ParameterizedTest
    @EnumSource
    void foreign_observedOrEnforced_followsTheLevel(TestDatabase kind) throws SQLException {
        DataSource staging = Shop.database(kind, STAGING);
        WriteGuard observing = WriteGuard.observing(Environments.of(TEST));
        try (Connection connection = GuardedDataSource.wrap(staging, observing).getConnection()) {
            assertThat(connection.createStatement().executeQuery("SELECT 1").next())
                    .isTrue();
        }
        assertThat(observing.report().toString()).contains("stamp.foreign");
        assertDenied(
                "stamp.foreign",
                () -> guarded(staging, Environments.of(TEST), Levels.enforcing())
                        .getConnection());
        Levels onlyStampOff = Levels.enforcing().with(Guard.STAMP, Level.OFF);
        try (Connection connection =
                guarded(staging, Environments.of(TEST), onlyStampOff).getConnection()) {
            assertDenied(
                    "sql.delete-without-where",
                    () -> connection.createStatement().execute("DELETE FROM customer"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void empty_whenFirstSeen_staysEmptyForThisProcessOnly(TestDatabase kind) throws SQLException {
        DataSource raw = kind.create();
        GuardedDataSource first = guarded(raw, Environments.of(TEST), Levels.enforcing());
        first.getConnection().close();
        Sql.execute(first, "CREATE TABLE customer (id INT)");
        try (Connection connection = first.getConnection()) {
            connection.createStatement().execute("DELETE FROM customer");
        }
        GuardedDataSource second = guarded(raw, Environments.of(TEST), Levels.enforcing());
        try (Connection connection = second.getConnection()) {
            assertThat(second.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.UNSTAMPED);
            assertDenied(
                    "sql.delete-without-where",
                    () -> connection.createStatement().execute("DELETE FROM customer"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenStamp_afterAMatch_keepsTheAnswer(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, PRODUCTION);
        GuardedDataSource seen = guarded(raw, Environments.of(PRODUCTION), Levels.enforcing());
        seen.getConnection().close();
        Sql.execute(raw, "UPDATE " + kind.stampTable() + " SET tier = 'NONSENSE'");
        seen.getConnection().close();
        assertThat(seen.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.MATCH);
        GuardedDataSource fresh = guarded(raw, Environments.of(PRODUCTION), Levels.enforcing());
        try (Connection connection = fresh.getConnection()) {
            assertThat(fresh.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.UNREADABLE);
            assertThat(connection.createStatement().executeQuery("SELECT 1").next())
                    .isTrue();
        }
        assertThat(fresh.lastAdmission().orElseThrow().may(Right.HOLD_LIVE_DATA))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void failover_toAnotherEnvironmentsServer_isNoticedByTheNextConnection(TestDatabase kind) throws SQLException {
        SwitchableDataSource name = SwitchableDataSource.to(Shop.database(kind, TEST));
        GuardedDataSource dataSource = guarded(name.dataSource(), Environments.of(TEST), Levels.observing());
        dataSource.getConnection().close();
        assertThat(dataSource.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.MATCH);
        name.failOverTo(Shop.database(kind, PRODUCTION));
        assertThatThrownBy(dataSource::getConnection).isInstanceOf(AdmissionDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void pooler_thatChangesTheServer_isNoticedBeforeADestructiveStatement(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        SwitchableDataSource name = SwitchableDataSource.to(Shop.database(kind, TEST));
        AtomicLong now = new AtomicLong();
        DataSource dataSource = GuardedDataSource.builder(WriteGuard.observing(Environments.of(TEST)))
                .ticker(now::get)
                .wrap(name.pooler());
        Connection connection = dataSource.getConnection();
        connection.createStatement().execute("DELETE FROM customer");
        name.failOverTo(production);
        now.addAndGet(MORE_THAN_A_SECOND);
        assertThatThrownBy(() -> connection.createStatement().execute("DELETE FROM customer"))
                .isInstanceOf(AdmissionDeniedException.class);
        assertThat(Sql.number(production, "SELECT COUNT(*) FROM customer")).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void rereading_insideATransaction_leavesItUsable(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, TEST);
        AtomicLong now = new AtomicLong();
        DataSource dataSource = GuardedDataSource.builder(WriteGuard.observing(Environments.of(TEST)))
                .ticker(now::get)
                .wrap(raw);
        try (Connection connection = dataSource.getConnection()) {
            for (String harm : List.of("UPDATE %s SET tier = 'NONSENSE'", "DROP TABLE %s")) {
                Sql.execute(raw, harm.formatted(kind.stampTable()));
                connection.setAutoCommit(false);
                connection.createStatement().executeUpdate("UPDATE customer SET vip = 1 WHERE id = 1");
                now.addAndGet(MORE_THAN_A_SECOND);
                connection.createStatement().executeUpdate("DELETE FROM customer");
                connection.createStatement().executeUpdate("INSERT INTO customer VALUES (1, 'x', 0)");
                connection.commit();
            }
        }
        assertThat(Sql.number(raw, "SELECT COUNT(*) FROM customer")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void override_ofOneStamp_opensWithoutRightsAndIsAudited(TestDatabase kind) throws SQLException {
        DataSource production = Shop.database(kind, PRODUCTION);
        String nonce = ((StampReading.Stamped)
                        DatastoreStamps.of(production, Environments.of(TEST)).read())
                .stamp()
                .nonce();
        InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
        WriteGuard guard = WriteGuard.builder(Environments.of(DEVELOPMENT))
                .levels(Levels.enforcing())
                .audit(audit)
                .build();
        DataSource wrong = GuardedDataSource.builder(guard)
                .allowForeignStampInSpiteOfEnvironment("0".repeat(32), "ops", "incident", Duration.ofHours(1))
                .wrap(production);
        assertThatThrownBy(wrong::getConnection).isInstanceOf(AdmissionDeniedException.class);
        DataSource right = GuardedDataSource.builder(guard)
                .allowForeignStampInSpiteOfEnvironment(nonce, "ops", "incident", Duration.ofHours(1))
                .wrap(production);
        try (Connection connection = right.getConnection()) {
            assertThat(connection.createStatement().executeQuery("SELECT 1").next())
                    .isTrue();
            assertDenied(
                    "sql.delete-without-where",
                    () -> connection.createStatement().execute("DELETE FROM customer"));
        }
        assertThat(audit.entries())
                .anyMatch(entry -> entry.kind() == AuditEntry.Kind.OVERRIDDEN
                        && entry.detail().contains("incident"));
        assertThatThrownBy(() -> GuardedDataSource.builder(guard)
                        .allowForeignStampInSpiteOfEnvironment(nonce, "ops", "incident", Duration.ofHours(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void declaredStamp_ofAnUnstampedDatabase_countsForItsOriginOnly(TestDatabase kind) throws SQLException {
        DataSource raw = kind.create();
        Sql.execute(raw, "CREATE TABLE customer (id INT)");
        String origin = ((StampReading.Unstamped)
                        DatastoreStamps.of(raw, Environments.of(TEST)).read())
                .here()
                .toString();
        for (boolean right : new boolean[] {true, false}) {
            GuardedDataSource dataSource =
                    (GuardedDataSource) GuardedDataSource.builder(WriteGuard.observing(Environments.of(TEST)))
                            .declaredStamp(new DeclaredStamp(
                                    right ? origin : "elsewhere",
                                    "production",
                                    PRODUCTION,
                                    DataClass.LIVE,
                                    "a vendor's database"))
                            .wrap(raw);
            if (right) {
                assertThatThrownBy(dataSource::getConnection).isInstanceOf(AdmissionDeniedException.class);
            } else {
                dataSource.getConnection().close();
                assertThat(dataSource.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.UNSTAMPED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void listener_ofManyConnections_isToldOfEachAndItsDefectsDoNotMatter(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, TEST);
        List<Outcome> told = new ArrayList<>();
        DataSource dataSource = GuardedDataSource.builder(WriteGuard.observing(Environments.of(TEST)))
                .listener((name, admission) -> told.add(admission.outcome()))
                .listener((name, admission) -> {
                    throw new IllegalStateException("a listener that fails");
                })
                .wrap(raw);
        for (int i = 0; i < 5; i++) {
            dataSource.getConnection().close();
        }
        assertThat(told).hasSize(5).containsOnly(Outcome.MATCH);
    }

    @ParameterizedTest
    @EnumSource
    void listener_thatRefuses_refusesEveryConnection(TestDatabase kind) throws SQLException {
        RingfenceException refusal =
                new RingfenceException(new Refusal(Guard.STAMP, "stamp.ours", "It", "test", List.of(), "go elsewhere"));
        DataSource dataSource = GuardedDataSource.builder(WriteGuard.observing(Environments.of(TEST)))
                .listener((name, admission) -> {
                    throw refusal;
                })
                .wrap(Shop.database(kind, TEST));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(dataSource::getConnection).isSameAs(refusal);
        }
    }

    @ParameterizedTest
    @EnumSource
    void declaredName_ofTheSameTier_matches(TestDatabase kind) throws SQLException {
        DataSource raw = Shop.database(kind, PRODUCTION);
        GuardedDataSource canary = guarded(raw, Environments.declared("eu-canary", PRODUCTION), Levels.enforcing());
        canary.getConnection().close();
        assertThat(canary.lastAdmission().orElseThrow())
                .satisfies(admission -> assertThat(admission.outcome()).isEqualTo(Outcome.MATCH))
                .satisfies(admission -> assertThat(admission.explanation()).contains("eu-canary", "production"));
    }

    @Test
    void logicalCopy_ofPostgresql_isACopyUntilReanchored() throws SQLException {
        String original = PostgresServer.createDatabase();
        DatastoreStamps.of(PostgresServer.superuser(original), Environments.of(PRODUCTION))
                .stamp("ops", "new");
        DataSource copy = PostgresServer.superuser(PostgresServer.createDatabase(original));
        assertThat(outcome(copy, TEST))
                .as("a lower process may look at a proven copy")
                .isEqualTo(Outcome.COPY);
        assertThat(outcome(copy, PRODUCTION)).isEqualTo(Outcome.COPY);
        DatastoreStamps production = DatastoreStamps.of(copy, Environments.of(PRODUCTION));
        assertThat(Admission.of(production).may(Right.HOLD_LIVE_DATA)).isTrue();
        assertDenied("stamp.copy", () -> production.stamp("ops", "renew"));
        assertThat(production.reanchor("ops", "disaster recovery").dataClass()).isEqualTo(DataClass.LIVE);
        assertThat(outcome(copy, PRODUCTION)).isEqualTo(Outcome.MATCH);
        assertThat(outcome(PostgresServer.superuser(original), PRODUCTION)).isEqualTo(Outcome.MATCH);
    }

    @Test
    void user_withoutPrivileges_onPostgresql_isUnreadableAndItsTransactionLives() throws SQLException {
        String database = PostgresServer.createDatabase();
        DataSource superuser = PostgresServer.superuser(database);
        DatastoreStamps.of(superuser, Environments.of(TEST)).stamp("ops", "new");
        Sql.execute(
                superuser,
                "DROP ROLE IF EXISTS app",
                "CREATE ROLE app LOGIN",
                "CREATE TABLE customer (id INT)",
                "GRANT ALL ON customer TO app");
        DataSource app = PostgresServer.user(database, "app");
        assertThat(outcome(app, TEST)).isEqualTo(Outcome.MATCH);
        for (String revoke : List.of(
                "REVOKE SELECT ON ringfence.datastore_stamp FROM PUBLIC",
                "REVOKE USAGE ON SCHEMA ringfence FROM PUBLIC")) {
            Sql.execute(superuser, revoke);
            assertThat(outcome(app, TEST)).as(revoke).isEqualTo(Outcome.UNREADABLE);
            try (Connection connection = app.getConnection()) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("INSERT INTO customer VALUES (1)");
                assertThat(DatastoreStamps.readWithin(connection)).isInstanceOf(StampReading.Unreadable.class);
                connection.commit();
            }
        }
        Sql.execute(superuser, "REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
        assertThat(outcome(app, TEST)).isEqualTo(Outcome.UNREADABLE);
        assertThat(Sql.number(app, "SELECT COUNT(*) FROM customer")).isEqualTo(2);
    }

    @Test
    void user_withGrantsOnOneTable_onMariaDb_isUnreadableNotUnstamped() throws SQLException {
        String database = MariaDbServer.createDatabase();
        DataSource administrator = MariaDbServer.administrator(database);
        DatastoreStamps.of(administrator, Environments.of(PRODUCTION)).stamp("ops", "new");
        Sql.execute(
                administrator,
                "CREATE TABLE customer (id INT)",
                "CREATE OR REPLACE USER app@localhost IDENTIFIED BY 'app'",
                "GRANT ALL ON " + database + ".customer TO app@localhost");
        assertThat(outcome(MariaDbServer.user(database, "app", "app"), TEST)).isEqualTo(Outcome.UNREADABLE);
    }
}
