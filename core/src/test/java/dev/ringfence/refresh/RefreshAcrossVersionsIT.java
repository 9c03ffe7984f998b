package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.InstalledPostgres;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production and staging on servers of different major versions, as when staging is upgraded first. */
class RefreshAcrossVersionsIT {
    @TempDir
    static Path directory;

    private static @Nullable InstalledPostgres installed;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException, SQLException {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeTrue(programs.isPresent(), "no other PostgreSQL is installed on this machine");
        installed = InstalledPostgres.start(programs.get(), directory);
        long other = Sql.number(newer(), "SELECT current_setting('server_version_num')::int / 10000");
        assumeTrue(installed.version() != other, "the PostgreSQL that is installed is of the same version");
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (installed != null) {
            installed.close();
        }
    }

    private static DataSource older(String name) throws SQLException {
        if (installed == null) {
            throw new IllegalStateException("'startServer' must have run");
        }
        return installed.createDatabase(name);
    }

    private static DataSource newer() throws SQLException {
        return PostgresServer.superuser(PostgresServer.createDatabase());
    }

    private static void assertRefreshes(DataSource from, DataSource to) throws SQLException {
        DataSource production = Shop.fillProduction(from);
        Shop.addCustomers(production, 3000);
        DataSource staging = Shop.fillStaging(to);
        RefreshResult result = EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .parallelism(2)
                .run();
        assertThat(result.verifications()).isNotEmpty().allMatch(VerificationResult::passed);
        for (String table : Shop.TABLES) {
            assertThat(Sql.number(staging, "SELECT count(*) FROM " + table))
                    .as(table)
                    .isEqualTo(Sql.number(production, "SELECT count(*) FROM " + table))
                    .isPositive();
        }
        assertThat(Shop.everything(staging)).doesNotContainAnyElementsOf(Shop.DIRECT_VALUES);
        assertThat(Shop.column(staging, "SELECT amount, customer_id FROM payment ORDER BY id"))
                .isEqualTo(Shop.column(production, "SELECT amount, customer_id FROM payment ORDER BY id"));
    }

    @Test
    void run_fromOlderToNewer_fillsIt() throws SQLException {
        assertRefreshes(older("older_production"), newer());
    }

    @Test
    void run_fromNewerToOlder_fillsIt() throws SQLException {
        assertRefreshes(newer(), older("older_staging"));
    }

    @Test
    void run_betweenOlderOnes_fillsIt() throws SQLException {
        assertRefreshes(older("both_production"), older("both_staging"));
    }

    /** Types of which two versions could write another binary form, and what only kept columns have. */
    @Test
    void keep_valuesOfManyTypes_areTheSameInBoth() throws SQLException {
        DataSource production = older("types_production");
        DataSource staging = newer();
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(
                    database,
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                    "CREATE TABLE zoo (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood, n numeric, f float8, b"
                            + " bytea, jb jsonb, ta text[], at timestamptz, i interval, ip inet, v tsvector, u uuid)",
                    "CREATE TABLE binary_zoo (id bigint PRIMARY KEY, m mood, n numeric, f float8, b bytea, jb jsonb, ta text[],"
                            + " at timestamptz, ip inet, v tsvector, u uuid, q tsquery, c money, bi varbit, r numrange, p"
                            + " polygon, ma macaddr, tz timetz, da date[], na name)");
        }
        Sql.execute(
                production,
                "INSERT INTO zoo (m, n, f, b, jb, ta, at, i, ip, v, u) SELECT 'happy', n / 7.0, n / 3.0::float8, '\\x00ff',"
                        + " '{\"a\": [1, null]}', ARRAY['a,b', NULL, ''], TIMESTAMPTZ '2026-03-29 02:30:00.123456+05',"
                        + " INTERVAL '1 mon -2 days 00:00:01.5', '10.0.0.0/8', to_tsvector('a fat cat'),"
                        + " gen_random_uuid() FROM generate_series(1, 50) n");
        Sql.execute(
                production,
                "INSERT INTO binary_zoo SELECT id, m, CASE id % 4 WHEN 0 THEN 'NaN' WHEN 1 THEN '-Infinity' ELSE n END, f, b, jb,"
                        + " ta, CASE id % 4 WHEN 0 THEN 'infinity' ELSE at END, ip, v, u, 'fat <-> rat & !cat:*', 12.34,"
                        + " B'1011', '(1.5,]', '((0,0),(1,1),(1,0))', '08:00:2b:01:02:03', '04:05:06.789-08',"
                        + " '{1999-01-08,infinity,NULL}', 'a name' FROM zoo");
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("keep");
        for (String column : List.of(
                "id", "m", "n", "f", "b", "jb", "ta", "at", "ip", "v", "u", "q", "c", "bi", "r", "p", "ma", "tz", "da",
                "na")) {
            policy.keep("binary_zoo." + column);
        }
        for (String column : List.of("id", "m", "n", "f", "b", "jb", "ta", "at", "i", "ip", "v", "u")) {
            policy.keep("zoo." + column);
        }
        EnvironmentRefresh refresh = EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy.build())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
        assertThat(refresh.plan().notes())
                .contains("1 tables cross in COPY's binary format")
                .anyMatch(note -> note.startsWith("in COPY's text format cross public.zoo:"));
        refresh.run();
        String binary = "SELECT * FROM binary_zoo ORDER BY id";
        assertThat(Shop.column(staging, binary))
                .isEqualTo(Shop.column(production, binary))
                .hasSize(50 * 20);
        String all = "SELECT * FROM zoo ORDER BY id";
        assertThat(Shop.column(staging, all))
                .isEqualTo(Shop.column(production, all))
                .hasSize(50 * 12);
    }
}
