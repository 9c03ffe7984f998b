package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FaultyStore;
import dev.ringfence.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mode and freeze through the doors of a guard: before any right, at the level of the guard 'operations'. */
class ModeOfGuardTest {
    private static final Actor ADA = Actor.human("ada");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();
    private final FaultyStore store = new FaultyStore(clock);
    private final AtomicLong nanos = new AtomicLong();

    private OperatingModeSwitch modes(DeploymentEnvironment environment) {
        return OperatingModeSwitch.builder(environment)
                .store(store)
                .meters(meters)
                .clocks(clock, nanos::get)
                .onThisThread()
                .build();
    }

    private WriteGuard guard(OperatingModeSwitch modes, Levels levels) {
        return WriteGuard.builder(modes.environment())
                .levels(levels)
                .meters(meters)
                .modes(modes)
                .build();
    }

    @ParameterizedTest
    @MethodSource("dev.ringfence.write.WriteGuardTest#doors")
    void readOnly_whereTheRightIsHeld_refusesAllTheSame(WriteGuardTest.Door door) throws Exception {
        OperatingModeSwitch modes = modes(Environments.TEST);
        WriteGuard guard = guard(modes, Levels.enforcing());
        AtomicInteger ran = new AtomicInteger();
        door.through(guard, Write.custom("order"), ran::incrementAndGet);
        modes.to(OperatingMode.READ_ONLY, ADA, "moving", Duration.ofSeconds(30));

        assertThatThrownBy(() -> door.through(guard, Write.custom("order"), ran::incrementAndGet))
                .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("mode.read-only");
                    assertThat(denied.refusal().guard()).isEqualTo(Guard.OPERATIONS);
                    assertThat(denied.retryAfter()).contains(Duration.ofSeconds(30));
                });
        assertThat(ran).hasValue(1);
        modes.to(OperatingMode.NORMAL, ADA, "moved");
        door.through(guard, Write.custom("order"), ran::incrementAndGet);
        assertThat(ran).hasValue(2);
    }

    @Test
    void readOnly_observed_refusesNothingAndSaysSo() {
        OperatingModeSwitch modes = modes(Environments.PRODUCTION);
        WriteGuard guard = guard(modes, Levels.observing());
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");
        AtomicInteger ran = new AtomicInteger();
        guard.run(Write.custom("order"), ran::incrementAndGet);

        assertThat(ran).hasValue(1);
        assertThat(guard.report().lines()).singleElement().satisfies(line -> {
            assertThat(line.rule()).isEqualTo("mode.read-only");
            assertThat(line.level()).isEqualTo(Level.OBSERVE);
        });
    }

    @Test
    void statements_inReadOnly_areDeniedWithTheirOperation() {
        OperatingModeSwitch modes = modes(Environments.PRODUCTION);
        WriteGuard guard = guard(modes, Levels.observing());
        assertThat(guard.decideMode(false)).isEqualTo(Decision.allowed());
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");

        guard.run(
                Write.custom("order"),
                () -> assertThat(guard.decideMode(false))
                        .isInstanceOfSatisfying(
                                Decision.Denied.class,
                                denied -> assertThat(denied.refusal().what())
                                        .isEqualTo("A changing statement of write 'order'")));
        assertThat(guard.decideMode(true)).isInstanceOf(Decision.Denied.class);
        assertThat(guard.decideModeStrictly(FaultyStore.NO_CONNECTION)).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void statements_ofAPersonInAFreeze_areDeniedAndThoseOfReleasedCodeAreNot() {
        OperatingModeSwitch modes = modes(Environments.PRODUCTION);
        WriteGuard guard = guard(modes, Levels.observing());
        modes.freeze(ADA, "the launch", Optional.empty());

        assertThat(guard.decideMode(false)).isEqualTo(Decision.allowed());
        assertThat(guard.decideMode(true)).isInstanceOf(Decision.Denied.class);
        guard.run(
                Write.custom("fix").by(ADA).because("a typo"),
                () -> assertThat(guard.decideMode(false)).isInstanceOf(Decision.Denied.class));
    }

    /** The bar: a store at fault refuses no ordinary write, however long, and destructive ones only past the bound. */
    @ParameterizedTest
    @EnumSource(FaultyStore.Fault.class)
    void store_atFault_failsNoOrdinaryWrite(FaultyStore.Fault fault) {
        OperatingModeSwitch modes = modes(Environments.PRODUCTION);
        WriteGuard guard = guard(modes, Levels.enforcing());
        store.fault(fault);
        AtomicInteger ran = new AtomicInteger();
        for (int second = 0; second < 3_600; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            modes.refresh();
            guard.run(Write.custom("order"), ran::incrementAndGet);
            assertThat(guard.decideMode(false)).isEqualTo(Decision.allowed());
        }

        assertThat(ran).hasValue(3_600);
        assertThatThrownBy(() -> guard.run(Write.custom("purge").destructive(), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("mode.stale");
        assertThat(guard.decideMode(true)).isInstanceOf(Decision.Denied.class);
        assertThat(ran).hasValue(3_600);
    }

    @Test
    void builder_switchOfAnotherEnvironment_isRefused() {
        assertThatThrownBy(() -> WriteGuard.builder(Environments.PRODUCTION).modes(modes(Environments.STAGING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'modes' must speak of environment production but speaks of staging");
    }
}
