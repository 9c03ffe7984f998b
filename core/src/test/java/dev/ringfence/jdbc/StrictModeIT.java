package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that has not heard of a mode yet, beside one that has switched to it. */
class StrictModeIT {
    private static final Actor OPS = Actor.human("ops");
    private static final DeploymentEnvironment HERE = Environments.of(Tier.TEST);
    private static final String PURGE = "DELETE FROM customer";

    /** Never tells of a change but to who locks the entry. */
    private record DeafStore(StateStore store) implements StateStore {
        @Override
        public Optional<StateEntry> find(StateKey key) {
            return Optional.empty();
        }

        @Override
        public List<StateEntry> list(String kind) {
            return List.of();
        }

        @Override
        public boolean compareAndSet(StateKey key, long expectedVersion, String json, Optional<Instant> expiresAt) {
            return store.compareAndSet(key, expectedVersion, json, expiresAt);
        }

        @Override
        public boolean remove(StateKey key, long expectedVersion) {
            return store.remove(key, expectedVersion);
        }

        @Override
        public int removeExpired() {
            return store.removeExpired();
        }

        @Override
        public Instant now() {
            return store.now();
        }

        @Override
        public Optional<StateEntry> findForShare(StateKey key, Connection writer) {
            return store.findForShare(key, writer);
        }
    }

    /** What one test uses: a deaf process with and without strict mode, and the switch of another one. */
    private record Processes(
            DataSource raw, DataSource strict, DataSource lenient, OperatingModeSwitch deaf, OperatingModeSwitch other)
            implements AutoCloseable {
        static Processes of(TestDatabase kind) throws SQLException {
            DataSource raw = Shop.database(kind, Tier.TEST);
            StoreTables.create(raw, "state");
            // Who switches may have to wait for a writer.
            StateStore store = StateStore.jdbc(raw, Patience.LONG);
            OperatingModeSwitch deaf = OperatingModeSwitch.builder(HERE)
                    .store(new DeafStore(store))
                    // What it does not know is what is tested, not how old that is.
                    .staleAfter(Duration.ofHours(1))
                    .meters(new SimpleMeterRegistry())
                    .build();
            OperatingModeSwitch other = OperatingModeSwitch.builder(HERE)
                    .store(store)
                    .meters(new SimpleMeterRegistry())
                    .build();
            WriteGuard guard = WriteGuard.builder(HERE)
                    .levels(Levels.enforcing())
                    .modes(deaf)
                    .meters(new SimpleMeterRegistry())
                    .build();
            return new Processes(
                    raw,
                    GuardedDataSource.builder(guard).strictMode().wrap(raw),
                    GuardedDataSource.wrap(raw, guard),
                    deaf,
                    other);
        }

        int purge(DataSource through, boolean autoCommit) throws SQLException {
            try (Connection connection = through.getConnection()) {
                connection.setAutoCommit(autoCommit);
                try {
                    return connection.createStatement().executeUpdate(PURGE);
                } finally {
                    if (!autoCommit) {
                        connection.rollback();
                    }
                }
            }
        }

        @Override
        public void close() {
            deaf.close();
            other.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void destructiveStatement_ofAProcessThatHasNotHeard_isRefusedInStrictModeAlone(TestDatabase kind)
            throws SQLException {
        try (Processes processes = Processes.of(kind)) {
            assertThat(processes.purge(processes.strict(), false)).isEqualTo(Shop.CUSTOMERS);
            processes.other().to(OperatingMode.READ_ONLY, OPS, "the primary moves");

            for (boolean autoCommit : new boolean[] {true, false}) {
                assertDenied("mode.read-only", () -> processes.purge(processes.strict(), autoCommit));
            }
            assertThat(processes.purge(processes.lenient(), false))
                    .as("what strict mode is for")
                    .isEqualTo(Shop.CUSTOMERS);
            try (Connection connection = processes.strict().getConnection()) {
                assertThat(connection.createStatement().executeUpdate("UPDATE customer SET vip = 1 WHERE id = 1"))
                        .as("an ordinary statement goes by what the process knows")
                        .isOne();
            }

            processes.other().to(OperatingMode.NORMAL, OPS, "it has moved");
            assertThat(processes.purge(processes.strict(), true)).isEqualTo(Shop.CUSTOMERS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void freeze_switchedOnElsewhere_stopsWhatDestroys(TestDatabase kind) throws SQLException {
        try (Processes processes = Processes.of(kind)) {
            processes.other().freeze(OPS, "the sale", Optional.empty());
            assertDenied("freeze.switch", () -> processes.purge(processes.strict(), true));
            processes.other().thaw(OPS, "it is over");
            assertThat(processes.purge(processes.strict(), true)).isEqualTo(Shop.CUSTOMERS);
        }
    }

    /** How many sessions wait for a lock of another one. */
    private static String waitingIn(TestDatabase kind) {
        return switch (kind) {
            case H2_NATIVE, H2_AS_POSTGRESQL ->
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL";
            case POSTGRESQL ->
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
            case MARIADB ->
                "SELECT COUNT(*) FROM information_schema.INNODB_TRX JOIN information_schema.PROCESSLIST"
                        + " ON ID = trx_mysql_thread_id WHERE DB = DATABASE() AND trx_state = 'LOCK WAIT'";
        };
    }

    @ParameterizedTest
    @EnumSource
    void mode_switchedWhileADestructiveTransactionRuns_takesEffectBehindIt(TestDatabase kind) throws Exception {
        try (Processes processes = Processes.of(kind);
                Connection connection = processes.strict().getConnection()) {
            // Makes the entry, which is locked then.
            processes.other().to(OperatingMode.NORMAL, OPS, "as usual");
            connection.setAutoCommit(false);
            assertThat(connection.createStatement().executeUpdate(PURGE)).isEqualTo(Shop.CUSTOMERS);

            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Boolean> switched = CompletableFuture.supplyAsync(() -> {
                processes.other().to(OperatingMode.READ_ONLY, OPS, "the primary moves");
                return ended.get();
            });
            Sql.await(processes.raw(), waitingIn(kind), 1, switched);
            ended.set(true);
            connection.commit();
            assertThat(switched.get(Patience.LONG.toMinutes(), TimeUnit.MINUTES))
                    .as("the switch waited for the transaction")
                    .isTrue();
            assertDenied("mode.read-only", () -> connection.createStatement().executeUpdate(PURGE));
        }
    }
}
