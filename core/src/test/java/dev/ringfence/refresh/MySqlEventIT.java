package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does by itself in the database that is refreshed: its events, and when they fire. */
class MySqlEventIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();

    private static final String[] TABLES = {
        "CREATE TABLE owner (id int PRIMARY KEY)",
        "CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, what varchar(80)) CHARACTER SET utf8mb4",
    };

    private static final String[] EVENTS = {
        "CREATE OR REPLACE USER other@'%' IDENTIFIED BY 'o'",
        "GRANT ALL ON *.* TO other@'%'",
        "SET SESSION time_zone = '+05:30', sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
        "CREATE DEFINER = other@'%' EVENT \"night`ly\" ON SCHEDULE EVERY 90 MINUTE STARTS '2035-01-01 02:30:00' ENDS"
                + " '2036-01-01 02:30:00' ON COMPLETION PRESERVE COMMENT 'tidies ''up''' DO BEGIN DELETE FROM \"log\""
                + " WHERE what = '\\ü😀'; END",
        "SET SESSION time_zone = 'SYSTEM', sql_mode = ''",
        "CREATE EVENT once ON SCHEDULE AT '2035-01-01 00:00:00' DO INSERT INTO log (what) VALUES ('once')",
        "CREATE EVENT off ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM owner",
        "CREATE EVENT elsewhere ON SCHEDULE EVERY '1:30' MINUTE_SECOND DISABLE ON SLAVE DO DELETE FROM owner",
    };

    /** Tells which rows it met. */
    private static final String TICK = "CREATE EVENT tick ON SCHEDULE EVERY 1 SECOND DO INSERT INTO log (what) SELECT"
            + " CONCAT(max(id), ' in ', DATABASE()) FROM owner";

    @TempDir
    Path folder;

    /** Everything that the catalog says of events, also when they were made. */
    private static List<String> events(DataSource database) throws SQLException {
        return Shop.column(
                database,
                "SELECT CONCAT_WS('|', EVENT_NAME, DEFINER, TIME_ZONE, EVENT_BODY, EVENT_DEFINITION, EVENT_TYPE,"
                        + " IFNULL(EXECUTE_AT, ''), IFNULL(INTERVAL_VALUE, ''), IFNULL(INTERVAL_FIELD, ''), SQL_MODE,"
                        + " IFNULL(STARTS, ''), IFNULL(ENDS, ''), STATUS, ON_COMPLETION, CREATED, LAST_ALTERED,"
                        + " IFNULL(LAST_EXECUTED, ''), EVENT_COMMENT, ORIGINATOR, CHARACTER_SET_CLIENT,"
                        + " COLLATION_CONNECTION, DATABASE_COLLATION) FROM information_schema.EVENTS WHERE EVENT_SCHEMA"
                        + " = DATABASE() ORDER BY EVENT_NAME");
    }

    private static List<String> ofShadows(DataSource database) throws SQLException {
        return Shop.column(
                database,
                "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA LIKE 'ringfence\\_%\\_"
                        + name(database) + "'");
    }

    private static String name(DataSource database) throws SQLException {
        return Shop.column(database, "SELECT DATABASE()").get(0);
    }

    private static DataSource database() throws SQLException {
        return MariaDbServer.administrator(MariaDbServer.createDatabase());
    }

    private static DataSource production(DataSource database) throws SQLException {
        Sql.execute(database, TABLES);
        Sql.execute(database, "INSERT INTO owner VALUES (1), (2)", "INSERT INTO log (what) VALUES ('production')");
        // The source's own do not come along.
        Sql.execute(database, "CREATE EVENT mails ON SCHEDULE EVERY 1 SECOND DISABLE DO DELETE FROM owner");
        DatastoreStamps.of(database, Environments.PRODUCTION).stamp("test", "a test's production");
        return database;
    }

    private static DataSource staging(DataSource database) throws SQLException {
        Sql.execute(database, TABLES);
        Sql.execute(database, "INSERT INTO owner VALUES (77)");
        DatastoreStamps.of(database, Environments.STAGING).stamp("test", "a test's staging");
        return database;
    }

    private static SanitizationPolicy policy() {
        return SanitizationPolicy.builder("kept")
                .keep("owner.id")
                .keep("log.id")
                .keep("log.what")
                .build();
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    @Test
    void run_eventsOfEveryKind_stayAsTheyAreAndNoneIsInTheShadow() throws SQLException {
        DataSource production = production(database());
        DataSource staging = staging(database());
        Sql.execute(staging, EVENTS);
        List<String> before = events(staging);
        assertThat(before).hasSize(4).anyMatch(event -> event.contains("|DISABLED|"));
        AtomicReference<List<String>> meanwhile = new AtomicReference<>();

        RefreshPlan plan = refresh(production, staging).plan();
        refresh(production, staging)
                .keepPrevious()
                .progress(told -> meanwhile.set(read(() -> ofShadows(staging))))
                .run(plan);

        assertThat(plan.toString().replaceAll("\\s+", " ")).contains("events: 4, which find the new rows by name");
        assertThat(meanwhile.get()).isEmpty();
        assertThat(ofShadows(staging)).isEmpty();
        assertThat(events(staging)).isEqualTo(before);
        assertThat(Shop.column(staging, "SELECT id FROM owner ORDER BY id")).containsExactly("1", "2");
    }

    /** It fires every second, on the rows that are in sight. */
    @Test
    void run_eventThatFiresMeanwhile_meetsOldRowsBeforeTheSwapAndNewOnesAfter() throws SQLException {
        DataSource production = production(database());
        DataSource staging = staging(database());
        String here = name(staging);
        Sql.execute(staging, "SET GLOBAL event_scheduler = ON", TICK);
        AtomicReference<Boolean> fired = new AtomicReference<>();

        refresh(production, staging)
                .keepPrevious()
                .progress(told -> fired.compareAndSet(null, read(() -> awaits(staging, "77 in " + here))))
                .run();

        assertThat(fired.get()).isTrue();
        assertThat(Shop.column(staging, "SELECT DISTINCT what FROM ringfence_past_" + here + ".log"))
                .containsExactly("77 in " + here);
        assertThat(awaits(staging, "2 in " + here)).isTrue();
        Sql.execute(staging, "DROP EVENT tick");
        assertThat(Shop.column(staging, "SELECT DISTINCT what FROM log ORDER BY id"))
                .containsExactly("production", "2 in " + here);
        assertThat(Shop.column(staging, "SELECT what FROM log WHERE id = 1")).containsExactly("production");
    }

    @Test
    void inPlace_events_stayAsTheyAre() throws SQLException {
        DataSource copy = production(database());
        Sql.execute(copy, EVENTS);
        List<String> before = events(copy);
        assertThat(before).hasSize(5);
        StampReading.Stamped brought = (StampReading.Stamped)
                DatastoreStamps.of(copy, Environments.STAGING).read();
        DatastoreStamps.of(copy, Environments.STAGING)
                .takeOverFromOtherTier(brought.stamp().nonce(), "test", "restored from the backup");

        EnvironmentRefresh.inPlace(copy)
                .through(policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .run();

        assertThat(events(copy)).isEqualTo(before);
        assertThat(ofShadows(copy)).isEmpty();
    }

    /** Such a server refuses to tell of events, and has none that could fire. */
    @Test
    void run_serverWithoutAScheduler_isRefreshed() throws Exception {
        try (MariaDbServer.Own server = MariaDbServer.Own.start(folder, "--event-scheduler=DISABLED")) {
            Sql.execute(server.administrator("mysql"), "CREATE DATABASE staging");
            DataSource staging = staging(server.administrator("staging"));

            RefreshPlan plan = refresh(production(database()), staging).plan();
            refresh(production(database()), staging).run();

            assertThat(plan.toString()).doesNotContain("events");
            assertThat(Shop.column(staging, "SELECT id FROM owner ORDER BY id")).containsExactly("1", "2");
        }
    }

    /** True when a row says so; false if none does for long. */
    private static boolean awaits(DataSource database, String what) throws SQLException {
        Instant end = Instant.now().plus(Patience.LONG);
        while (Sql.number(database, "SELECT count(*) FROM log WHERE what = '" + what + "'") == 0) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Sql.number(database, "SELECT SLEEP(0.1)");
        }
        return true;
    }

    @FunctionalInterface
    private interface Query<T> {
        T ask() throws SQLException;
    }

    private static <T> T read(Query<T> query) {
        try {
            return query.ask();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
