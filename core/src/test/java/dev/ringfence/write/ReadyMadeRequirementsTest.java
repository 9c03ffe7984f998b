package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Need;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadyMadeRequirementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor ADA = Actor.human("ada");

    private static WriteAttempt attempt(Write write, Instant at) {
        return new WriteAttempt(write, write.actor().orElse(ADA), Environments.PRODUCTION, at);
    }

    private static WriteAttempt attempt(Write write) {
        return attempt(write, NOON);
    }

    private static WriteGuard guard(WriteRule rule) {
        return WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .policy(WritePolicy.builder().rule(rule).build())
                .build();
    }

    @Test
    void justification_withATicket_asksForBoth() {
        Justification justification = Justification.ofTicket(Pattern.compile("OPS-[0-9]+"));
        Write write = Write.custom("fix");

        assertThat(justification.unmet(attempt(write))).map(Need::what).contains("a reason");
        assertThat(justification.unmet(attempt(write.because("a typo"))))
                .map(Need::what)
                .contains("a ticket of the form OPS-[0-9]+");
        assertThat(justification.unmet(attempt(write.because("a typo").ticket("see OPS-1"))))
                .isPresent();
        assertThat(justification.unmet(attempt(write.because("a typo").ticket("OPS-" + "1".repeat(500)))))
                .isPresent();
        assertThat(justification.unmet(attempt(write.because("a typo").ticket("OPS-12"))))
                .isEmpty();
    }

    @Test
    void blastRadius_ofAWriteThatExpectsMore_isRefusedBeforeItRuns() {
        WriteGuard guard = guard(WriteRule.of("purge").maxRows(500).build());
        AtomicInteger ran = new AtomicInteger();

        assertThatThrownBy(() -> guard.run(Write.custom("purge").expecting(501), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("write.blast-radius")
                .hasMessageContaining("at most 500 rows where the write expects 501");
        guard.run(Write.custom("purge").expecting(500), ran::incrementAndGet);
        assertThat(ran).hasValue(1);
    }

    @Test
    void blastRadius_ofEachKind_isCountedWhileItRuns() {
        WriteGuard guard = guard(WriteRule.of("mailing")
                .maxStatements(2)
                .maxEntities(10)
                .maxTableFraction(0.1)
                .build());
        guard.run(Write.custom("mailing"), () -> {
            assertThat(guard.countStatement()).isEqualTo(Decision.allowed());
            assertThat(guard.countStatement()).isEqualTo(Decision.allowed());
            assertThat(guard.countStatement()).isInstanceOf(Decision.Denied.class);
            guard.countEntities(10);
            assertThatThrownBy(() -> guard.countEntities(1))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("touching 11 entities with a ceiling of 10");
            assertThat(guard.tableFractionLeft()).isEqualTo(0.1);
            assertThat(guard.decideFraction(10, 100, "customer")).isEqualTo(Decision.allowed());
            assertThat(guard.decideFraction(11, 100, "customer")).isInstanceOf(Decision.Denied.class);
            assertThat(guard.decideFraction(11, 0, "customer"))
                    .as("nobody knows how large the table is")
                    .isEqualTo(Decision.allowed());
        });
        assertThat(guard.tableFractionLeft()).isEqualTo(1);
    }

    @Test
    void blastRadius_asARequirement_addsToTheCeilingsOfTheRule() {
        WriteGuard guard = guard(WriteRule.of("purge")
                .maxRows(50)
                .requires("blast-radius", Map.of("rows", "20", "statements", "3"))
                .build());
        guard.run(Write.custom("purge").maxRows(30), () -> {
            assertThat(guard.running().orElseThrow().ceilings().rows()).isEqualTo(20);
            assertThat(guard.running().orElseThrow().ceilings().statements()).isEqualTo(3);
        });
    }

    @Test
    void rowsPerStatement_ofARule_canBeMoreThanTheDefault() {
        WriteGuard guard =
                guard(WriteRule.of("import").maxRowsPerStatement(1_000_000).build());
        assertThat(guard.rowsLeft()).isEqualTo(10_000);
        guard.run(Write.custom("import"), () -> {
            assertThat(guard.rowsLeft()).isEqualTo(1_000_000);
            assertThat(guard.countRows(500_000)).isEqualTo(Decision.allowed());
        });
    }

    @Test
    void recoveryPoint_olderThanAsked_isMissing() {
        AtomicInteger asked = new AtomicInteger();
        Instant backup = NOON.minus(Duration.ofMinutes(60));
        RecoveryPoint point = RecoveryPoint.within(Duration.ofHours(1), () -> {
            asked.incrementAndGet();
            return Optional.of(backup);
        });
        Write write = Write.custom("purge");

        assertThat(point.unmet(attempt(write, NOON))).isEmpty();
        assertThat(point.unmet(attempt(write, NOON.plusMillis(1))))
                .map(Need::what)
                .hasValueSatisfying(what ->
                        assertThat(what).isEqualTo("a backup younger than PT1H where the newest is of " + backup));
        assertThat(asked).as("what is no longer good enough is asked again").hasValue(2);
        assertThat(RecoveryPoint.within(Duration.ofHours(1), Optional::empty).unmet(attempt(write)))
                .map(Need::what)
                .contains("a backup younger than PT1H where the newest is not there");
    }

    @Test
    void recoveryPoint_askedAgainAtOnce_remembers() {
        AtomicInteger asked = new AtomicInteger();
        RecoveryPoint point = RecoveryPoint.within(Duration.ofHours(1), () -> {
            asked.incrementAndGet();
            return Optional.of(NOON);
        });
        for (int second = 0; second < 30; second++) {
            assertThat(point.unmet(attempt(Write.custom("purge"), NOON.plusSeconds(second))))
                    .isEmpty();
        }
        assertThat(asked).hasValue(1);
        assertThat(point.unmet(attempt(Write.custom("purge"), NOON.plusSeconds(30))))
                .isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void rowBudget_usedUp_isMissingForThatActorAndTargetAlone() {
        RowBudget budget = RowBudget.of(10, Duration.ofDays(365), RowBudget.Per.ACTOR_AND_TARGET);
        WriteAttempt adas = attempt(Write.custom("fix").target("customer").by(ADA));
        assertThat(budget.unmet(adas)).isEmpty();
        assertThat(budget.maxRows(adas)).isEqualTo(10);

        budget.finished(adas, new WriteOutcome(true, true, 10));
        assertThat(budget.maxRows(adas)).as("a dry run uses nothing").isEqualTo(10);
        budget.finished(adas, new WriteOutcome(true, false, 7));
        assertThat(budget.maxRows(adas)).isEqualTo(3);
        assertThat(budget.unmet(
                        attempt(Write.custom("fix").target("customer").by(ADA).expecting(4))))
                .map(Need::what)
                .contains("4 rows of a budget of 10 within PT8760H of which 3 are left");
        budget.finished(adas, new WriteOutcome(false, false, 7));
        assertThat(budget.unmet(adas)).isPresent();
        assertThat(budget.maxRows(adas))
                .as("what was used too much comes back first")
                .isZero();

        assertThat(budget.unmet(attempt(Write.custom("fix").target("orders").by(ADA))))
                .isEmpty();
        assertThat(budget.unmet(attempt(Write.custom("fix").target("customer").by(Actor.human("bob")))))
                .isEmpty();
    }

    @Test
    void rowBudget_ofARule_holdsOverManyWrites() {
        WriteGuard guard = guard(WriteRule.of("fix-*")
                .requires("row-budget", Map.of("rows", "10", "within", "P365D", "per", "operation"))
                .build());
        for (int i = 0; i < 5; i++) {
            guard.run(Write.custom("fix-name"), () -> guard.apply(guard.countRows(2), Subject.named("rows")));
        }
        assertThatThrownBy(() -> guard.run(Write.custom("fix-name"), () -> {}))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("write.row-budget");
        guard.run(Write.custom("fix-address"), () -> {});
    }

    @Test
    void rowBudget_badSettings_areRefused() {
        assertThatThrownBy(() -> Requirements.standard().named("row-budget", Map.of()))
                .hasMessage("'rows' of requirement 'row-budget' must be set");
        assertThatThrownBy(() -> Requirements.standard().named("row-budget", Map.of("rows", "5", "per", "day")))
                .hasMessage("'per' of requirement 'row-budget' must be one of actor-and-target, actor, target,"
                        + " operation");
        assertThatThrownBy(() -> RowBudget.of(0, Duration.ofHours(1), RowBudget.Per.ACTOR))
                .hasMessage("'rows' must be positive but was 0");
    }

    @Test
    void dryRunOnly_ofARule_runsNothingForGood() {
        WriteGuard guard = guard(WriteRule.of("*")
                .actors(Actor.Kind.AGENT)
                .traits(WriteRule.Trait.DRY_RUN_ONLY)
                .build());
        guard.run(
                Write.custom("fix").by(Actor.agent("copilot")),
                () -> assertThat(guard.running().orElseThrow().dryRun()).isTrue());
        guard.run(
                Write.custom("fix"),
                () -> assertThat(guard.running().orElseThrow().dryRun()).isFalse());
    }
}
