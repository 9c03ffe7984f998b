package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that are kept cross exactly, of whatever type, and what is written meanwhile is not seen. */
class RefreshTypesIT {
    private static final int ROWS = 20;

    private static RefreshResult refresh(
            DataSource production, DataSource staging, SanitizationPolicy policy, RefreshProgress.Listener listener)
            throws SQLException {
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .progress(listener)
                .run();
    }

    private static SanitizationPolicy keepAll(DataSource database, String table) throws SQLException {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("keep");
        for (String column : columns(database, table)) {
            policy.keep(table + "." + column);
        }
        return policy.build();
    }

    private static List<String> columns(DataSource database, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT * FROM " + table)) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i));
            }
        }
        return columns;
    }

    private static void assertCrossesExactly(DataSource production, DataSource staging, String[] schema, String insert)
            throws SQLException {
        Sql.execute(production, schema);
        Sql.execute(staging, schema);
        // More rows than a driver needs to change to its binary protocol.
        for (int i = 0; i < ROWS; i++) {
            Sql.execute(production, insert.replace("$n", String.valueOf(i)));
        }
        Sql.execute(production, "INSERT INTO zoo (id) OVERRIDING SYSTEM VALUE VALUES (-1)");
        refresh(production, staging, keepAll(production, "zoo"), progress -> {});
        String all = "SELECT * FROM zoo ORDER BY id";
        assertThat(Shop.column(staging, all))
                .isEqualTo(Shop.column(production, all))
                .hasSizeGreaterThan(ROWS);
    }

    @Test
    void keep_everyTypeOfPostgres_crossesExactly() throws SQLException {
        assertCrossesExactly(
                PostgresServer.superuser(PostgresServer.createDatabase()),
                PostgresServer.superuser(PostgresServer.createDatabase()),
                new String[] {
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                    "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
                    "CREATE TYPE pair AS (a int, b text)",
                    "CREATE TABLE zoo (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood, p positive, c pair,"
                            + " f float8, r real, n numeric, b boolean, by bytea, u uuid, j json, jb jsonb, x xml,"
                            + " ta text[], ia int[], d date, t time, tz timestamptz, ts timestamp, i interval,"
                            + " ip inet, cash money, rg int4range, v tsvector, bt bit(3), ch char(5), o oid)",
                },
                "INSERT INTO zoo OVERRIDING SYSTEM VALUE VALUES ($n, 'happy', 3, ROW(1, 'a,\"b'), 0.1::float8 + 0.2,"
                        + " 1.1, 12345678901234567890.123456789, true, '\\x00ff41', gen_random_uuid(), '{\"a\" : 1}',"
                        + " '{\"b\": [null]}', '<a>x</a>', '{\"a,b\",NULL,\"\"}', '{1,2}', DATE '0044-03-15',"
                        + " TIME '23:59:59.999999', TIMESTAMPTZ '2026-03-29 02:30:00.123456+05', TIMESTAMP"
                        + " 'infinity', INTERVAL '1 mon -2 days 00:00:01.5', '10.0.0.0/8', 12.34::numeric::money,"
                        + " '[1,5)', to_tsvector('a fat cat'), B'101', 'ab', 42)");
    }

    @Test
    void keep_everyTypeOfH2_crossesExactly() throws SQLException {
        assertCrossesExactly(
                H2.createDatabase(),
                H2.createDatabase(),
                new String[] {
                    "CREATE TABLE zoo (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m ENUM('sad', 'happy'), f"
                            + " double, r real, n numeric(30, 9), df decfloat, b boolean, by varbinary(10), bl blob, u"
                            + " uuid, j json, ta varchar(10) array, d date, t time(6), tz timestamp(9) with time zone,"
                            + " ts timestamp(9), i interval day to second, ch char(5), c clob)",
                },
                "INSERT INTO zoo OVERRIDING SYSTEM VALUE VALUES ($n, 'happy', 0.1E0 + 0.2E0, 1.1,"
                        + " 123456789012345678901.123456789, 1E300, TRUE, X'00ff41', X'00ff', RANDOM_UUID(), JSON"
                        + " '{\"a\" : 1}', ARRAY['a,b', NULL, ''], DATE '0044-03-15', TIME '23:59:59.999999', TIMESTAMP"
                        + " WITH TIME ZONE '2026-03-29 02:30:00.123456789+05:30', TIMESTAMP '2026-03-29"
                        + " 02:30:00.123456789', INTERVAL '1 02:03:04.5' DAY TO SECOND, 'ab', 'long 😀')");
    }

    @Test
    void run_partitionsAndDeferredCircles_areCopiedOnce() throws SQLException {
        DataSource production = PostgresServer.superuser(PostgresServer.createDatabase());
        DataSource staging = PostgresServer.superuser(PostgresServer.createDatabase());
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(
                    database,
                    "CREATE TABLE event (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at)",
                    "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                    "CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL)",
                    "CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a)",
                    "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY IMMEDIATE");
        }
        Sql.execute(
                production,
                "INSERT INTO event VALUES (1, '2026-05-05')",
                "BEGIN; SET CONSTRAINTS ALL DEFERRED; INSERT INTO a VALUES (1, 2); INSERT INTO b VALUES (2, 1); COMMIT");
        SanitizationPolicy policy = SanitizationPolicy.builder("p")
                .keep("event.id")
                .keep("event.at")
                .keep("a.id")
                .keep("a.b")
                .keep("b.id")
                .keep("b.a")
                .build();
        assertThat(refresh(production, staging, policy, progress -> {}).rows()).isEqualTo(3);
        assertThat(Sql.number(staging, "SELECT count(*) FROM event_2026")).isEqualTo(1);
    }

    @Test
    void run_sourceIsWrittenMeanwhile_oneStateIsCopied() throws SQLException {
        for (Shop.Database kind : Shop.Database.values()) {
            DataSource production = kind.create();
            DataSource staging = kind.create();
            for (DataSource database : List.of(production, staging)) {
                Sql.execute(
                        database,
                        "CREATE TABLE parent (id int PRIMARY KEY)",
                        "CREATE TABLE zchild (id int PRIMARY KEY, parent int NOT NULL REFERENCES parent (id))");
            }
            Sql.execute(production, "INSERT INTO parent VALUES (1)", "INSERT INTO zchild VALUES (1, 1)");
            SanitizationPolicy policy = SanitizationPolicy.builder("p")
                    .keep("parent.id")
                    .keep("zchild.id")
                    .keep("zchild.parent")
                    .build();
            List<String> written = new ArrayList<>();
            RefreshResult result = refresh(production, staging, policy, progress -> {
                // After the parents are read and before their children are.
                if (progress.table().name().equals("parent") && progress.rows() == 1 && written.isEmpty()) {
                    try {
                        Sql.execute(production, "INSERT INTO parent VALUES (2)", "INSERT INTO zchild VALUES (2, 2)");
                        written.add("both");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            assertThat(written).hasSize(1);
            assertThat(result.rows()).as("%s", kind).isEqualTo(2);
        }
    }

    /** There is no number behind the highest: who inserts a row is told so, as in the source. */
    @ParameterizedTest
    @EnumSource
    void keep_numbersAtTheEndsOfTheirTypes_cross(Shop.Database kind) throws SQLException {
        String identity = kind == Shop.Database.MARIADB
                ? " AUTO_INCREMENT PRIMARY KEY"
                : " GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
        String[] schema = {
            "CREATE TABLE small (id int" + identity + ")", "CREATE TABLE large (id bigint" + identity + ")",
        };
        DataSource production = kind.create();
        DataSource staging = kind.create();
        Sql.execute(production, schema);
        Sql.execute(staging, schema);
        Sql.execute(
                production,
                "INSERT INTO small (id) VALUES (2147483647), (-2147483648)",
                "INSERT INTO large (id) VALUES (9223372036854775807), (-9223372036854775808)");
        SanitizationPolicy policy = SanitizationPolicy.builder("keep")
                .keep("small.id")
                .keep("large.id")
                .build();
        assertThat(refresh(production, staging, policy, progress -> {}).rows()).isEqualTo(4);
        assertThat(Shop.column(staging, "SELECT id FROM small UNION ALL SELECT id FROM large"))
                .containsExactlyInAnyOrder("2147483647", "-2147483648", "9223372036854775807", "-9223372036854775808");
    }
}
