package dev.ringfence.refresh.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.RefreshResult;
import dev.ringfence.refresh.Shop;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that are not as a refresh would like them: what it can do without, and what it refuses by name. */
class ShadowCrossingIT {
    private static final String[] PARENT_AND_CHILD = {
        "CREATE TABLE parent (id int PRIMARY KEY, email text)", "CREATE TABLE child (id int PRIMARY KEY, parent int)",
    };
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final long LONGER_THAN_PATIENT_NANOS = 3_500_000_000L;

    private static DataSource database(String... statements) throws SQLException {
        DataSource database = PostgresServer.superuser(PostgresServer.createDatabase());
        Sql.execute(database, PARENT_AND_CHILD);
        Sql.execute(database, statements);
        return database;
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) throws SQLException {
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "a test's production");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "a test's staging");
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    private static SanitizationPolicy policy() {
        return SanitizationPolicy.builder("test")
                .keep("parent.id")
                .pseudonymize("parent.email", InfoType.EMAIL_ADDRESS)
                .keep("child.id")
                .keep("child.parent")
                .build();
    }

    private static String name(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getCatalog();
        }
    }

    private static void assertRefused(EnvironmentRefresh refresh, String evidence) {
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::plan)
                .satisfies(denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("refresh.plan");
                    assertThat(denied.refusal().evidence()).anyMatch(line -> line.contains(evidence));
                });
    }

    /** Its statement names no table, so that the server does not know either; and then its rows stay as they are. */
    @Test
    void plan_materializedViewOverAFunctionInPlace_isRefusedSinceItWouldStayRaw() throws SQLException {
        DataSource copy = database(
                "INSERT INTO parent VALUES (1, 'ada@engine.org')",
                "CREATE FUNCTION addresses() RETURNS SETOF text LANGUAGE sql AS 'SELECT email FROM public.parent'",
                "CREATE MATERIALIZED VIEW known AS SELECT * FROM addresses()",
                "CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM parent");
        DatastoreStamps.of(copy, Environments.PRODUCTION).stamp("test", "a test's production");
        DatastoreStamps staging = DatastoreStamps.of(copy, Environments.STAGING);
        StampReading.Stamped brought = (StampReading.Stamped) staging.read();
        staging.takeOverFromOtherTier(brought.stamp().nonce(), "test", "restored from the backup");
        EnvironmentRefresh sanitizing =
                EnvironmentRefresh.inPlace(copy).through(policy()).with(KEY).runningIn(Environments.PRODUCTION);
        assertRefused(sanitizing, "the materialized view public.known reads no table that is replaced");

        Sql.execute(copy, "REFRESH MATERIALIZED VIEW known WITH NO DATA");
        assertThat(sanitizing.run().rows()).isEqualTo(1);
        assertThat(Shop.column(copy, "SELECT email FROM parent")).doesNotContain("ada@engine.org");
    }

    @Test
    void plan_sourceThatOtherTablesInheritFrom_isRefused() throws SQLException {
        DataSource production = database("ALTER TABLE child DROP COLUMN parent, DROP CONSTRAINT child_pkey");
        Sql.execute(production, "DROP TABLE child", "CREATE TABLE child (parent int) INHERITS (parent)");
        assertRefused(refresh(production, database()), "the source's public.parent has tables that inherit from it");
    }

    /** The new table would have none, and what is inserted through the view would go into the old one. */
    @Test
    void plan_viewWithARuleThatWritesToATable_isRefused() throws SQLException {
        DataSource staging = database(
                "CREATE VIEW seen AS SELECT * FROM parent",
                "CREATE RULE seen_insert AS ON INSERT TO seen DO INSTEAD INSERT INTO parent VALUES (NEW.id, NEW.email)");
        EnvironmentRefresh refresh = refresh(database(), staging);
        assertRefused(refresh, "rule seen_insert on view public.seen depends on public.parent");
        Sql.execute(
                staging, "DROP RULE seen_insert ON seen", "CREATE RULE none AS ON DELETE TO seen DO INSTEAD NOTHING");
        refresh.run();
        assertThat(Sql.number(staging, "SELECT count(*) FROM pg_rewrite WHERE rulename = 'none'"))
                .isEqualTo(1);
    }

    /** Told in the plan, not when all rows are copied. */
    @Test
    void plan_viewOfARoleThatTheUserIsNotIn_isRefused() throws SQLException {
        DataSource staging = database("CREATE VIEW seen AS SELECT * FROM parent");
        Sql.execute(
                staging,
                "DO $$ BEGIN CREATE ROLE refresher LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "ALTER DATABASE " + name(staging) + " OWNER TO refresher",
                "ALTER TABLE parent OWNER TO refresher",
                "ALTER TABLE child OWNER TO refresher");
        DataSource production = database();
        refresh(production, staging);
        EnvironmentRefresh refresh = EnvironmentRefresh.from(production)
                .to(PostgresServer.user(name(staging), "refresher"))
                .through(policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
        assertRefused(refresh, "view public.seen belongs to postgres, whose role this user is not in");
    }

    private static List<VerificationResult> orphans(RefreshResult result) {
        return result.verifications().stream()
                .filter(check -> check.check().equals("orphans"))
                .toList();
    }

    /** Nobody has checked a key that is not valid, or that the target has not. */
    @Test
    void run_keyThatTheTargetDoesNotCheck_isCountedAndToldAsItIs() throws SQLException {
        String key = "ALTER TABLE child ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES parent NOT VALID";
        DataSource production = database("INSERT INTO child VALUES (1, 77)", key);
        DataSource staging = database(key);
        RefreshResult result = refresh(production, staging).run();
        assertThat(orphans(result)).singleElement().satisfies(check -> {
            assertThat(check.passed()).isTrue();
            assertThat(check.finding())
                    .isEqualTo("1 rows of public.child[parent] refer to no row of public.parent, and 1 of the source");
        });
        Sql.execute(staging, "ALTER TABLE child DROP CONSTRAINT of_parent");
        assertThat(orphans(refresh(production, staging).run()).get(0).finding()).contains("refer to no row");
        Sql.execute(production, "INSERT INTO parent VALUES (77, NULL)");
        assertThat(orphans(refresh(production, staging).run()).get(0).finding())
                .contains("refers to rows that are there");
    }

    /** Its readers hold no lock on the tables, which are locked first. */
    @Test
    void run_othersReadAMaterializedView_givesUpAndTheNextRunGoesOn() throws SQLException {
        DataSource production = database("INSERT INTO parent VALUES (1, 'ada@engine.org')");
        DataSource staging = database("CREATE MATERIALIZED VIEW known AS SELECT email FROM parent");
        EnvironmentRefresh refresh = refresh(production, staging);
        try (Connection reader = staging.getConnection()) {
            reader.setAutoCommit(false);
            DatabaseEngine.execute(reader, "SELECT count(*) FROM known");
            assertThatExceptionOfType(RefreshDeniedException.class)
                    .isThrownBy(refresh::run)
                    .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.busy"));
            reader.rollback();
        }
        assertThat(Sql.number(staging, "SELECT sum(row_count) FROM ringfence_next.chunk"))
                .isEqualTo(1);
        refresh.run();
        assertThat(Sql.number(staging, "SELECT count(*) FROM known")).isEqualTo(1);
    }

    /** A listener that once takes its time: whoever waits for it is idle for longer than the server is patient. */
    private static RefreshProgress.Listener slowOnce() {
        AtomicBoolean waited = new AtomicBoolean();
        return progress -> {
            if (progress.rows() > 0 && waited.compareAndSet(false, true)) {
                long end = System.nanoTime() + LONGER_THAN_PATIENT_NANOS;
                while (System.nanoTime() - end < 0) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
            }
        };
    }

    /** Those that are set for applications, on either side. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle_in_transaction_session_timeout",
                "transaction_timeout",
                "idle_session_timeout",
                "statement_timeout"
            })
    void run_timeoutsOfRolesAndDatabases_endNothing(String timeout) throws SQLException {
        DataSource production =
                database("INSERT INTO parent SELECT i, 'a' || i || '@engine.org' FROM generate_series(1, 3000) i");
        DataSource staging = database();
        EnvironmentRefresh refresh = refresh(production, staging).progress(slowOnce());
        for (DataSource side : List.of(production, staging)) {
            Sql.execute(side, "ALTER DATABASE " + name(side) + " SET " + timeout + " = '3s'");
        }
        assertThat(refresh.run().rows()).isEqualTo(3_000);
    }
}
