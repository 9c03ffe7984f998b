package dev.ringfence.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import dev.ringfence.health.HealthState;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTables;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FaultyStore;
import dev.ringfence.testing.MovableClock;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What looks at a datastore, on every one of them. */
class DatastoreProbesIT {

    private static HealthState stamp(DataSource dataSource, DeploymentEnvironment here) throws SQLException {
        return StampProbe.of(DatastoreStamps.of(dataSource, here)).look().state();
    }

    @ParameterizedTest
    @EnumSource
    void stamp_byWhoseItIs_isJudged(TestDatabase kind) throws SQLException {
        DataSource dataSource = kind.create();
        assertThat(stamp(dataSource, Environments.STAGING)).as("empty").isEqualTo(HealthState.UP);
        Sql.execute(dataSource, "CREATE TABLE customer (id INT)", "INSERT INTO customer VALUES (1)");
        assertThat(stamp(dataSource, Environments.STAGING)).as("unstamped").isEqualTo(HealthState.DEGRADED);
        DatastoreStamps.of(dataSource, Environments.STAGING).stamp(DataClass.SANITIZED, "ops", "new");
        assertThat(stamp(dataSource, Environments.STAGING)).as("its own").isEqualTo(HealthState.UP);
        HealthReading foreign = StampProbe.of(DatastoreStamps.of(dataSource, Environments.PRODUCTION))
                .look();
        assertThat(foreign.state()).as("another's").isEqualTo(HealthState.DOWN);
        assertThat(foreign.detail()).startsWith("FOREIGN: ");
        Sql.execute(dataSource, "UPDATE " + kind.stampTable() + " SET tier = 'NONSENSE'");
        assertThat(stamp(dataSource, Environments.STAGING)).as("unreadable").isEqualTo(HealthState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void store_withItsTables_isUpAndWithoutThemFails(TestDatabase kind) throws SQLException {
        DataSource dataSource = kind.create();
        StateStore store = StateStore.jdbc(dataSource, Patience.LONG);
        assertThatThrownBy(() -> StoreProbe.of(store).look()).isInstanceOf(StoreUnavailableException.class);
        StoreTables.create(dataSource);
        assertThat(StoreProbe.of(store).look()).isEqualTo(HealthReading.up());
    }

    @ParameterizedTest
    @EnumSource
    void clock_besideTheDatastores_isCompared(TestDatabase kind) throws Exception {
        DataSource dataSource = kind.create();
        StoreTables.create(dataSource);
        for (ClockSkewProbe probe : new ClockSkewProbe[] {
            ClockSkewProbe.of(dataSource), ClockSkewProbe.of(StateStore.jdbc(dataSource, Patience.LONG))
        }) {
            ClockSkewProbe patient = probe.from(Duration.ofSeconds(30), Duration.ofSeconds(90));
            assertThat(patient.look().state()).isEqualTo(HealthState.UP);
            assertThat(behind(patient, Duration.ofMinutes(1))).isEqualTo(HealthState.DEGRADED);
            assertThat(behind(patient, Duration.ofMinutes(-1))).isEqualTo(HealthState.DEGRADED);
            assertThat(behind(patient, Duration.ofMinutes(3))).isEqualTo(HealthState.DOWN);
            assertThat(behind(patient, Duration.ofMinutes(-3))).isEqualTo(HealthState.DOWN);
        }
    }

    private static HealthState behind(ClockSkewProbe probe, Duration by) throws Exception {
        return probe.clock(Clock.offset(Clock.systemUTC(), by)).look().state();
    }

    @Test
    void clock_ofASlowDatastore_raisesNoAlarm() throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        MovableClock clock = new MovableClock();
        FaultyStore store = new FaultyStore(Clock.fixed(now.plusSeconds(20), ZoneOffset.UTC));
        ClockSkewProbe probe = ClockSkewProbe.of(store).clock(clock);
        assertThat(probe.look())
                .isEqualTo(HealthReading.degraded("the datastore is 20000 ms ahead, give or take 0 ms"));
        // The answer took forty seconds, so that it may be of any moment of them.
        Clock slow = new Clock() {
            @Override
            public Instant instant() {
                Instant at = clock.instant();
                clock.move(Duration.ofSeconds(40));
                return at;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException("a test needs no zone");
            }
        };
        assertThat(ClockSkewProbe.of(store).clock(slow).look())
                .isEqualTo(HealthReading.up("the datastore is 0 ms ahead, give or take 20000 ms"));
        assertThatThrownBy(() -> probe.from(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void store_thatIsAway_fails() {
        FaultyStore store = new FaultyStore(new MovableClock());
        StoreProbe probe = StoreProbe.of(store);
        assertThat(probe.look()).isEqualTo(HealthReading.up());
        assertThat(probe.reach()).isEqualTo(HealthReach.SHARED);
        store.fail();
        assertThatThrownBy(probe::look).isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource
    void auditChain_asItGrowsAndIsTamperedWith_isVerified(TestDatabase kind) throws SQLException {
        DataSource dataSource = kind.create();
        StoreTables.create(dataSource);
        String entries = kind == TestDatabase.MARIADB
                ? "ringfence_audit_entry"
                : kind == TestDatabase.POSTGRESQL ? "ringfence.audit_entry" : "\"ringfence\".\"audit_entry\"";
        try (JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                .meters(new SimpleMeterRegistry())
                .timeout(Patience.LONG)
                .build()) {
            AuditChainProbe probe = AuditChainProbe.of(trail);
            assertThat(probe.look()).isEqualTo(HealthReading.up("intact up to entry 0"));
            for (int i = 0; i < 3; i++) {
                trail.record(new AuditEntry(
                        Instant.EPOCH, AuditEntry.Kind.REFUSED, Actor.human("ann"), "production", "rule", "", "x"));
            }
            trail.seal();
            assertThat(probe.look()).isEqualTo(HealthReading.up("intact up to entry 3"));
            assertThat(probe.lagging(Duration.ZERO).look().state()).isEqualTo(HealthState.DEGRADED);
            Sql.execute(dataSource, "UPDATE " + entries + " SET detail = 'y' WHERE sequence_number = 3");
            assertThat(probe.look()).isEqualTo(HealthReading.down("the chain is not as it was sealed: [EDITED 3]"));
            Sql.execute(dataSource, "UPDATE " + entries + " SET detail = 'x' WHERE sequence_number = 3");
            assertThat(probe.look().state()).isEqualTo(HealthState.UP);
        }
    }
}
