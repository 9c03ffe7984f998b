package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A refresh whose process dies leaves the old rows and the old stamp, and the next one goes through. */
class RefreshCrashIT {
    private static final String OPTIONS = ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    private static final int CUSTOMERS = 3_000;

    /** Of 14 events: between two batches, and when all rows are written. */
    @ParameterizedTest
    @ValueSource(ints = {3, 14})
    void run_processDies_leavesTheOldState(int event) throws Exception {
        PGSimpleDataSource production = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        PGSimpleDataSource staging = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        assertOldStateStays(production, production.getURL(), staging, staging.getURL(), event);
    }

    @Test
    void run_processDiesOnH2Files_leavesTheOldState(@TempDir Path folder) throws Exception {
        String production = "jdbc:h2:" + folder.resolve("production") + OPTIONS;
        String staging = "jdbc:h2:" + folder.resolve("staging") + OPTIONS;
        assertOldStateStays(CrashingRefresh.open(production), production, CrashingRefresh.open(staging), staging, 14);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 14})
    void run_processDiesOnMariaDb_leavesTheOldState(int event) throws Exception {
        DataSource production = MariaDbServer.administrator(MariaDbServer.createDatabase());
        DataSource staging = MariaDbServer.administrator(MariaDbServer.createDatabase());
        assertOldStateStays(production, url(production), staging, url(staging), event);
    }

    private static String url(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static void assertOldStateStays(
            DataSource production, String productionUrl, DataSource staging, String stagingUrl, int event)
            throws SQLException, IOException, InterruptedException {
        Shop.fillProduction(production);
        Shop.addCustomers(production, CUSTOMERS);
        Shop.fillStaging(staging);
        List<String> before = Shop.everything(staging);

        assertThat(child(productionUrl, stagingUrl, event)).isEqualTo(CrashingRefresh.DIED);

        assertThat(Shop.everything(staging)).isEqualTo(before);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage())
                .hasSize(1)
                .allMatch(stamp -> stamp.dataClass() == DataClass.UNVERIFIED);

        assertThat(child(productionUrl, stagingUrl, 0)).isZero();
        assertThat(Sql.number(staging, "SELECT count(*) FROM customer")).isEqualTo(CUSTOMERS + 3);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage()).hasSize(2);
    }

    private static int child(String production, String staging, int event) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingRefresh.class.getName(),
                        production,
                        staging,
                        String.valueOf(event))
                .inheritIO()
                .start();
        return child.waitFor();
    }
}
