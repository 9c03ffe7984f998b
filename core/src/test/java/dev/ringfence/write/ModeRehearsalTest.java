package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Patience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModeRehearsalTest {
    private final OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.TEST)
            .meters(new SimpleMeterRegistry())
            .onThisThread()
            .build();

    private WriteGuard guard(Levels levels) {
        return WriteGuard.builder(Environments.TEST)
                .levels(levels)
                .meters(new SimpleMeterRegistry())
                .modes(modes)
                .build();
    }

    @Test
    void rehearsal_ofGuardedPaths_holdsAndSwitchesBack() {
        WriteGuard guard = guard(Levels.enforcing());
        for (OperatingMode mode : new OperatingMode[] {OperatingMode.READ_ONLY, OperatingMode.LOCKED}) {
            ModeRehearsal.of(guard)
                    .write("order", () -> guard.get(Write.custom("order"), () -> 1))
                    .read("list", () -> 1)
                    .rehearse(mode);
        }
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void rehearsal_ofAnUnguardedPathOrABrokenRead_namesThem() {
        WriteGuard guard = guard(Levels.enforcing());
        assertThatThrownBy(() -> ModeRehearsal.of(guard)
                        .write("forgotten", () -> 1)
                        .read("list", () -> guard.get(Write.custom("list"), () -> 1))
                        .rehearse(OperatingMode.READ_ONLY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'forgotten' wrote in READ_ONLY")
                .hasMessageContaining("'list' must work in READ_ONLY but failed");
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void rehearsal_whereNothingIsEnforced_fails() {
        WriteGuard guard = guard(Levels.observing());
        assertThatThrownBy(() -> ModeRehearsal.of(guard)
                        .write("order", () -> guard.get(Write.custom("order"), () -> 1))
                        .rehearse(OperatingMode.READ_ONLY))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void rehearsal_thatProvesNothing_isRefused() {
        assertThatThrownBy(() -> ModeRehearsal.of(guard(Levels.enforcing())).rehearse(OperatingMode.READ_ONLY))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ModeRehearsal.of(WriteGuard.enforcing(Environments.TEST)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("'modes' must be set");
    }

    /** With its own threads: what one instance switches, another that polls is told of. */
    @Test
    void poller_ofAnotherInstance_seesTheSwitchByItself() throws InterruptedException {
        StateStore store = StateStore.inMemory();
        try (OperatingModeSwitch one = OperatingModeSwitch.builder(Environments.PRODUCTION)
                        .store(store)
                        .meters(new SimpleMeterRegistry())
                        .build();
                OperatingModeSwitch other = OperatingModeSwitch.builder(Environments.PRODUCTION)
                        .store(store)
                        .meters(new SimpleMeterRegistry())
                        .build()) {
            CountDownLatch told = new CountDownLatch(1);
            other.onChange((before, after) -> told.countDown());
            one.to(OperatingMode.READ_ONLY, Actor.human("ada"), "moving");

            assertThat(told.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(other.mode()).isEqualTo(OperatingMode.READ_ONLY);
        }
    }
}
