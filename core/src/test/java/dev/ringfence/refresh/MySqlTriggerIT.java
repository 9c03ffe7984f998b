package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What stands around the tables of MariaDB when others take their place. */
class MySqlTriggerIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final String[] TABLES = {
        "CREATE TABLE item (id int PRIMARY KEY, name varchar(40) DEFAULT 'none', owner int) CHARACTER SET utf8mb4",
        "CREATE TABLE owner (id int PRIMARY KEY)",
        "CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, what varchar(80)) CHARACTER SET utf8mb4",
        "ALTER TABLE item ADD CONSTRAINT owned FOREIGN KEY (owner) REFERENCES owner (id)",
    };

    private static final String[] TRIGGERS = {
        "SET SESSION sql_mode = ''",
        "CREATE TRIGGER third AFTER INSERT ON item FOR EACH ROW INSERT INTO log (what) VALUES (\"third\")",
        "CREATE TRIGGER second AFTER INSERT ON item FOR EACH ROW PRECEDES third INSERT INTO log (what) VALUES ('sec''d')",
        "CREATE TRIGGER first AFTER INSERT ON item FOR EACH ROW PRECEDES second INSERT INTO log (what) VALUES ('fir\\nst')",
        "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
        "CREATE TRIGGER \"sh`out\" BEFORE INSERT ON \"item\" FOR EACH ROW BEGIN SET NEW.\"name\" = concat(NEW.name, '\\ü😀');"
                + " END",
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES', collation_connection = 'utf8mb4_bin'",
        "CREATE DEFINER = other@'%' TRIGGER gone AFTER DELETE ON owner FOR EACH ROW SET @owner = OLD.id",
        // Otherwise the driver would be told, and end the connection.
        "SET SESSION session_track_system_variables = ''",
        "SET character_set_client = latin1, collation_connection = latin1_swedish_ci",
        "CREATE TRIGGER plain BEFORE UPDATE ON owner FOR EACH ROW SET NEW.id = NEW.id + 100",
    };

    private static final String[] AROUND = {
        "CREATE VIEW items AS SELECT item.id, owner.id AS owner FROM item LEFT JOIN owner ON owner.id = item.owner",
        "CREATE FUNCTION items_of(o int) RETURNS int READS SQL DATA RETURN (SELECT count(*) FROM item WHERE owner = o)",
        "CREATE PROCEDURE add_item(i int) INSERT INTO item (id) VALUES (i)",
    };

    /** Everything that the catalog says of triggers, but when they were made. */
    static List<String> triggers(DataSource database) throws SQLException {
        return Shop.column(
                database,
                "SELECT CONCAT_WS('|', TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER,"
                        + " DEFINER, SQL_MODE, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, DATABASE_COLLATION,"
                        + " ACTION_STATEMENT) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY"
                        + " EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER");
    }

    private static DataSource create(String[]... parts) throws SQLException {
        DataSource database = MariaDbServer.administrator(MariaDbServer.createDatabase());
        for (String[] statements : parts) {
            Sql.execute(database, statements);
        }
        return database;
    }

    private static DataSource production() throws SQLException {
        DataSource database = create(TABLES);
        Sql.execute(
                database,
                "INSERT INTO owner VALUES (1), (2)",
                "INSERT INTO item VALUES (1, 'one', 1), (2, 'two', 1), (3, 'three', NULL)");
        DatastoreStamps.of(database, Environments.PRODUCTION).stamp("test", "a test's production");
        return database;
    }

    private static DataSource staging(String[]... parts) throws SQLException {
        DataSource database = create(parts);
        DatastoreStamps.of(database, Environments.STAGING).stamp("test", "a test's staging");
        return database;
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(SanitizationPolicy.builder("kept")
                        .keep("item.id")
                        .keep("item.name")
                        .keep("item.owner")
                        .keep("owner.id")
                        .keep("log.id")
                        .keep("log.what")
                        .build())
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    private static String name(DataSource database) throws SQLException {
        return Shop.column(database, "SELECT DATABASE()").get(0);
    }

    private static void other(DataSource database) throws SQLException {
        Sql.execute(
                database,
                "CREATE OR REPLACE USER other@'%' IDENTIFIED BY 'o'",
                "GRANT ALL ON *.* TO other@'%'",
                "CREATE OR REPLACE USER reader@'%' IDENTIFIED BY 'r'",
                "CREATE OR REPLACE USER reader@localhost IDENTIFIED BY 'r'");
    }

    @Test
    void run_triggersOfEveryKind_standOnTheNewTablesAndDidNotFire() throws SQLException {
        DataSource production = production();
        other(production);
        DataSource staging = staging(TABLES, TRIGGERS);
        List<String> before = triggers(staging);
        assertThat(before).hasSize(6);

        RefreshPlan plan = refresh(production, staging).plan();
        refresh(production, staging).run(plan);

        assertThat(plan.toString().replaceAll("\\s+", " "))
                .contains("trigger sh`out")
                .contains("in the name of `other`@`%`")
                .contains("utf8mb4 instead of latin1");
        before.replaceAll(trigger -> trigger.replace("|latin1|", "|utf8mb4|"));
        assertThat(triggers(staging)).isEqualTo(before);
        assertThat(Shop.column(staging, "SELECT * FROM log")).isEmpty();
        assertThat(Shop.column(staging, "SELECT name FROM item ORDER BY id")).containsExactly("one", "two", "three");
        Sql.execute(staging, "INSERT INTO item (id) VALUES (4)", "UPDATE owner SET id = 5 WHERE id = 2");
        assertThat(Shop.column(staging, "SELECT what FROM log ORDER BY id"))
                .containsExactly("fir\nst", "sec'd", "third");
        assertThat(Shop.column(staging, "SELECT name FROM item WHERE id = 4")).containsExactly("none\\ü😀");
        assertThat(Shop.column(staging, "SELECT id FROM owner ORDER BY id")).containsExactly("1", "105");
        assertThat(Shop.column(staging, "SHOW TABLES")).noneMatch(table -> table.startsWith("ringfence_past"));
    }

    @Test
    void run_keepingThePrevious_takesTheOldTablesAwayWithoutTheirTriggers() throws SQLException {
        DataSource production = production();
        other(production);
        DataSource staging = staging(TABLES, TRIGGERS);
        Sql.execute(staging, "INSERT INTO item (id, name) VALUES (77, 'old')");
        List<String> before = triggers(staging);

        before.replaceAll(trigger -> trigger.replace("|latin1|", "|utf8mb4|"));

        refresh(production, staging).keepPrevious().run();
        assertThat(triggers(staging)).isEqualTo(before);
        assertThat(Shop.column(staging, "SELECT id FROM ringfence_past_" + name(staging) + ".item"))
                .containsExactly("77");
        refresh(production, staging).run();

        assertThat(triggers(staging)).isEqualTo(before);
        assertThat(Shop.column(staging, "SELECT id FROM item ORDER BY id")).containsExactly("1", "2", "3");
    }

    /** The plan says of each that it finds the new rows by name. */
    @Test
    void run_viewsRoutinesAndRights_findTheNewRows() throws SQLException {
        DataSource production = production();
        other(production);
        DataSource staging = staging(TABLES, TRIGGERS, AROUND);
        String here = name(staging);
        DataSource beside = create(new String[] {"CREATE VIEW others AS SELECT id FROM " + here + ".item"});
        Sql.execute(
                staging,
                "GRANT SELECT ON " + here + ".item TO reader@'%', reader@localhost",
                "INSERT INTO owner VALUES (9)");

        RefreshPlan plan = refresh(production, staging).plan();
        refresh(production, staging).run(plan);

        assertThat(plan.toString())
                .contains("view items")
                .contains("functions and procedures")
                .contains("rights on single tables");
        assertThat(Shop.column(staging, "SELECT * FROM items ORDER BY id"))
                .containsExactly("1", "1", "2", "1", "3", "null");
        assertThat(Sql.number(staging, "SELECT items_of(1)")).isEqualTo(2);
        assertThat(Sql.number(beside, "SELECT count(*) FROM others")).isEqualTo(3);
        Sql.execute(staging, "CALL add_item(8)");
        assertThat(Shop.column(MariaDbServer.user(here, "reader", "r"), "SELECT id FROM item ORDER BY id"))
                .containsExactly("1", "2", "3", "8");
    }

    @Test
    void run_userWhoMayNotMakeThemAgain_isToldBeforeARowIsCopied() throws SQLException {
        DataSource production = production();
        other(production);
        DataSource staging = staging(TABLES, TRIGGERS);
        String here = name(staging);
        Sql.execute(staging, "INSERT INTO owner VALUES (9)");
        for (String database : List.of(here, "ringfence_next_" + here, "ringfence_past_" + here)) {
            for (String host : List.of("'%'", "localhost")) {
                Sql.execute(
                        staging,
                        "CREATE USER IF NOT EXISTS filler@" + host + " IDENTIFIED BY 'f'",
                        "GRANT ALL ON " + database + ".* TO filler@" + host);
            }
        }
        List<String> before = triggers(staging);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, MariaDbServer.user(here, "filler", "f"))
                        .run())
                .withMessageContaining("cannot make the trigger")
                .withMessageContaining("SET USER");
        assertThat(triggers(staging)).isEqualTo(before);
        assertThat(Shop.column(staging, "SELECT id FROM owner")).containsExactly("9");
    }
}
