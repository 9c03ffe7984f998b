package dev.ringfence.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.ChildJvm;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Two of a kind on one registry lose nothing and warn of nothing. */
class SharedRegistryTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private double allowed() {
        double sum = 0;
        for (Measurement measurement : meters.get("ringfence.decision")
                .tags("outcome", "allowed", "operation", "none")
                .meter()
                .measure()) {
            sum += measurement.getValue();
        }
        return sum;
    }

    private OperatingModeSwitch modes() {
        return OperatingModeSwitch.builder(Environments.PRODUCTION)
                .meters(meters)
                .build();
    }

    private double mode() {
        return meters.get("ringfence.mode").gauge().value();
    }

    @Test
    void guards_ofOneRegistry_areCountedTogether() {
        WriteGuard one =
                WriteGuard.builder(Environments.PRODUCTION).meters(meters).build();
        WriteGuard other =
                WriteGuard.builder(Environments.STAGING).meters(meters).build();
        one.run(Write.custom("a"), () -> {});
        other.run(Write.custom("b"), () -> {});
        other.run(Write.custom("c"), () -> {});

        assertThat(allowed()).isEqualTo(3);
        assertThat(meters.get("ringfence.environment").gauges()).hasSize(2);
    }

    @Test
    void switches_ofOneRegistry_showTheStrictestThatIsOpen() {
        OperatingModeSwitch one = modes();
        OperatingModeSwitch other = modes();
        other.to(OperatingMode.LOCKED, Actor.human("ada"), "a rehearsal");
        assertThat(mode()).isEqualTo(2);
        other.close();
        assertThat(mode()).isZero();
        one.close();
        assertThat(mode()).isNaN();
    }

    @Test
    void laxity_ofDatasourcesWithLevelsOfTheirOwn_isTheLaxest() {
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .meters(meters)
                .build();
        assertThat(laxity()).isZero();
        WriteGuard lax = guard.withLevels(Levels.enforcing().with(Guard.SQL, Level.OFF));
        assertThat(laxity()).isEqualTo(2);
        guard.relaxToObserve(Guard.ROWS, Duration.ofMinutes(5), Actor.human("ada"), "a migration");
        assertThat(meters.get("ringfence.guard.laxity")
                        .tag("guard", "rows")
                        .gauge()
                        .value())
                .isEqualTo(1);
        // Used to here, since a gauge holds nobody.
        assertThat(lax.level(Guard.SQL)).isEqualTo(Level.OFF);
        assertThat(guard.level(Guard.ROWS)).isEqualTo(Level.OBSERVE);
    }

    private double laxity() {
        return meters.get("ringfence.guard.laxity").tag("guard", "sql").gauge().value();
    }

    @Test
    void registry_givenTwoOfEverything_warnsOfNothing() throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(TwoOfEverything.class)) {
            Predicate<String> warning = line -> line.contains("already registered");
            Predicate<String> done = line -> line.equals(TwoOfEverything.DONE);
            assertThat(child.await(warning.or(done))).isEqualTo(TwoOfEverything.DONE);
            assertThat(child.await(warning)).contains("control");
        }
    }
}
