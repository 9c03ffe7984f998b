package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FlakyRelay;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A run that dies anywhere leaves the old rows with the old stamp, or the new ones with the new; the next one goes on. */
class RefreshResumeIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final int CUSTOMERS = 2_500;
    private static final int POINTS = 12;
    private static final long SEED = 20261122;
    private static final Map<Database, Uninterrupted> ONCE = new EnumMap<>(Database.class);

    /** How many runs have asked for the lock of a target, and wait for it. */
    private static final Map<Database, String> WAITING = Map.of(
            Database.POSTGRESQL,
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    + " AND query LIKE 'SELECT pg_try_advisory_lock(%'",
            Database.MARIADB,
            "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND STATE = 'User lock'");

    /** How often MariaDB was told to drop a database. */
    private static final String DROPPED =
            "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'COM_DROP_DB'";

    /** A production, and what a run that nothing interrupts leaves below it. */
    private record Uninterrupted(DataSource production, List<String> rows) {
        static Uninterrupted of(Database kind) throws SQLException {
            Uninterrupted there = ONCE.get(kind);
            if (there == null) {
                DataSource source = RefreshResumeIT.production(kind);
                DataSource staging = staging(kind);
                refresh(source, staging).run();
                there = new Uninterrupted(source, Shop.everything(staging));
                ONCE.put(kind, there);
            }
            return there;
        }
    }

    private static DataSource production(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        Shop.addCustomers(production, CUSTOMERS);
        if (kind == Database.MARIADB) {
            Sql.execute(production, "ANALYZE TABLE customer");
        }
        return production;
    }

    /** With a trigger that would be seen in the rows if it fired. */
    private static DataSource staging(Database kind) throws SQLException {
        DataSource staging = Shop.staging(kind);
        if (kind == Database.MARIADB) {
            Sql.execute(
                    staging,
                    "CREATE TRIGGER seen BEFORE INSERT ON customer FOR EACH ROW SET NEW.note = 'fired'",
                    "CREATE TRIGGER paid AFTER UPDATE ON payment FOR EACH ROW SET @paid = NEW.id");
        }
        return staging;
    }

    private static List<String> triggers(Database kind, DataSource staging) throws SQLException {
        return kind == Database.MARIADB ? MySqlTriggerIT.triggers(staging) : List.of();
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .blocks(8)
                .parallelism(1);
    }

    /** How many calls a run makes that nothing interrupts. */
    private static int calls(Database kind) throws SQLException {
        MortalDataSource.Life life = new MortalDataSource.Life(Integer.MAX_VALUE);
        refresh(
                        new MortalDataSource(Uninterrupted.of(kind).production(), life),
                        new MortalDataSource(staging(kind), life))
                .run();
        return life.calls();
    }

    /** One in each stretch, so that all stages are met; as many again where the tables are exchanged. */
    private static List<Integer> points(int calls) {
        Random random = new Random(SEED);
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(1 + calls * i / POINTS + random.nextInt(calls / POINTS));
        }
        for (int back = 2; back < 42; back += 7) {
            points.add(calls - back);
        }
        return points;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2_MEMORY")
    void run_processDiesAnywhere_leavesOldOrNewAndTheNextGivesTheSame(Database kind) throws SQLException {
        Uninterrupted once = Uninterrupted.of(kind);
        int calls = calls(kind);
        assertThat(calls).isGreaterThan(10 * POINTS);
        int died = 0;
        for (int last : points(calls)) {
            DataSource staging = staging(kind);
            List<String> before = Shop.everything(staging);
            List<String> triggers = triggers(kind, staging);
            MortalDataSource.Life life = new MortalDataSource.Life(last);
            try {
                refresh(new MortalDataSource(once.production(), life), new MortalDataSource(staging, life))
                        .run();
            } catch (MortalDataSource.Death death) {
                died++;
            }
            List<DatastoreStamp> lineage =
                    DatastoreStamps.of(staging, Environments.STAGING).lineage();
            boolean shown = lineage.get(lineage.size() - 1).dataClass() == DataClass.SANITIZED;
            assertThat(Shop.everything(staging)).as("call %d", last).isEqualTo(shown ? once.rows() : before);
            if (!shown) {
                assertThat(triggers(kind, staging)).as("call %d", last).isEqualTo(triggers);
            }

            assertThat(refresh(once.production(), staging).run().rows())
                    .as("call %d", last)
                    .isEqualTo(14 + CUSTOMERS);

            assertThat(Shop.everything(staging)).as("call %d", last).isEqualTo(once.rows());
            assertThat(triggers(kind, staging)).as("call %d", last).isEqualTo(triggers);
            assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage())
                    .as("call %d", last)
                    .hasSizeBetween(2, 3);
        }
        assertThat(died).isGreaterThanOrEqualTo(POINTS - 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2_MEMORY")
    void run_nextOfADeadOne_takesOverWhatIsWritten(Database kind) throws SQLException {
        Uninterrupted once = Uninterrupted.of(kind);
        DataSource staging = staging(kind);
        die(once.production(), staging);
        String pieces = kind == Database.MARIADB
                ? "ringfence_next_" + Shop.column(staging, "SELECT DATABASE()").get(0) + ".ringfence_piece"
                : "ringfence_next.chunk";
        long written = Sql.number(staging, "SELECT sum(row_count) FROM " + pieces);
        assertThat(written).isGreaterThan(500).isLessThan(14 + CUSTOMERS);
        AtomicLong first = new AtomicLong(-1);
        refresh(once.production(), staging)
                .progress(progress -> first.compareAndSet(-1, progress.bytes() > 0 ? progress.allRows() : -1))
                .run();
        assertThat(first.get()).isGreaterThanOrEqualTo(written);
        assertThat(Shop.everything(staging)).isEqualTo(once.rows());
    }

    /** In the midst of the customers. */
    private static void die(DataSource production, DataSource staging) {
        MortalDataSource.Life life = new MortalDataSource.Life(Integer.MAX_VALUE);
        assertThatExceptionOfType(MortalDataSource.Death.class)
                .isThrownBy(() -> refresh(production, new MortalDataSource(staging, life))
                        .progress(progress -> {
                            if (progress.rows() > 1_500) {
                                life.end();
                            }
                        })
                        .run());
    }

    /** A server that is busy notices late that a run has died, and until then nobody else may fill its target. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2_MEMORY")
    void run_lockOfADeadOneIsStillHeld_waitsUntilItIsNot(Database kind) throws Exception {
        Uninterrupted once = Uninterrupted.of(kind);
        DataSource staging = staging(kind);
        String here = Shop.column(staging, kind == Database.MARIADB ? "SELECT DATABASE()" : "SELECT current_database()")
                .get(0);
        FutureTask<RefreshResult> next =
                new FutureTask<>(() -> refresh(once.production(), staging).run());
        try (Connection dead = staging.getConnection();
                Statement statement = dead.createStatement()) {
            statement.execute(
                    kind == Database.MARIADB
                            ? "SELECT GET_LOCK('ringfence_next_" + here + "', 0)"
                            : "SELECT pg_advisory_lock(2806501886585491490)");
            new Thread(next).start();
            Sql.await(staging, WAITING.get(kind), 1, next);
            dead.abort(Runnable::run);
        }
        assertThat(next.get(5, TimeUnit.MINUTES).rows()).isEqualTo(14 + CUSTOMERS);
        assertThat(Shop.everything(staging)).isEqualTo(once.rows());
    }

    /** Not only its lock: until the server notices, its threads hold the tables that the next run is rid of. */
    @Test
    void run_tablesOfADeadOneAreStillHeldOnMariaDb_waitsUntilTheyAreNot() throws Exception {
        DataSource production = Uninterrupted.of(Database.MARIADB).production();
        DataSource staging = staging(Database.MARIADB);
        die(production, staging);
        EnvironmentRefresh beginningAnew = EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
        FutureTask<RefreshResult> next = new FutureTask<>(beginningAnew::run);
        try (Connection dead = staging.getConnection();
                Statement statement = dead.createStatement()) {
            dead.setAutoCommit(false);
            statement.execute("SELECT 1 FROM ringfence_next_" + dead.getCatalog() + ".customer");
            long before = Sql.number(staging, DROPPED);
            new Thread(next).start();
            // The second attempt begins when the first has waited for as long as the session does.
            Sql.await(staging, DROPPED, before + 2, next);
            dead.abort(Runnable::run);
        }
        assertThat(next.get(5, TimeUnit.MINUTES).rows()).isEqualTo(14 + CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2_MEMORY")
    void run_sourceChangedWhereItWasRead_writesThatTableAgain(Database kind) throws SQLException {
        DataSource production = production(kind);
        for (String change : List.of(
                "UPDATE customer SET vip = true WHERE id = 101",
                "DELETE FROM customer WHERE id = 102",
                "INSERT INTO customer (id, email) VALUES (90001, 'late@mail.org')",
                kind == Database.MARIADB ? "ALTER TABLE customer FORCE" : "VACUUM FULL customer")) {
            DataSource staging = staging(kind);
            die(production, staging);
            Sql.execute(production, change);
            refresh(production, staging).run();
            DataSource anew = staging(kind);
            refresh(production, anew).run();
            assertThat(Shop.everything(staging)).as(change).isEqualTo(Shop.everything(anew));
        }
    }

    @Test
    void run_connectionsAreCut_goesOnByItself() throws Exception {
        Uninterrupted once = Uninterrupted.of(Database.POSTGRESQL);
        DataSource staging = staging(Database.POSTGRESQL);
        PGSimpleDataSource there = (PGSimpleDataSource) staging;
        try (FlakyRelay relay = FlakyRelay.to(there.getPortNumbers()[0])) {
            PGSimpleDataSource flaky = PostgresServer.user(there.getDatabaseName(), "postgres");
            flaky.setPortNumbers(new int[] {relay.port()});
            AtomicBoolean cut = new AtomicBoolean();
            RefreshResult result = refresh(once.production(), flaky)
                    .progress(progress -> {
                        if (progress.rows() > 1_500 && cut.compareAndSet(false, true)) {
                            relay.cut();
                            relay.pass();
                        }
                    })
                    .run();
            assertThat(cut).isTrue();
            assertThat(result.rows()).isEqualTo(14 + CUSTOMERS);
        }
        assertThat(Shop.everything(staging)).isEqualTo(once.rows());
    }

    /** The state that was read is gone with the connection that showed it: the next one is read, as by a run of its own. */
    @Test
    void run_sourceEndsAllConnections_goesOnByItself() throws Exception {
        Uninterrupted once = Uninterrupted.of(Database.POSTGRESQL);
        DataSource staging = staging(Database.POSTGRESQL);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicLong found = new AtomicLong(-1);
        RefreshResult result = refresh(once.production(), staging)
                .progress(progress -> {
                    if (progress.rows() > 1_500 && ended.compareAndSet(false, true)) {
                        endConnections(once.production());
                    } else if (ended.get() && progress.bytes() > 0) {
                        found.compareAndSet(-1, progress.allRows());
                    }
                })
                .run();
        assertThat(ended).isTrue();
        assertThat(found.get()).isGreaterThan(500);
        assertThat(result.rows()).isEqualTo(14 + CUSTOMERS);
        assertThat(Shop.everything(staging)).isEqualTo(once.rows());
    }

    private static void endConnections(DataSource database) {
        try {
            Sql.execute(
                    database,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND pid <> pg_backend_pid()");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
