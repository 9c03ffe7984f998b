package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.SmallDisk;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the target has room for its old rows, and not for the new ones beside them. Needs the right to mount. H2 is not
 * here: on a full disk its store closes itself, and it tells so in one way or another, if not by an assertion of its own.
 */
class TargetFullIT {
    private static final int CUSTOMERS = 20_001;
    private static final int SMALL_MEGABYTES = 40;
    private static final int INSTALLING_MEGABYTES = 200;
    private static final int ROOM_BYTES = 1 << 20;
    private static final int TOO_LITTLE_BYTES = 50_000;
    private static final int LARGE_MEGABYTES = 400;

    @TempDir
    Path directory;

    private Optional<SmallDisk> mounted = Optional.empty();

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = SmallDisk.mount(Files.createDirectory(directory.resolve("small")), SMALL_MEGABYTES);
        assumeTrue(mounted.isPresent(), "this user may not mount a filesystem");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted.isPresent()) {
            mounted.get().unmount();
        }
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
    }

    /** But for so much. */
    private void fillTheDisk(int room) throws IOException {
        Path small = mounted.orElseThrow().folder();
        Path ballast = small.resolve("ballast");
        Files.deleteIfExists(ballast);
        Files.write(ballast, new byte[(int) (small.toFile().getUsableSpace() - room)]);
    }

    private void assertFullThenFilled(DataSource production, DataSource staging, int room)
            throws SQLException, IOException, InterruptedException {
        List<String> before = Shop.everything(staging);
        StampReading stamp = DatastoreStamps.of(staging, Environments.STAGING).read();
        EnvironmentRefresh refresh = refresh(production, staging);
        fillTheDisk(room);

        RefreshDeniedException full = assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .actual();

        assertThat(full.refusal().rule()).as(full.getMessage()).isEqualTo("refresh.target-full");
        assertThat(full)
                .hasMessageContaining("the target's disk is full: it needs room for the new rows beside the old")
                .hasMessageContaining("the target is as it was")
                .hasMessageNotContaining("customer1");
        assertThat(Shop.everything(staging)).isEqualTo(before);
        assertThat(DatastoreStamps.of(staging, Environments.STAGING).read()).isEqualTo(stamp);

        mounted.orElseThrow().grow(LARGE_MEGABYTES);
        RefreshResult result = refresh.run();
        assertThat(result.rows()).isEqualTo(CUSTOMERS + 14);
        assertThat(Sql.number(staging, "SELECT count(*) FROM customer")).isEqualTo(CUSTOMERS + 3);
        assertThat(Shop.column(staging, "SELECT email FROM customer WHERE email LIKE '%@mail.org'"))
                .isEmpty();
    }

    @Test
    void run_diskOfPostgresFull_leavesOldRowsAndSucceedsWithRoom()
            throws SQLException, IOException, InterruptedException {
        DataSource production = Shop.production(Shop.Database.POSTGRESQL);
        Shop.addCustomers(production, CUSTOMERS);
        DataSource server = PostgresServer.superuser("postgres");
        Path small = mounted.orElseThrow().folder();
        Sql.execute(server, "CREATE TABLESPACE small LOCATION '" + small + "'");
        try {
            Sql.execute(server, "CREATE DATABASE full_disk TABLESPACE small");
            DataSource staging = Shop.fillStaging(PostgresServer.superuser("full_disk"));
            assertFullThenFilled(production, staging, ROOM_BYTES);
            assertThat(Sql.number(staging, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ringfence\\_%'"))
                    .isZero();
        } finally {
            Sql.execute(server, "DROP DATABASE IF EXISTS full_disk WITH (FORCE)", "DROP TABLESPACE small");
        }
    }

    /**
     * No table can be made. Where the disk is full only later, while rows are loaded, MariaDB 11.4.5 has often no room for
     * taking them back: InnoDB ends the server ("[FATAL] InnoDB: Error (Out of disk space) in rollback"), and may not start
     * again ("Missing FILE_CREATE, FILE_DELETE or FILE_MODIFY before FILE_CHECKPOINT"), whoever wrote the rows.
     */
    @Test
    void run_diskOfMariaDbFull_leavesOldRowsAndSucceedsWithRoom() throws Exception {
        DataSource production = Shop.production(Shop.Database.MARIADB);
        Shop.addCustomers(production, CUSTOMERS);
        Path small = mounted.orElseThrow().folder();
        mounted.orElseThrow().grow(INSTALLING_MEGABYTES);
        try (MariaDbServer.Own server = MariaDbServer.Own.start(small.resolve("data"), "--innodb-log-file-size=8M")) {
            Sql.execute(server.administrator("mysql"), "CREATE DATABASE full_disk");
            DataSource staging = Shop.fillStaging(server.administrator("full_disk"));
            assertFullThenFilled(production, staging, TOO_LITTLE_BYTES);
            assertThat(Shop.column(staging, "SHOW DATABASES LIKE 'ringfence%'")).isEmpty();
        }
    }

    /** The server would wait for room forever. */
    @Test
    void run_diskOfMariaDbsBinaryLogFull_endsAndLeavesOldRows() throws Exception {
        DataSource production = Shop.production(Shop.Database.MARIADB);
        Shop.addCustomers(production, CUSTOMERS);
        Path small = mounted.orElseThrow().folder();
        try (MariaDbServer.Own server = MariaDbServer.Own.start(
                directory.resolve("data"), "--log-bin=" + small.resolve("binary"), "--binlog-format=ROW")) {
            Sql.execute(server.administrator("mysql"), "CREATE DATABASE full_log");
            DataSource staging = Shop.fillStaging(server.administrator("full_log"));
            List<String> before = Shop.everything(staging);
            fillTheDisk(TOO_LITTLE_BYTES);

            assertThatExceptionOfType(RefreshDeniedException.class)
                    .isThrownBy(() -> refresh(production, staging)
                            .patience(Duration.ofSeconds(5))
                            .run())
                    .withMessageContaining("did not answer a commit for 5 seconds")
                    .withMessageContaining("the target is as it was")
                    .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.stalled"));

            assertThat(Shop.everything(staging)).isEqualTo(before);
            Files.delete(small.resolve("ballast"));
            mounted.orElseThrow().grow(LARGE_MEGABYTES);
            endWaiting(staging);
            assertThat(refresh(production, staging).run().rows()).isEqualTo(CUSTOMERS + 14);
        }
    }

    /** It looks for room once a minute, and whether it is killed once a second. */
    private static void endWaiting(DataSource staging) throws SQLException {
        for (String id : Shop.column(
                staging,
                "SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND USER = 'tester' AND"
                        + " COMMAND <> 'Sleep'")) {
            Sql.execute(staging, "KILL " + id);
        }
    }
}
