package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.jdbc.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FlakyRelay;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Processes that die anywhere, and the next one that goes on. */
class RefreshResumeIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final int CUSTOMERS = 2_500;
    private static final int POINTS = 20;
    private static String source = "";
    private static String filled = "";
    private static List<String> uninterrupted = List.of();

    @BeforeAll
    static void once() throws SQLException {
        source = PostgresServer.createDatabase();
        DataSource production = Shop.fillProduction(PostgresServer.superuser(source));
        Shop.addCustomers(production, CUSTOMERS);
        filled = PostgresServer.createDatabase();
        DataSource staging = Shop.fillStaging(PostgresServer.superuser(filled));
        refresh(production, staging).run();
        uninterrupted = Shop.everything(staging);
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

    private static DataSource staging() throws SQLException {
        return Shop.fillStaging(PostgresServer.superuser(PostgresServer.createDatabase()));
    }

    /** How many calls a run makes that nothing interrupts. */
    private static int calls() throws SQLException {
        MortalDataSource.Life life = new MortalDataSource.Life(Integer.MAX_VALUE);
        refresh(new MortalDataSource(PostgresServer.superuser(source), life), new MortalDataSource(staging(), life))
                .run();
        return life.calls();
    }

    @ParameterizedTest
    @ValueSource(longs = 20261122)
    void run_processDiesAnywhere_leavesOldOrNewAndTheNextGivesTheSame(long seed) throws SQLException {
        Random random = new Random(seed);
        int calls = calls();
        assertThat(calls).isGreaterThan(10 * POINTS);
        int died = 0;
        for (int i = 0; i < POINTS; i++) {
            // One in each stretch, so that all stages are met.
            int last = 1 + calls * i / POINTS + random.nextInt(calls / POINTS);
            DataSource staging = staging();
            List<String> before = Shop.everything(staging);
            MortalDataSource.Life life = new MortalDataSource.Life(last);
            try {
                refresh(
                                new MortalDataSource(PostgresServer.superuser(source), life),
                                new MortalDataSource(staging, life))
                        .run();
            } catch (MortalDataSource.Death death) {
                died++;
            }
            assertThat(Shop.everything(staging)).as("call %d", last).isIn(before, uninterrupted);
            RefreshResult result =
                    refresh(PostgresServer.superuser(source), staging).run();
            assertThat(result.rows()).as("call %d", last).isEqualTo(14 + CUSTOMERS);
            assertThat(Shop.everything(staging)).as("call %d", last).isEqualTo(uninterrupted);
            assertThat(DatastoreStamps.of(staging, Environments.STAGING).lineage())
                    .as("call %d", last)
                    .hasSizeBetween(2, 3);
        }
        assertThat(died).isGreaterThanOrEqualTo(POINTS - 1);
    }

    @Test
    void run_nextOfADeadOne_takesOverWhatIsWritten() throws SQLException {
        DataSource staging = staging();
        die(PostgresServer.superuser(source), staging);
        long written = Sql.number(staging, "SELECT sum(row_count) FROM ringfence_next.chunk");
        assertThat(written).isGreaterThan(500).isLessThan(CUSTOMERS);
        AtomicLong first = new AtomicLong(-1);
        refresh(PostgresServer.superuser(source), staging)
                .progress(progress -> first.compareAndSet(-1, progress.bytes() > 0 ? progress.allRows() : -1))
                .run();
        assertThat(first.get()).isGreaterThan(written);
        assertThat(Shop.everything(staging)).isEqualTo(uninterrupted);
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

    @Test
    void run_sourceChangedWhereItWasRead_writesThatTableAgain() throws SQLException {
        DataSource production = Shop.fillProduction(PostgresServer.superuser(PostgresServer.createDatabase()));
        Shop.addCustomers(production, CUSTOMERS);
        for (String change : List.of(
                "UPDATE customer SET vip = true WHERE id = 101",
                "DELETE FROM customer WHERE id = 102",
                "INSERT INTO customer (id, email) VALUES (90001, 'late@mail.org')",
                "VACUUM FULL customer")) {
            DataSource staging = staging();
            die(production, staging);
            Sql.execute(production, change);
            refresh(production, staging).run();
            DataSource anew = staging();
            refresh(production, anew).run();
            assertThat(Shop.everything(staging)).as(change).isEqualTo(Shop.everything(anew));
        }
    }

    @Test
    void run_connectionsAreCut_goesOnByItself() throws Exception {
        DataSource staging = staging();
        PGSimpleDataSource there = (PGSimpleDataSource) staging;
        try (FlakyRelay relay = FlakyRelay.to(there.getPortNumbers()[0])) {
            PGSimpleDataSource flaky = PostgresServer.user(there.getDatabaseName(), "postgres");
            flaky.setPortNumbers(new int[] {relay.port()});
            AtomicBoolean cut = new AtomicBoolean();
            RefreshResult result = refresh(PostgresServer.superuser(source), flaky)
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
        assertThat(Shop.everything(staging)).isEqualTo(uninterrupted);
    }
}
