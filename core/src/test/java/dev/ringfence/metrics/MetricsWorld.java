package dev.ringfence.metrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.store.StoreTables;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.BreakGlass;
import dev.ringfence.write.ChangeFreeze;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Subject;
import dev.ringfence.write.ValueBoundary;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import dev.ringfence.write.WriteRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A process that does everything which is measured, so that every meter is there with every value of its closed tags. */
final class MetricsWorld implements AutoCloseable {
    private final MeterRegistry meters;
    private final List<Object> kept = new ArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();

    private MetricsWorld(MeterRegistry meters) {
        this.meters = meters;
    }

    static MetricsWorld in(MeterRegistry meters) throws SQLException, InterruptedException {
        MetricsWorld world = new MetricsWorld(meters);
        for (DeploymentEnvironment here : List.of(
                Environments.PRODUCTION,
                Environments.STAGING,
                Environments.TEST,
                Environments.DEVELOPMENT,
                Environments.unset(),
                Environments.named("nonesuch"))) {
            world.kept.add(WriteGuard.builder(here).meters(meters).build());
        }
        world.decide();
        world.find();
        world.audit();
        world.check();
        world.breakAndSpend();
        world.refresh();
        return world;
    }

    private WriteGuard guard(Level level, OperatingModeSwitch modes) {
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.observing().with(Guard.OPERATIONS, level))
                .meters(meters)
                .audit(new InMemoryAuditTrail(100))
                .modes(modes)
                .policy(WritePolicy.builder()
                        .rule(WriteRule.of("purge").maxRows(500).build())
                        .build())
                .build();
        kept.add(guard);
        return guard;
    }

    private void decide() {
        OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                .meters(meters)
                .calendar(ChangeFreeze.builder(ZoneOffset.UTC)
                        .window("broken", at -> {
                            throw new IllegalStateException("a defect of a plug-in");
                        })
                        .build())
                .build();
        closing.add(modes::close);
        WriteGuard enforcing = guard(Level.ENFORCE, modes);
        WriteGuard observing = guard(Level.OBSERVE, modes);
        Write purge = Write.custom("purge");
        enforcing.run(purge, () -> {});
        enforcing.run(Write.custom("undeclared"), () -> {});
        Write byAPerson = purge.by(Actor.human("ada"));
        assertThatThrownBy(() -> enforcing.run(byAPerson, () -> {})).isInstanceOf(WriteDeniedException.class);
        observing.run(byAPerson, () -> {});
        BreakGlass override = BreakGlass.by(Actor.human("ada"))
                .because("orders are stuck")
                .ticket("INC-1")
                .lasting(Duration.ofMinutes(30))
                .maxRows(50)
                .meters(meters)
                .open(enforcing);
        enforcing.run(byAPerson.overriddenBy(override), () -> {});
    }

    private void find() {
        WriteGuard guard =
                WriteGuard.builder(Environments.STAGING).meters(meters).build();
        kept.add(guard);
        ValueBoundary.of(guard, LiveDataGuard.standard(), "http.live-data")
                .refuse("mail carla.ferrante@postbox-italia.it", "a body", Subject.named("shop"));
    }

    private void audit() throws SQLException {
        DataSource dataSource = H2.createDatabase();
        StoreTables.create(dataSource);
        AuditEntry entry = new AuditEntry(
                Instant.EPOCH, AuditEntry.Kind.REFUSED, Actor.human("ada"), "production", "rule", "", "detail");
        JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource)
                .meters(meters)
                .timeout(Patience.LONG)
                .sealEvery(Duration.ofDays(1))
                .build();
        closing.add(trail::close);
        trail.record(entry);
        try (Connection writer = dataSource.getConnection()) {
            trail.record(entry, writer);
        }
        trail.seal();
        // One whose tables are missing cannot keep what it is given.
        JdbcAuditTrail failing = JdbcAuditTrail.builder(H2.createDatabase())
                .meters(meters)
                .sealEvery(Duration.ofDays(1))
                .build();
        closing.add(failing::close);
        assertThatThrownBy(() -> failing.record(entry)).isInstanceOf(StoreUnavailableException.class);
    }

    private void check() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(3);
        AtomicBoolean first = new AtomicBoolean(true);
        HealthBoard board = HealthBoard.builder()
                .meters(meters)
                .listener((before, after) -> looked.countDown())
                .check(HealthCheck.liveness("loop", HealthProbe.ofThisProcess(HealthReading::up))
                        .build())
                .check(HealthCheck.readiness("cache", HealthProbe.ofThisInstance(() -> HealthReading.degraded("cold")))
                        .build())
                .check(HealthCheck.dependency("db", () -> {
                            if (first.getAndSet(false)) {
                                throw new IllegalStateException("gone");
                            }
                            return HealthReading.unknown("dark");
                        })
                        .failuresToDown(1)
                        .period(Duration.ofMillis(20))
                        .timeout(Duration.ofMillis(20))
                        .build())
                .build();
        closing.add(board::close);
        looked.await();
        while (meters.find("ringfence.health.check.duration").timers().size() < 4) {
            Thread.onSpinWait();
        }
    }

    private void breakAndSpend() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(Environments.PRODUCTION)
                .dependency(BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
                .build();
        breakers.meters().bindTo(meters);
        breakers.breaker("payments").circuitBreaker().transitionToOpenState();
        kept.add(breakers);
        ErrorBudget budget = ErrorBudget.builder("orders", 0.999).meters(meters).build();
        budget.record(true);
        budget.record(false);
        kept.add(budget);
    }

    private void refresh() throws SQLException {
        DataSource production = shop(Environments.PRODUCTION, "INSERT INTO customer VALUES (1, 'gold')");
        DataSource staging = shop(Environments.STAGING, "INSERT INTO customer VALUES (2, 'old')");
        EnvironmentRefresh.from(production)
                .to(staging)
                .through(SanitizationPolicy.builder("all")
                        .keep("customer.id")
                        .keep("customer.kind")
                        .build())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .meters(meters)
                .run();
        EnvironmentRefresh withoutRules = EnvironmentRefresh.from(production)
                .to(staging)
                .through(SanitizationPolicy.builder("none").build())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .meters(meters);
        assertThatThrownBy(withoutRules::run).isInstanceOf(RefreshDeniedException.class);
    }

    private static DataSource shop(DeploymentEnvironment of, String row) throws SQLException {
        DataSource dataSource = H2.createDatabase();
        Sql.execute(dataSource, "CREATE TABLE customer (id INT PRIMARY KEY, kind VARCHAR(20))", row);
        DatastoreStamps.of(dataSource, of).stamp("test", "a test's own");
        return dataSource;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        kept.clear();
    }
}
