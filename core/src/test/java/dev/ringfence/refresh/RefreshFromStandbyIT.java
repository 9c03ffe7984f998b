package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.InstalledPostgres;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hot standby as the source, which ends what reads it when its primary's changes cannot wait. */
class RefreshFromStandbyIT {
    private static final int CUSTOMERS = 2_500;

    @TempDir
    static Path directory;

    private static @Nullable InstalledPostgres primary;
    private static @Nullable InstalledPostgres standby;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException, SQLException {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeTrue(programs.isPresent(), "no PostgreSQL is installed on this machine");
        primary = InstalledPostgres.start(programs.get(), directory);
        Shop.addCustomers(Shop.fillProduction(primary.createDatabase("shop")), CUSTOMERS);
        standby = primary.hotStandby();
    }

    @AfterAll
    static void stopServers() throws IOException {
        if (standby != null) {
            standby.close();
        }
        if (primary != null) {
            primary.close();
        }
    }

    private static DataSource shop(@Nullable InstalledPostgres server) {
        if (server == null) {
            throw new IllegalStateException("'startServers' must have run");
        }
        return server.database("shop");
    }

    private static EnvironmentRefresh refresh(DataSource staging) {
        return EnvironmentRefresh.from(shop(standby))
                .to(staging)
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .blocks(8)
                .parallelism(1);
    }

    /** Changes a row and vacuums it away, and returns when the standby has done the same, for which it ends all who read. */
    private static void endReaders() {
        try {
            DataSource changed = shop(primary);
            Sql.execute(changed, "UPDATE employee SET name = name || '!' WHERE id = 2", "VACUUM employee");
            String behind = Shop.column(changed, "SELECT pg_current_wal_lsn()").get(0);
            String caughtUp = "SELECT (pg_last_wal_replay_lsn() >= '" + behind + "')::int FROM pg_sleep(0.05)";
            boolean there = false;
            for (int asked = 0; asked < 6_000 && !there; asked++) {
                there = Sql.number(shop(standby), caughtUp) == 1;
            }
            assertThat(there).as("the standby follows").isTrue();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void plan_ofAStandby_saysWhatToSet() throws SQLException {
        assertThat(refresh(Shop.staging(Database.POSTGRESQL)).plan().notes())
                .anyMatch(note -> note.contains("hot standby")
                        && note.contains("max_standby_streaming_delay (0)")
                        && note.contains("hot_standby_feedback = on"));
    }

    @Test
    void run_standbyEndsWhatReadsIt_goesOnFromWhatIsWritten() throws SQLException {
        DataSource staging = Shop.staging(Database.POSTGRESQL);
        AtomicInteger ended = new AtomicInteger();
        AtomicLong found = new AtomicLong(-1);

        RefreshResult result = refresh(staging)
                .progress(progress -> {
                    if (progress.rows() > 1_500 && ended.compareAndSet(0, 1)) {
                        endReaders();
                    } else if (ended.get() == 1 && progress.bytes() > 0) {
                        found.compareAndSet(-1, progress.allRows());
                    }
                })
                .run();

        assertThat(ended).hasValue(1);
        assertThat(found.get()).isGreaterThan(500);
        assertThat(result.rows()).isEqualTo(14 + CUSTOMERS);
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
    }

    @Test
    void run_standbyEndsItEachTime_isRefusedAndSaysWhatToSet() throws SQLException {
        EnvironmentRefresh refresh = refresh(Shop.staging(Database.POSTGRESQL)).progress(progress -> {
            if (progress.bytes() > 0) {
                endReaders();
            }
        });
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                // It ends statements, and the connections of those who do nothing while they hold a state.
                .satisfies(denied ->
                        assertThat(denied.refusal().rule()).isIn("refresh.conflict", "refresh.connection-lost"))
                .withMessageContaining("hot_standby_feedback")
                .withMessageContaining("the target is as it was");
    }
}
