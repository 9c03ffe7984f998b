package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MariaDB's own types, keys and limits; what all databases have in common is tested with the others. */
class MySqlRefreshIT {
    private static final String[] ZOO = {
        "SET SESSION sql_mode = 'ALLOW_INVALID_DATES'",
        "CREATE SEQUENCE ticket START WITH 1000",
        "CREATE TABLE zoo (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, truth tinyint(1), small smallint(5) unsigned"
                + " zerofill, medium mediumint, big bigint unsigned, exact_number decimal(30, 10), f float, d double,"
                + " one bit(1), nine bit(9), y year, day date NOT NULL DEFAULT '0000-00-00', at datetime(6), seen"
                + " timestamp(3) NULL, span time(2), `choice` enum('a','b''c','x\\ty','KEY `q` (') NOT NULL, several"
                + " set('one','two'), doc json, fixed binary(4), bytes varbinary(20), large longblob, words longtext"
                + " COMMENT 'AUTO_INCREMENT=7, KEY', latin varchar(40) CHARACTER SET latin1, code char(5), u uuid, ip"
                + " inet6, place point, `wei``rd \"name\"` int DEFAULT 4, ticket bigint DEFAULT (NEXT VALUE FOR ticket),"
                + " together varchar(80) AS (concat(code, '-', big)) VIRTUAL, more int AS (medium + 1) STORED,"
                + " UNIQUE KEY `u``k` (big, code), KEY beginning (words(20)), FULLTEXT KEY ft (latin), KEY more (more),"
                + " CONSTRAINT positive CHECK (exact_number > -1e20)) CHARACTER SET utf8mb4",
        "CREATE TABLE parts (id int, at date, note varchar(20), PRIMARY KEY (id, at)) PARTITION BY RANGE (year(at))"
                + " (PARTITION old VALUES LESS THAN (2020), PARTITION young VALUES LESS THAN MAXVALUE)",
        "CREATE TABLE keyless (a int, b varchar(10), UNIQUE KEY ab (a), KEY b (b))",
        "CREATE TABLE numbered (area int, number int AUTO_INCREMENT, PRIMARY KEY (area, number), KEY (number))",
        "CREATE TABLE nothing (made int AS (1) STORED)",
        "CREATE VIEW seen AS SELECT id, words FROM zoo",
    };

    private static final String[] ANIMALS = {
        "SET SESSION sql_mode = 'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO', time_zone = '+02:00'",
        "INSERT INTO zoo (id, truth, small, medium, big, exact_number, f, d, one, nine, y, day, at, seen, span, choice,"
                + " several, doc, fixed, bytes, large, words, latin, code, u, ip, place) VALUES (0, 2, 42, -8388608,"
                + " 18446744073709551615, -12345678901234567890.0123456789, 16777217.3, 0.1e-300, 1, 511, 2155,"
                + " '0000-00-00', '2026-03-29 02:30:00.123456', '2026-03-29 02:30:00.123', '-838:59:58.99', 'b''c',"
                + " 'one,two', '{\"a\": \"\\\\\\\\ \\\\n\"}', 0x00010009, 0x5C4E0A5C, CONCAT(0x00FF5C0A0D09, CHAR(200, 1, 26"
                + " USING binary)), CONCAT('tab', CHAR(9), 'line', CHAR(10), CHAR(13), '\\\\N \\\\ \\0 \\Z \"quoted\" 😀'),"
                + " 'Größe', '', '123e4567-e89b-12d3-a456-426614174000', '2001:db8::1', POINT(1.5, -2.25))",
        "INSERT INTO zoo (id, day, choice, words, bytes) VALUES (7, '2024-02-31', 'x\\ty', '\\\\N', '')",
        "INSERT INTO zoo (day, choice, words, at) VALUES ('2024-00-00', 'KEY `q` (', 'NULL', '9999-12-31 23:59:59')",
        "INSERT INTO parts VALUES (1, '1999-01-01', 'then'), (2, '2025-01-01', 'now')",
        "INSERT INTO keyless VALUES (1, 'x'), (NULL, 'x'), (NULL, NULL)",
        "INSERT INTO numbered VALUES (1, 5), (2, 5), (2, 9)",
        "INSERT INTO nothing VALUES (), (), ()",
    };

    private static final List<String> TABLES = List.of("zoo", "parts", "keyless", "numbered", "nothing");

    private static DataSource create(String... statements) throws SQLException {
        DataSource database = MariaDbServer.administrator(MariaDbServer.createDatabase());
        Sql.execute(database, statements);
        return database;
    }

    private static DataSource production(String[] schema, String... rows) throws SQLException {
        DataSource database = create(schema);
        Sql.execute(database, rows);
        DatastoreStamps.of(database, Environments.PRODUCTION).stamp("test", "a test's production");
        return database;
    }

    private static DataSource staging(String... schema) throws SQLException {
        DataSource database = create(schema);
        DatastoreStamps.of(database, Environments.STAGING).stamp("test", "a test's staging");
        return database;
    }

    private static SanitizationPolicy keepingAll(DataSource production) throws SQLException {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("all");
        List<String> names = Shop.column(
                production,
                "SELECT CONCAT(TABLE_NAME, '.\"', REPLACE(COLUMN_NAME, '\"', '\"\"'), '\"') FROM"
                        + " information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ('"
                        + String.join("', '", TABLES) + "') AND COALESCE(GENERATION_EXPRESSION, '') = ''");
        names.forEach(policy::keep);
        return policy.build();
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging, SanitizationPolicy policy) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
    }

    private static String definition(DataSource database, String table) throws SQLException {
        return Shop.column(database, "SHOW CREATE TABLE " + table)
                .get(1)
                .replaceAll("ENGINE=InnoDB AUTO_INCREMENT=[0-9]+", "ENGINE=InnoDB");
    }

    private static List<String> databasesOf(DataSource database) throws SQLException {
        String name = Shop.column(database, "SELECT DATABASE()").get(0);
        return Shop.column(
                database,
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME IN" + " ('ringfence_next_" + name
                        + "', 'ringfence_past_" + name + "')");
    }

    @Test
    void run_everyType_crossesByteForByteIntoTheSameDefinitions() throws SQLException {
        DataSource production = production(ZOO, ANIMALS);
        assertCrosses(production, staging(ZOO));
    }

    /** The server takes no LOAD DATA from clients: the same rows are inserted, and the plan says so. */
    @Test
    void run_serverTakesNoStream_insertsTheSameRows() throws SQLException {
        DataSource production = production(ZOO, ANIMALS);
        DataSource staging = staging(ZOO);
        Sql.execute(staging, "SET GLOBAL local_infile = 0");
        try {
            assertThat(refresh(production, staging, keepingAll(production))
                            .plan()
                            .notes())
                    .anyMatch(note -> note.contains("local_infile"));
            assertCrosses(production, staging);
        } finally {
            Sql.execute(staging, "SET GLOBAL local_infile = 1");
        }
    }

    private static void assertCrosses(DataSource production, DataSource staging) throws SQLException {
        String tables = String.join(", ", TABLES);
        List<String> sums = Shop.column(production, "CHECKSUM TABLE " + tables + " EXTENDED");
        List<String> definitions = List.of(definition(staging, "zoo"), definition(staging, "numbered"));
        RefreshResult result = refresh(production, staging, keepingAll(production))
                .parallelism(1)
                .run();
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
        List<String> now = Shop.column(staging, "CHECKSUM TABLE " + tables + " EXTENDED");
        for (int i = 1; i < sums.size(); i += 2) {
            assertThat(now.get(i)).as(sums.get(i - 1)).isEqualTo(sums.get(i));
        }
        assertThat(List.of(definition(staging, "zoo"), definition(staging, "numbered")))
                .isEqualTo(definitions);
        assertThat(Sql.number(staging, "SELECT count(*) FROM seen")).isEqualTo(3);
        Sql.execute(staging, "INSERT INTO zoo (choice) VALUES ('a')");
        assertThat(Sql.number(staging, "SELECT max(id) FROM zoo")).isEqualTo(9);
        assertThat(Sql.number(staging, "SELECT max(ticket) FROM zoo")).isGreaterThanOrEqualTo(1002);
        assertThat(databasesOf(staging)).isEmpty();
    }

    @Test
    void run_datesThatAreNone_staySoWhenOthersChange() throws SQLException {
        DataSource production = production(ZOO, ANIMALS);
        DataSource staging = staging(ZOO);
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("dates");
        keepingAll(production).rules().forEach((column, treatment) -> {
            if (!column.toString().equals("zoo.day")) {
                policy.rule(column.toString(), treatment);
            }
        });
        refresh(
                        production,
                        staging,
                        policy.truncateDate("zoo.day", DateUnit.YEAR).build())
                .run();
        assertThat(Shop.column(staging, "SELECT CAST(day AS CHAR) FROM zoo ORDER BY id"))
                .containsExactly("0000-00-00", "2024-01-01", "2024-01-01");
    }

    @Test
    void run_keepingThePrevious_leavesTheOldRowsWithTheirStampBeside() throws SQLException {
        DataSource production = Shop.production(Shop.Database.MARIADB);
        DataSource staging = Shop.staging(Shop.Database.MARIADB);
        refresh(production, staging, Shop.policy()).keepPrevious().run();
        String past = databasesOf(staging).get(0);
        assertThat(Shop.column(staging, "SELECT email FROM " + past + ".customer"))
                .containsExactly("old@example.com");
        assertThat(Sql.number(staging, "SELECT max(sequence_number) FROM " + past + ".ringfence_datastore_stamp"))
                .isEqualTo(1);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).read())
                .isInstanceOfSatisfying(
                        StampReading.Stamped.class,
                        now -> assertThat(now.stamp().sequence()).isEqualTo(2));
        // A key of a moved table refers to the table that moved with it.
        Sql.execute(staging, "DROP DATABASE " + past);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.execute(staging, "INSERT INTO payment VALUES (9, 4711, NULL, 1)"));
    }

    /** Four threads read one state, although somebody writes all the time. */
    @Test
    void run_manyThreads_readOneStateOfTheSource() throws Exception {
        DataSource production = Shop.production(Shop.Database.MARIADB);
        Shop.addCustomers(production, 5_000);
        Sql.execute(production, "ANALYZE TABLE customer");
        DataSource staging = Shop.staging(Shop.Database.MARIADB);
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    // Both or none: rows at both ends of the table.
                    Sql.execute(
                            production,
                            "INSERT INTO customer (id, email) VALUES (" + (200_000 + i) + ", 'late" + i
                                    + "@mail.org'), (" + (-1 - i) + ", 'early" + i + "@mail.org')");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e.getSQLState());
            }
        });
        writer.start();
        try {
            refresh(production, staging, Shop.policy()).parallelism(4).blocks(4).run();
        } finally {
            writer.interrupt();
            writer.join();
        }
        assertThat(Sql.number(staging, "SELECT count(*) FROM customer WHERE id < 0"))
                .isEqualTo(Sql.number(staging, "SELECT count(*) FROM customer WHERE id >= 200000"));
        assertThat(Sql.number(staging, "SELECT count(*) FROM customer WHERE id BETWEEN 0 AND 199999"))
                .isEqualTo(5_003);
    }

    /** A type of a key with three of its values. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "bigint unsigned|1|18446744073709551615|9223372036854775808",
                "tinyint(1)|0|1|2",
                "varchar(40)|'x'|'it''s \\\\ \"ü😀\"'|'%_'",
                "varchar(40) COLLATE utf8mb4_bin|'a'|'A'|''",
                "binary(4)|0x00FF5C27|0x275C000A|0x01020304",
                "varbinary(9)|''|0x00|0x0000",
                "decimal(30,10)|1|12345678901234567890.0123456789|-0.5",
                "double|0.1|1e300|-3",
                "float|0.1|16777217.3|1e-30",
                "date|'2026-03-29'|'1000-01-01'|'9999-12-31'",
                "datetime(6)|'2026-03-29 02:30:00.123456'|'2026-03-29 02:30:00.123457'|'1000-01-01'",
                "timestamp(3)|'2026-03-29 01:30:00.123'|'2026-01-01'|'2030-01-01'",
                "time(2)|'-838:59:58.99'|'00:00:01'|'12:00'",
                "year|1901|2155|2026",
                "bit(9)|1|511|256",
                "enum('a','b''c','x\\\\y')|'a'|'b''c'|'x\\\\y'",
                "uuid|'123e4567-e89b-12d3-a456-426614174000'|'123e4567-e89b-12d3-a456-426614174001'|UUID()",
                "inet6|'2001:db8::1'|'::ffff:192.0.2.1'|'::'",
            })
    void run_subsetOfKeysOfAnyType_bringsTheRowsThatBelongTogether(String type, String a, String b, String c)
            throws SQLException {
        String[] schema = {
            "SET SESSION explicit_defaults_for_timestamp = 1, time_zone = '+00:00'",
            "CREATE TABLE p (id " + type + " PRIMARY KEY, n int) CHARACTER SET utf8mb4",
            "CREATE TABLE c (n int PRIMARY KEY, up " + type + " NULL, FOREIGN KEY (up) REFERENCES p (id))"
                    + " CHARACTER SET utf8mb4",
            "CREATE TABLE d (up " + type + " NULL, n int, FOREIGN KEY (up) REFERENCES p (id)) CHARACTER SET utf8mb4",
        };
        DataSource production = production(
                schema,
                "SET SESSION time_zone = '+00:00'",
                "INSERT INTO p VALUES (" + a + ", 1), (" + b + ", 2), (" + c + ", 3)",
                "INSERT INTO c SELECT n, id FROM p",
                "INSERT INTO c VALUES (4, NULL)",
                "INSERT INTO d SELECT p.id, p.n FROM p JOIN c",
                "INSERT INTO d VALUES (NULL, 5), (NULL, 5), (NULL, 6)");
        DataSource staging = staging(schema);
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("kept");
        List.of("p.id", "p.n", "c.n", "c.up", "d.up", "d.n").forEach(policy::keep);

        RefreshResult result = refresh(production, staging, policy.build())
                .subset(Subset.builder().where("c", "n = 2").where("d", "n = 5").build())
                .run();

        assertThat(Shop.column(staging, "SELECT n FROM p")).containsExactly("2");
        assertThat(Shop.column(staging, "SELECT p.n FROM p JOIN c ON c.up = p.id"))
                .containsExactly("2");
        assertThat(Shop.column(staging, "SELECT n FROM d ORDER BY n")).containsExactly("5", "5");
        assertThat(result.verifications()).allMatch(VerificationResult::passed);

        DataSource down = staging(schema);
        refresh(production, down, policy.build())
                .subset(Subset.builder().where("p", "n = 2").build())
                .run();
        assertThat(Shop.column(down, "SELECT n FROM c")).containsExactly("2");
        assertThat(Shop.column(down, "SELECT n FROM d")).containsExactly("2", "2", "2", "2");
    }

    @Test
    void plan_whatCannotMove_isRefusedByName() throws SQLException {
        String[] schema = {"CREATE TABLE t (id int PRIMARY KEY)", "CREATE TABLE old (id int PRIMARY KEY) ENGINE=Aria"};
        DataSource production = production(schema);
        DataSource staging = staging(schema);
        String other = MariaDbServer.createDatabase();
        String here = Shop.column(staging, "SELECT DATABASE()").get(0);
        Sql.execute(
                staging,
                "CREATE TABLE " + other + ".outside (id int, FOREIGN KEY (id) REFERENCES " + here + ".t (id))");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(
                                production,
                                staging,
                                SanitizationPolicy.builder("t")
                                        .keep("t.id")
                                        .keep("old.id")
                                        .build())
                        .plan())
                .satisfies(denied -> assertThat(denied.refusal().evidence())
                        .anyMatch(line -> line.contains("source's table old is of engine Aria"))
                        .anyMatch(line -> line.contains("target's table old is of engine Aria"))
                        .anyMatch(line -> line.contains("outside refers by")));
    }

    @Test
    void run_userWithoutRightsBeside_isToldWhichItNeeds() throws SQLException {
        DataSource production = Shop.production(Shop.Database.MARIADB);
        DataSource staging = Shop.staging(Shop.Database.MARIADB);
        String here = Shop.column(staging, "SELECT DATABASE()").get(0);
        Sql.execute(
                staging,
                "CREATE OR REPLACE USER narrow@'%' IDENTIFIED BY 'n'",
                "GRANT ALL ON " + here + ".* TO narrow@'%'",
                "CREATE OR REPLACE USER narrow@localhost IDENTIFIED BY 'n'",
                "GRANT ALL ON " + here + ".* TO narrow@localhost");
        DataSource narrow = MariaDbServer.user(here, "narrow", "n");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, narrow, Shop.policy()).run())
                .withMessageContaining("ringfence_next_")
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.rights"));
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
    }

    @Test
    void run_columnOfMadeValues_isWrittenAndProvenMade() throws SQLException {
        String[] schema = {"CREATE TABLE person (id int PRIMARY KEY, born year, name varchar(40) CHARACTER SET latin1)"
        };
        DataSource production = production(schema, "INSERT INTO person VALUES (1, 1915, 'Ada Lövelace')");
        DataSource staging = staging(schema);
        RefreshResult result = refresh(
                        production,
                        staging,
                        SanitizationPolicy.builder("p")
                                .keep("person.id")
                                .keep("person.born")
                                .pseudonymize("person.name", InfoType.PERSON_NAME)
                                .build())
                .run();
        assertThat(result.verifications())
                .filteredOn(check -> check.check().equals("made"))
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isTrue());
        assertThat(Shop.column(staging, "SELECT name FROM person")).doesNotContain("Ada Lövelace", "null");
    }
}
