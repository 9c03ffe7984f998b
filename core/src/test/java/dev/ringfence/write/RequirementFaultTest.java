package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Need;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FaultyStore;
import dev.ringfence.testing.MovableClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails refuses no ordinary write, and holds up destructive ones where that is enforced. */
class RequirementFaultTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger ran = new AtomicInteger();

    private WriteGuard guard(Requirement requirement, Levels levels) {
        return WriteGuard.builder(Environments.PRODUCTION)
                .levels(levels)
                .meters(meters)
                .audit(entry -> {
                    throw new IllegalStateException("the trail of a test is full");
                })
                .requirements(Requirements.standard().with(requirement))
                .policy(WritePolicy.builder()
                        .rule(WriteRule.of("*").requires(requirement.name()).build())
                        .build())
                .build();
    }

    /** Fails in every method that it can. */
    private static final class Broken implements Requirement {
        private final boolean indispensable;

        Broken(boolean indispensable) {
            this.indispensable = indispensable;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Optional<Need> unmet(WriteAttempt attempt) {
            throw new IllegalStateException("a fault of a test");
        }

        @Override
        public Ceilings ceilings(WriteAttempt attempt) {
            throw new IllegalStateException("a fault of a test");
        }

        @Override
        public boolean indispensable() {
            return indispensable;
        }

        @Override
        public void finished(WriteAttempt attempt, WriteOutcome outcome) {
            throw new IllegalStateException("a fault of a test");
        }
    }

    private double errors() {
        return meters.find("ringfence.guard.error").tag("where", "requirement.broken").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void requirement_thatThrows_refusesNoOrdinaryWriteAndIsCounted() {
        WriteGuard guard = guard(new Broken(false), Levels.enforcing());
        for (int i = 0; i < 1_000; i++) {
            guard.run(Write.custom("order"), ran::incrementAndGet);
        }
        assertThat(ran).hasValue(1_000);
        assertThat(errors()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void requirement_thatThrows_holdsUpDestruction() {
        WriteGuard guard = guard(new Broken(false), Levels.enforcing());
        assertThatThrownBy(() -> guard.run(Write.custom("purge").destructive(), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("write.broken")
                .hasMessageContaining("could not be asked");
        assertThat(ran).hasValue(0);
        guard(new Broken(false), Levels.observing()).run(Write.custom("purge").destructive(), ran::incrementAndGet);
        assertThat(ran).hasValue(1);
    }

    @Test
    void requirement_thatCallsItselfIndispensable_holdsUpEveryWriteThatNamesIt() {
        WriteGuard guard = guard(new Broken(true), Levels.enforcing());
        assertThatThrownBy(() -> guard.run(Write.custom("order"), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class);
        assertThat(ran).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(FaultyStore.Fault.class)
    void store_atFault_refusesNoOrdinaryWriteThatAsksForIt(FaultyStore.Fault fault) {
        FaultyStore store = new FaultyStore(new MovableClock());
        Requirement rehearsal = DryRunFirst.rememberedIn(store, Write::operation)
                .create(new RequirementSettings("dry-run-first", java.util.Map.of()));
        WriteGuard guard = guard(rehearsal, Levels.enforcing());
        store.fault(fault);

        guard.run(Write.custom("order"), ran::incrementAndGet);
        guard.run(Write.custom("order").asDryRun(), ran::incrementAndGet);
        assertThat(ran).hasValue(2);
    }

    @Test
    void probe_thatThrows_holdsUpDestructionAlone() {
        Requirement recovery = RecoveryPoint.within(Duration.ofHours(1), () -> {
            throw new IllegalStateException("a fault of a test");
        });
        WriteGuard guard = guard(recovery, Levels.enforcing());

        guard.run(Write.custom("order"), ran::incrementAndGet);
        assertThatThrownBy(() -> guard.run(Write.custom("purge").destructive(), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class);
        assertThat(ran).hasValue(1);
    }

    @Test
    void override_thatThrows_liftsNothing() {
        WriteOverride broken = new WriteOverride() {
            @Override
            public String detail() {
                return "broken";
            }

            @Override
            public String name() {
                return "broken-override";
            }

            @Override
            public Optional<Need> unmet(WriteAttempt attempt) {
                throw new IllegalStateException("a fault of a test");
            }
        };
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .audit(AuditTrail.logging())
                .meters(meters)
                .build();
        assertThatThrownBy(() -> guard.run(
                        Write.custom("fix")
                                .by(dev.ringfence.audit.Actor.human("ada"))
                                .overriddenBy(broken),
                        ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("write.justification");
        assertThat(ran).hasValue(0);
    }
}
