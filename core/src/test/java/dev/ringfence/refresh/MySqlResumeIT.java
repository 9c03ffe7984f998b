package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.DatastoreStamp;
import dev.ringfence.jdbc.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run on MariaDB that dies anywhere leaves the old rows with the old stamp, or the new ones with the new. */
class MySqlResumeIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final int CUSTOMERS = 2_500;
    private static final int POINTS = 12;
    private static final long SEED = 20261122;
    private static DataSource source = MariaDbServer.administrator("mysql");
    private static List<String> uninterrupted = List.of();

    @BeforeAll
    static void once() throws SQLException {
        source = production();
        DataSource staging = staging();
        refresh(source, staging).run();
        uninterrupted = Shop.everything(staging);
    }

    private static DataSource production() throws SQLException {
        DataSource production = Shop.production(Shop.Database.MARIADB);
        Shop.addCustomers(production, CUSTOMERS);
        Sql.execute(production, "ANALYZE TABLE customer");
        return production;
    }

    private static DataSource staging() throws SQLException {
        return Shop.staging(Shop.Database.MARIADB);
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

    private static int calls() throws SQLException {
        MortalDataSource.Life life = new MortalDataSource.Life(Integer.MAX_VALUE);
        refresh(new MortalDataSource(source, life), new MortalDataSource(staging(), life))
                .run();
        return life.calls();
    }

    @Test
    void run_processDiesAnywhere_leavesOldOrNewAndTheNextGivesTheSame() throws SQLException {
        Random random = new Random(SEED);
        int calls = calls();
        assertThat(calls).isGreaterThan(10 * POINTS);
        int died = 0;
        for (int i = 0; i < POINTS; i++) {
            int last = 1 + calls * i / POINTS + random.nextInt(calls / POINTS);
            DataSource staging = staging();
            List<String> before = Shop.everything(staging);
            MortalDataSource.Life life = new MortalDataSource.Life(last);
            try {
                refresh(new MortalDataSource(source, life), new MortalDataSource(staging, life))
                        .run();
            } catch (MortalDataSource.Death death) {
                died++;
            }
            assertStampTellsTheRows(staging, before, last);
            assertThat(refresh(source, staging).run().rows())
                    .as("call %d", last)
                    .isEqualTo(14 + CUSTOMERS);
            assertThat(Shop.everything(staging)).as("call %d", last).isEqualTo(uninterrupted);
        }
        assertThat(died).isGreaterThanOrEqualTo(POINTS - 1);
    }

    private static void assertStampTellsTheRows(DataSource staging, List<String> before, int call) throws SQLException {
        List<DatastoreStamp> lineage =
                DatastoreStamps.of(staging, Environments.STAGING).lineage();
        boolean shown = lineage.get(lineage.size() - 1).dataClass() == DataClass.SANITIZED;
        assertThat(Shop.everything(staging)).as("call %d", call).isEqualTo(shown ? uninterrupted : before);
    }

    @Test
    void run_nextOfADeadOne_takesOverWhatIsWritten() throws SQLException {
        DataSource staging = staging();
        die(source, staging);
        String next =
                "ringfence_next_" + Shop.column(staging, "SELECT DATABASE()").get(0);
        long written = Sql.number(staging, "SELECT sum(row_count) FROM " + next + ".ringfence_piece");
        assertThat(written).isGreaterThan(500).isLessThan(14 + CUSTOMERS);
        AtomicLong first = new AtomicLong(-1);
        refresh(source, staging)
                .progress(progress -> first.compareAndSet(-1, progress.allRows()))
                .run();
        assertThat(first.get()).isGreaterThanOrEqualTo(written);
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
        DataSource production = production();
        for (String change : List.of(
                "UPDATE customer SET vip = true WHERE id = 101",
                "DELETE FROM customer WHERE id = 102",
                "INSERT INTO customer (id, email) VALUES (90001, 'late@mail.org')")) {
            DataSource staging = staging();
            die(production, staging);
            Sql.execute(production, change);
            refresh(production, staging).run();
            DataSource anew = staging();
            refresh(production, anew).run();
            assertThat(Shop.everything(staging)).as(change).isEqualTo(Shop.everything(anew));
        }
    }
}
