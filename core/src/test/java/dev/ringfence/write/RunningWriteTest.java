package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RunningWriteTest {
    private final WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .meters(new SimpleMeterRegistry())
            .build();

    @Test
    void running_outsideOfAnyWrite_isEmpty() {
        assertThat(guard.running()).isEmpty();
        guard.run(Write.custom("purge"), () -> {});
        assertThat(guard.running()).isEmpty();
    }

    @Test
    void running_insideOfAWrite_tellsWhatWasAskedAndDecided() {
        Write write = Write.sql("purge").maxRows(5).by(Actor.service("nightly"));
        guard.run(
                write,
                () -> assertThat(guard.running()).hasValueSatisfying(running -> {
                    assertThat(running.write()).isSameAs(write);
                    assertThat(running.actor()).isEqualTo(Actor.service("nightly"));
                    assertThat(running.decision()).isEqualTo(Decision.allowed());
                    assertThat(running.dryRun()).isFalse();
                    assertThat(running.ceilings()).isEqualTo(Ceilings.ofRows(5).withRowsPerStatement(10_000));
                    assertThat(running.outer()).isEmpty();
                    guard.countRows(2);
                    guard.countStatement();
                    assertThat(running.rows()).isEqualTo(2);
                    assertThat(running.statements()).isEqualTo(1);
                    assertThat(running.rowsLeft()).isEqualTo(3);
                    assertThat(running)
                            .hasToString("SQL purge maxRows=5 by service nightly, 2 rows by 1 statements so far");
                }));
    }

    @Test
    void running_insideOfTwo_isTheInnerOneAndKnowsTheOuter() {
        guard.run(
                Write.custom("outer").asDryRun(),
                () -> guard.run(
                        Write.custom("inner"),
                        () -> assertThat(guard.running()).hasValueSatisfying(inner -> {
                            assertThat(inner.write().operation()).isEqualTo("inner");
                            assertThat(inner.outer().orElseThrow().write().operation())
                                    .isEqualTo("outer");
                            assertThat(inner.decision()).isInstanceOf(Decision.DryRun.class);
                            assertThat(inner.dryRun())
                                    .as("a dry run around it holds for it")
                                    .isTrue();
                        })));
    }

    @Test
    void running_afterAFailure_isWhatWasBefore() {
        assertThatThrownBy(() -> guard.run(Write.custom("purge"), () -> {
                    throw new IllegalStateException("down");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(guard.running()).isEmpty();
    }

    @Test
    void decide_aWrite_hasNoEffect() {
        assertThat(guard.decide(Write.custom("purge").asDryRun())).isInstanceOf(Decision.DryRun.class);
        assertThat(guard.decide(Write.custom("purge").by(Actor.human("ada")))).isNotEqualTo(Decision.allowed());
        assertThat(guard.report().decisions()).isZero();
        assertThat(guard.running()).isEmpty();
    }

    @Test
    void entities_withoutACeiling_areOnlyCounted() {
        guard.run(Write.custom("mailing"), () -> {
            guard.countEntities(1_000);
            assertThat(guard.running().orElseThrow().entities()).isEqualTo(1_000);
        });
    }

    @Test
    void fraction_withoutACeiling_isAllowed() {
        assertThat(guard.tableFractionLeft()).isEqualTo(1);
        assertThat(guard.decideFraction(10, 10, "customer")).isEqualTo(Decision.allowed());
    }
}
