package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What a datastore became since its connections were opened. */
class FreshStampsTest {
    private final DeploymentEnvironment here =
            DeploymentEnvironment.resolver().explicit("staging").resolve();
    private final JdbcDataSource database = new JdbcDataSource();

    FreshStampsTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private GuardedDataSource guarded(DataSource source) {
        return (GuardedDataSource)
                GuardedDataSource.builder(WriteGuard.observing(here)).wrap(source);
    }

    @Test
    void stamp_thatWasWrittenAfterTheConnectionsWereOpened_isSeen() throws Exception {
        GuardedDataSource guard = guarded(database);
        try (Connection open = guard.getConnection()) {
            assertThat(guard.lastAdmission().orElseThrow().outcome()).isEqualTo(Admission.Outcome.EMPTY);
            DatastoreStamps.of(database, here).stamp("ops", "new");

            new FreshStamps(Duration.ofMinutes(5)).read(List.of(guard));

            assertThat(guard.lastAdmission().orElseThrow().outcome()).isEqualTo(Admission.Outcome.MATCH);
            assertThat(open.isClosed()).isFalse();
        }
    }

    @Test
    void datastore_thatNobodyUsedYet_isNotOpened() {
        GuardedDataSource guard = guarded(database);

        new FreshStamps().read(List.of(guard));

        assertThat(guard.lastAdmission()).isEmpty();
    }

    @Test
    void datastore_thatDoesNotAnswer_keepsNobodyWaiting() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        CountDownLatch askedAgain = new CountDownLatch(2);
        AtomicInteger asked = new AtomicInteger();
        GuardedDataSource guard = guarded(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                boolean hangs = asked.incrementAndGet() > 1;
                askedAgain.countDown();
                if (hangs) {
                    try {
                        answers.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return database.getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws java.sql.SQLException {
                return getConnection();
            }
        });
        guard.getConnection().close();
        FreshStamps stamps = new FreshStamps(Duration.ofMillis(10));

        stamps.read(List.of(guard));
        assertThat(askedAgain.await(5, TimeUnit.MINUTES)).isTrue();
        stamps.read(List.of(guard));

        assertThat(asked)
                .as("it was asked once more, and not again while it does not answer")
                .hasValue(2);
        assertThat(guard.lastAdmission().orElseThrow().outcome()).isEqualTo(Admission.Outcome.EMPTY);
        answers.countDown();
    }
}
