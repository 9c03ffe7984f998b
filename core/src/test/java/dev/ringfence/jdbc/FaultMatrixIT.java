package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.stamp.DatedStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FaultyStore;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clocks that differ, a stamp that cannot be read any more, a store that fails under a strict mode: no ordinary write is
 * refused, and what destroys is decided as documented. On H2, in both of its modes.
 */
class FaultMatrixIT {
    private static final long MORE_THAN_A_SECOND = 1_500_000_000L;
    private static final String PURGE = "DELETE FROM customer";

    private static WriteGuard guard(DeploymentEnvironment here, Clock clock, OperatingModeSwitch modes) {
        return WriteGuard.builder(here)
                .levels(Levels.enforcing())
                .clock(clock)
                .modes(modes)
                .build();
    }

    /** A switch that stays fresh for as long as a test may take: what fails is what the test makes fail. */
    private static OperatingModeSwitch modes(DeploymentEnvironment here, FaultyStore store) {
        return OperatingModeSwitch.builder(here)
                .store(store)
                .staleAfter(Duration.ofHours(1))
                .build();
    }

    /** Sixty ordinary writes, by text and by parameter, each by itself and in a transaction; every one has to take effect. */
    private static void writeOrdinarily(Connection connection) throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            connection.setAutoCommit(autoCommit);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customer VALUES (?, 'new', 0)");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM customer WHERE id = ?")) {
                for (int id = 1_000; id < 1_010; id++) {
                    insert.setInt(1, id);
                    assertThat(insert.executeUpdate()).isOne();
                    String update = "UPDATE customer SET vip = vip + 1 WHERE id = " + id;
                    assertThat(connection.createStatement().executeUpdate(update))
                            .isOne();
                    delete.setInt(1, id);
                    assertThat(delete.executeUpdate()).isOne();
                }
            }
            if (!autoCommit) {
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }

    private static void assertPurgeDenied(String rule, Connection connection) {
        assertDenied(rule, () -> connection.createStatement().executeUpdate(PURGE));
        assertDenied(rule, () -> connection.prepareStatement(PURGE).executeUpdate());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "H2.*")
    void clocks_fiveMinutesApart_refuseNoOrdinaryWrite(TestDatabase kind) throws SQLException {
        DeploymentEnvironment here = Environments.PRODUCTION;
        for (Duration skew : new Duration[] {Duration.ofMinutes(5), Duration.ofMinutes(-5)}) {
            Clock elsewhere = Clock.offset(Clock.systemUTC(), skew);
            Clock ours = Clock.offset(Clock.systemUTC(), skew.negated());
            DataSource raw = kind.create();
            DatedStamps.of(raw, here, elsewhere).stamp("ops", "new");
            Sql.execute(raw, "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40), vip INT)");
            try (OperatingModeSwitch modes = modes(here, new FaultyStore(elsewhere))) {
                WriteGuard guard = guard(here, ours, modes);
                GuardedDataSource guarded = (GuardedDataSource)
                        GuardedDataSource.builder(guard).clock(ours).wrap(raw);
                try (Connection connection = guarded.getConnection()) {
                    assertThat(guarded.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.MATCH);
                    writeOrdinarily(connection);
                    assertThat(guard.report().denials()).isZero();
                    assertPurgeDenied("sql.delete-without-where", connection);

                    Instant soon = elsewhere.instant().plus(Duration.ofMinutes(2));
                    modes.freeze(Actor.human("ops"), "the launch", Optional.of(soon));
                    writeOrdinarily(connection);
                    assertThat(modes.frozen()).as("by the store's clock").isTrue();
                    assertPurgeDenied("freeze.switch", connection);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "H2.*")
    void stamp_thatBecomesUnreadable_refusesNoOrdinaryWrite(TestDatabase kind) throws SQLException {
        for (Tier tier : new Tier[] {Tier.PRODUCTION, Tier.TEST}) {
            DeploymentEnvironment here = Environments.of(tier);
            DataSource raw = Shop.database(kind, tier);
            WriteGuard guard = WriteGuard.enforcing(here);
            AtomicLong nanos = new AtomicLong();
            GuardedDataSource guarded = (GuardedDataSource)
                    GuardedDataSource.builder(guard).ticker(nanos::get).wrap(raw);
            try (Connection open = guarded.getConnection()) {
                Sql.execute(raw, "DROP TABLE " + kind.stampTable());
                Sql.execute(raw, "CREATE TABLE " + kind.stampTable() + " (environment INT)");
                nanos.addAndGet(MORE_THAN_A_SECOND);
                writeOrdinarily(open);
                try (Connection next = guarded.getConnection()) {
                    writeOrdinarily(next);
                }
                GuardedDataSource fresh = (GuardedDataSource) GuardedDataSource.wrap(raw, guard);
                try (Connection first = fresh.getConnection()) {
                    assertThat(fresh.lastAdmission().orElseThrow().outcome()).isEqualTo(Outcome.UNREADABLE);
                    writeOrdinarily(first);
                    assertThat(guard.report().denials()).isZero();
                    assertPurgeDenied("sql.delete-without-where", first);
                }
                assertThat(Sql.number(raw, "SELECT COUNT(*) FROM customer")).isEqualTo(Shop.CUSTOMERS);
                // After a match the answer stays: only where writes are unguarded may the table be emptied.
                if (tier == Tier.PRODUCTION) {
                    assertPurgeDenied("sql.delete-without-where", open);
                } else {
                    assertThat(open.createStatement().executeUpdate(PURGE)).isEqualTo(Shop.CUSTOMERS);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "H2.*")
    void strictMode_whoseStoreFails_runsNothingDestructiveAndEverythingOrdinary(TestDatabase kind) throws SQLException {
        DeploymentEnvironment here = Environments.TEST;
        DataSource raw = Shop.database(kind, Tier.TEST);
        FaultyStore store = new FaultyStore(Clock.systemUTC());
        try (OperatingModeSwitch modes = modes(here, store)) {
            WriteGuard guard = guard(here, Clock.systemUTC(), modes);
            DataSource guarded = GuardedDataSource.builder(guard).strictMode().wrap(raw);
            try (Connection connection = guarded.getConnection()) {
                for (FaultyStore.Fault fault : FaultyStore.Fault.values()) {
                    store.fault(fault);
                    writeOrdinarily(connection);
                    assertPurgeDenied("mode.unreadable", connection);
                    assertDenied(
                            "mode.unreadable",
                            () -> connection.createStatement().execute("TRUNCATE TABLE customer"));
                    connection.setAutoCommit(false);
                    assertPurgeDenied("mode.unreadable", connection);
                    connection.rollback();
                    writeOrdinarily(connection);
                    assertThat(Sql.number(raw, "SELECT COUNT(*) FROM customer")).isEqualTo(Shop.CUSTOMERS);
                }
                store.heal();
                assertThat(connection.createStatement().executeUpdate(PURGE)).isEqualTo(Shop.CUSTOMERS);
            }
        }
    }
}
