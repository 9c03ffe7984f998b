package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every type and construct of each product: the database's own constraints are the oracle, and the counts. */
class SyntheticZooIT {
    private static final long ROWS = 1_500;
    private static final SigningKey SIGNER = SigningKey.generate("zoo");

    private static DataSource filled(DataSource database, String... schema) throws SQLException {
        Sql.execute(database, schema);
        DatastoreStamps.of(database, Environments.TEST).stamp("test", "a test's database");
        SyntheticResult result = SyntheticFill.of(database)
                .runningIn(Environments.TEST)
                .otherRows(ROWS)
                .seed(7)
                .signedBy(SIGNER)
                .run();
        assertThat(result.tables()).isNotEmpty();
        try (Connection connection = database.getConnection()) {
            assertThat(AttestationPolicy.of(VerificationKeys.of(SIGNER.verificationKey()))
                            .check(connection, result.stamp(), Instant.now()))
                    .isInstanceOf(AttestationVerdict.Attested.class);
        }
        return database;
    }

    private static void assertNone(DataSource database, String table, String condition) throws SQLException {
        assertThat(Sql.number(database, "SELECT count(*) FROM " + table + " WHERE " + condition))
                .as(condition)
                .isZero();
    }

    @Test
    void run_everyTypeOfPostgres_fills() throws SQLException {
        DataSource database = filled(
                PostgresServer.superuser(PostgresServer.createDatabase()),
                "CREATE TYPE mood AS ENUM ('sad', 'it''s \"ok\"', 'happy')",
                "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
                "CREATE DOMAIN small_positive AS positive CHECK (VALUE < 50) NOT NULL",
                "CREATE DOMAIN handle AS varchar(12) CHECK (VALUE ~ '^[a-z]{3,8}[0-9]$')",
                "CREATE SEQUENCE ticket START 1000",
                "CREATE TABLE zoo (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood NOT NULL, p small_positive,"
                        + " f float8 NOT NULL, r real, n numeric, n2 numeric(3, 3) NOT NULL, n3 numeric(4, -2), b boolean NOT"
                        + " NULL, by bytea NOT NULL, u uuid NOT NULL UNIQUE, j json NOT NULL, jb jsonb, x xml NOT NULL, ta"
                        + " text[] NOT NULL, ia int[], ma mood[], d date NOT NULL, t time NOT NULL, tz timestamptz NOT NULL,"
                        + " ts timestamp NOT NULL, i interval NOT NULL, ip inet NOT NULL, mac macaddr NOT NULL, cash money"
                        + " NOT NULL, rg int4range, v tsvector GENERATED ALWAYS AS (to_tsvector('english', c)) STORED, bt"
                        + " bit(3) NOT NULL, ch char(5) NOT NULL, c text NOT NULL, o oid NOT NULL, h handle NOT NULL UNIQUE,"
                        + " number bigint NOT NULL DEFAULT nextval('ticket'), pt point NOT NULL DEFAULT '(0,0)',"
                        + " \"weird \"\"name\"\"\" smallint NOT NULL)",
                "CREATE TABLE event (id int NOT NULL, at date NOT NULL, kind text NOT NULL, PRIMARY KEY (id, at))"
                        + " PARTITION BY RANGE (at)",
                "CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
                "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                "CREATE TABLE by_kind (id int PRIMARY KEY, kind text) PARTITION BY HASH (id)",
                "CREATE TABLE by_kind_0 PARTITION OF by_kind FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                "CREATE TABLE by_kind_1 PARTITION OF by_kind FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
                "CREATE TABLE region (code char(2) NOT NULL, n int NOT NULL, PRIMARY KEY (code, n)) PARTITION BY LIST (code)",
                "CREATE TABLE region_a PARTITION OF region FOR VALUES IN ('DE', 'FR')",
                "CREATE TABLE region_b PARTITION OF region FOR VALUES IN ('US')");
        assertThat(Sql.number(database, "SELECT count(*) FROM zoo")).isEqualTo(ROWS);
        assertThat(Sql.number(database, "SELECT count(*) FROM event_2024")).isPositive();
        assertThat(Sql.number(database, "SELECT count(*) FROM event_2026")).isPositive();
        assertThat(Sql.number(database, "SELECT count(*) FROM region")).isEqualTo(ROWS);
        assertThat(Sql.number(database, "SELECT count(DISTINCT m) FROM zoo")).isEqualTo(3);
        // The database numbers on behind what was made.
        Sql.execute(database, "INSERT INTO region (code, n) VALUES ('DE', -1)");
        assertThat(Sql.number(database, "SELECT nextval(pg_get_serial_sequence('zoo', 'id'))"))
                .isEqualTo(ROWS + 1);
    }

    @Test
    void run_everyTypeOfH2_fills() throws SQLException {
        DataSource database = filled(
                H2.createDatabase(),
                "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
                "CREATE TABLE zoo (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m ENUM('sad', 'happy') NOT NULL, p"
                        + " positive NOT NULL, f double NOT NULL, r real, n numeric(30, 9) NOT NULL, df decfloat NOT NULL, b"
                        + " boolean NOT NULL, by varbinary(10) NOT NULL, bl blob, u uuid NOT NULL UNIQUE, j json NOT NULL, ta"
                        + " varchar(10) array NOT NULL, d date NOT NULL, t time(6) NOT NULL, tz timestamp(9) with time zone"
                        + " NOT NULL, ts timestamp(9) NOT NULL, i interval day to second, ch char(5) NOT NULL, c clob NOT"
                        + " NULL, twice bigint GENERATED ALWAYS AS (id * 2), g geometry, tiny tinyint NOT NULL)");
        assertThat(Sql.number(database, "SELECT count(*) FROM zoo")).isEqualTo(ROWS);
        Sql.execute(
                database,
                "INSERT INTO zoo (m, p, f, n, df, b, by, u, j, ta, d, t, tz, ts, ch, c, tiny) SELECT m, p, f, n, df, b, by,"
                        + " RANDOM_UUID(), j, ta, d, t, tz, ts, ch, c, tiny FROM zoo WHERE id = 1");
        assertThat(Sql.number(database, "SELECT max(id) FROM zoo")).isEqualTo(ROWS + 1);
    }

    @Test
    void run_everyTypeOfMariaDb_fills() throws SQLException {
        DataSource database = filled(
                MariaDbServer.administrator(MariaDbServer.createDatabase()),
                "CREATE TABLE zoo (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, truth tinyint(1) NOT NULL, small"
                        + " smallint(5) unsigned zerofill NOT NULL, medium mediumint NOT NULL, big bigint unsigned NOT NULL,"
                        + " exact_number decimal(30, 10) NOT NULL, f float, d double NOT NULL, one bit(1) NOT NULL, nine"
                        + " bit(9) NOT NULL, y year NOT NULL, day date NOT NULL, at datetime(6) NOT NULL, seen timestamp(3)"
                        + " NULL, span time(2) NOT NULL, `choice` enum('a','b''c','KEY `q` (') NOT NULL, several"
                        + " set('one','two') NOT NULL, doc json NOT NULL, fixed binary(4) NOT NULL, bytes varbinary(20) NOT"
                        + " NULL, large longblob, words longtext NOT NULL, latin varchar(40) CHARACTER SET latin1 NOT NULL,"
                        + " code char(5) NOT NULL, u uuid NOT NULL, ip inet6 NOT NULL, place point, `wei``rd \"name\"` int"
                        + " DEFAULT 4, together varchar(80) AS (concat(code, '-', big)) VIRTUAL, more int AS (medium + 1)"
                        + " STORED, UNIQUE KEY `u``k` (big, code), CONSTRAINT positive CHECK (exact_number > 5)) CHARACTER"
                        + " SET utf8mb4",
                "CREATE TABLE parts (id int, at date, note varchar(20), PRIMARY KEY (id, at)) PARTITION BY RANGE (year(at))"
                        + " (PARTITION old VALUES LESS THAN (2023), PARTITION young VALUES LESS THAN MAXVALUE)",
                "CREATE TABLE keyless (a int, b varchar(10), UNIQUE KEY ab (a), KEY b (b))",
                "CREATE TABLE checked (id int PRIMARY KEY, a int NOT NULL CHECK (a >= 10 and a <= 12), status varchar(9) NOT"
                        + " NULL, `name` varchar(50) NOT NULL, CHECK (status in ('x y', 'it''s')), CHECK (`name` like 'AB%'),"
                        + " CHECK (char_length(`name`) between 3 and 9), b int NOT NULL, CHECK (a < b or b = 0))");
        assertThat(Sql.number(database, "SELECT count(*) FROM zoo")).isEqualTo(ROWS);
        assertThat(Sql.number(database, "SELECT count(*) FROM parts")).isEqualTo(ROWS);
        assertThat(Sql.number(database, "SELECT count(*) FROM keyless")).isEqualTo(ROWS);
        assertThat(Sql.number(database, "SELECT count(DISTINCT status) FROM checked"))
                .isEqualTo(2);
        Sql.execute(database, "INSERT INTO zoo SELECT * FROM zoo WHERE false");
    }

    @Test
    void run_conditions_areMetOrTried() throws SQLException {
        String schema =
                "CREATE TABLE checked (id int PRIMARY KEY, price numeric(8, 2) NOT NULL CHECK (price > 0 AND price <"
                        + " 5), state varchar(10) NOT NULL CHECK (state IN ('on', 'off')), code varchar(10) NOT NULL,"
                        + " low int NOT NULL, high int NOT NULL CHECK (low <= high), born date NOT NULL CHECK (born >= DATE"
                        + " '2030-01-01' AND born < DATE '2030-02-01'), quiet varchar(20) NOT NULL CHECK (lower(quiet) = quiet),"
                        + " loud varchar(20) NOT NULL CHECK (loud = upper(loud)), either int CHECK (either = 3 OR either"
                        + " BETWEEN 7 AND 9 OR either IS NULL), flag boolean NOT NULL CHECK (flag), below int NOT NULL CHECK (below <"
                        + " -5), title varchar(30) NOT NULL CHECK (length(title) >= 20), kind varchar(5) NOT NULL, size_cm int,"
                        + " CHECK ((kind = 'a' AND size_cm IS NOT NULL) OR (kind = 'b' AND size_cm IS NULL)), even int NOT NULL"
                        + " CHECK (even %% 2 = 0), odd int NOT NULL CHECK (%s = 1), slug varchar(20) NOT NULL,"
                        + " CHECK (%s))";
        for (DataSource database : List.of(
                filled(
                        H2.createDatabase("DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"),
                        schema.formatted("bitand(odd, 1)", "regexp_like(slug, '^[a-f]{2}-\\d{2,3}$')")),
                filled(
                        PostgresServer.superuser(PostgresServer.createDatabase()),
                        schema.formatted("odd & 1", "slug ~ '^[a-f]{2}-\\d{2,3}$'")),
                filled(
                        MariaDbServer.administrator(MariaDbServer.createDatabase()),
                        schema.formatted("odd & 1", "slug regexp '^[a-f]{2}-[0-9]{2,3}$'")))) {
            assertThat(Sql.number(database, "SELECT count(*) FROM checked")).isEqualTo(ROWS);
            assertNone(database, "checked", "low > high OR price <= 0 OR below >= -5");
            assertThat(Sql.number(database, "SELECT count(DISTINCT kind) FROM checked"))
                    .isEqualTo(2);
            assertThat(Sql.number(database, "SELECT count(*) FROM checked WHERE either IS NULL"))
                    .isPositive();
        }
    }

    @Test
    void run_keysOfTenants_stayWithinTheirTenant() throws SQLException {
        String[] schema = {
            "CREATE TABLE tenant (id int PRIMARY KEY)",
            "CREATE TABLE account (tenant_id int NOT NULL REFERENCES tenant (id), id int NOT NULL, boss_id int,"
                    + " PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, boss_id) REFERENCES account (tenant_id, id))",
            "CREATE TABLE item (tenant_id int NOT NULL REFERENCES tenant (id), code varchar(10) NOT NULL, PRIMARY KEY"
                    + " (tenant_id, code))",
            "CREATE TABLE purchase (id int PRIMARY KEY, tenant_id int NOT NULL, account_id int NOT NULL, code varchar(10)"
                    + " NOT NULL, FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id), FOREIGN KEY"
                    + " (tenant_id, code) REFERENCES item (tenant_id, code))",
            "CREATE TABLE pair (a int NOT NULL REFERENCES tenant (id), b int NOT NULL REFERENCES tenant (id), CHECK (a < b))",
            "CREATE TABLE follows (a int NOT NULL REFERENCES tenant (id), b int NOT NULL REFERENCES tenant (id), PRIMARY KEY"
                    + " (a, b))",
        };
        for (DataSource database : List.of(
                filled(H2.createDatabase("DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"), schema),
                filled(PostgresServer.superuser(PostgresServer.createDatabase()), schema),
                filled(MariaDbServer.administrator(MariaDbServer.createDatabase()), schema))) {
            assertThat(Sql.number(database, "SELECT count(*) FROM purchase")).isEqualTo(ROWS);
            assertThat(Sql.number(database, "SELECT count(*) FROM account WHERE boss_id IS NOT NULL"))
                    .isPositive();
            assertThat(Sql.number(database, "SELECT count(*) FROM follows")).isEqualTo(ROWS);
            assertNone(database, "pair", "a >= b");
        }
    }

    /** The server refuses what no partition takes. */
    @Test
    void run_partitionsOfMariaDb_takeAllRows() throws SQLException {
        DataSource database = filled(
                MariaDbServer.administrator(MariaDbServer.createDatabase()),
                "CREATE TABLE by_year (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (year(at))"
                        + " (PARTITION a VALUES LESS THAN (2009), PARTITION b VALUES LESS THAN (2011))",
                "CREATE TABLE by_number (id int PRIMARY KEY) PARTITION BY RANGE (id)"
                        + " (PARTITION a VALUES LESS THAN (1000), PARTITION b VALUES LESS THAN (5000))",
                "CREATE TABLE by_days (id int, at datetime, PRIMARY KEY (id, at)) PARTITION BY RANGE (to_days(at))"
                        + " SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (PARTITION a VALUES LESS THAN"
                        + " (to_days('2010-01-01')), PARTITION b VALUES LESS THAN (to_days('2012-01-01')))",
                "CREATE TABLE by_day (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE COLUMNS (at)"
                        + " (PARTITION a VALUES LESS THAN ('2010-01-01'), PARTITION b VALUES LESS THAN ('2012-01-01'))",
                "CREATE TABLE by_both (id int, at date, n int, PRIMARY KEY (id, at, n)) PARTITION BY RANGE COLUMNS (at,"
                        + " n) (PARTITION a VALUES LESS THAN ('2010-01-01', 5), PARTITION b VALUES LESS THAN ('2012-01-01',"
                        + " 9))",
                "CREATE TABLE by_place (id int, code char(2), PRIMARY KEY (id, code)) PARTITION BY LIST COLUMNS (code)"
                        + " (PARTITION a VALUES IN ('DE', 'FR'), PARTITION b VALUES IN ('US'))",
                "CREATE TABLE by_kind (id int, kind int, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind)"
                        + " (PARTITION a VALUES IN (1, 2), PARTITION b VALUES IN (30))",
                "CREATE TABLE open_end (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (year(at))"
                        + " (PARTITION a VALUES LESS THAN (2010), PARTITION b VALUES LESS THAN MAXVALUE)",
                "CREATE TABLE by_second (id int, at timestamp NOT NULL DEFAULT current_timestamp(), PRIMARY KEY (id, at))"
                        + " PARTITION BY RANGE (unix_timestamp(at)) (PARTITION a VALUES LESS THAN"
                        + " (unix_timestamp('2011-03-04 05:06:07')), PARTITION b VALUES LESS THAN"
                        + " (unix_timestamp('2012-01-01 00:00:00')))",
                "CREATE TABLE by_pair (id int, code char(2), kind int, PRIMARY KEY (id, code, kind)) PARTITION BY LIST"
                        + " COLUMNS (code, kind) (PARTITION a VALUES IN (('DE', 1), ('FR', 1), ('DE', 2)), PARTITION b"
                        + " VALUES IN (('US', 1), ('US', 7), ('FR', 2)))",
                "CREATE TABLE by_default (id int, kind int, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind)"
                        + " (PARTITION a VALUES IN (1), PARTITION b DEFAULT)");
        for (String table : List.of(
                "by_year",
                "by_number",
                "by_days",
                "by_day",
                "by_both",
                "by_place",
                "by_kind",
                "by_second",
                "by_pair",
                "open_end",
                "by_default")) {
            assertThat(Sql.number(database, "SELECT count(*) FROM " + table))
                    .as(table)
                    .isEqualTo(ROWS);
        }
        assertThat(Sql.number(database, "SELECT count(DISTINCT code) FROM by_place"))
                .isEqualTo(3);
        assertThat(Sql.number(database, "SELECT count(DISTINCT code, kind) FROM by_pair"))
                .isEqualTo(4);
        assertNone(database, "by_second", "at >= '2012-01-01'");
        assertNone(database, "by_year", "at >= '2011-01-01'");
    }
}
