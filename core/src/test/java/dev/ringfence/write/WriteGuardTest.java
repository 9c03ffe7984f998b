package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteGuardTest {
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();

    private WriteGuard guard(Levels levels) {
        return WriteGuard.builder(Environments.PRODUCTION)
                .levels(levels)
                .audit(audit)
                .meters(meters)
                .clock(clock)
                .build();
    }

    private static Decision denial(Guard guard) {
        return Decision.denied(new Refusal(guard, guard.key() + ".rule", "It", "production", List.of(), "do it well"));
    }

    private double decisions(String outcome) {
        return meters.find("ringfence.decision").tag("outcome", outcome).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    /** The same write through each of the three doors. */
    interface Door {
        int through(WriteGuard guard, Write write, java.util.function.IntSupplier action) throws Exception;
    }

    static Stream<Door> doors() {
        return Stream.of(
                (guard, write, action) -> guard.get(write, action::getAsInt),
                (guard, write, action) -> guard.call(write, action::getAsInt),
                (guard, write, action) -> {
                    AtomicInteger result = new AtomicInteger();
                    guard.run(write, () -> result.set(action.getAsInt()));
                    return result.get();
                });
    }

    @ParameterizedTest
    @MethodSource("doors")
    void doors_allOfThem_giveTheResult(Door door) throws Exception {
        assertThat(door.through(guard(Levels.enforcing()), Write.custom("purge"), () -> 7))
                .isEqualTo(7);
        assertThat(door.through(WriteGuard.enforcing(Environments.TEST), Write.custom("purge"), () -> 7))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void rows_pastTheCeilingOfTheWrite_areDeniedInsideItAndNotAfter(Door door) throws Exception {
        WriteGuard guard = guard(Levels.enforcing());
        door.through(guard, Write.custom("purge").maxRows(500), () -> {
            assertThat(guard.rowsLeft()).isEqualTo(500);
            assertThat(guard.countRows(499)).isEqualTo(Decision.allowed());
            assertThat(guard.rowsLeft()).isEqualTo(1);
            assertThat(guard.countRows(0)).isEqualTo(Decision.allowed());
            assertThat(guard.countRows(2)).isInstanceOfSatisfying(Decision.Denied.class, denied -> {
                assertThat(denied.refusal().rule()).isEqualTo("rows.operation-ceiling");
                assertThat(denied.refusal().guard()).isEqualTo(Guard.ROWS);
                assertThat(denied.refusal().what()).contains("501 rows").contains("ceiling of 500");
            });
            return 0;
        });
        assertThat(guard.rowsLeft()).isEqualTo(10_000);
    }

    @Test
    void rows_ofNestedWrites_countForAllOfThem() {
        WriteGuard guard = guard(Levels.enforcing());
        guard.run(Write.custom("outer").maxRows(10), () -> {
            guard.run(
                    Write.custom("inner").maxRows(8),
                    () -> assertThat(guard.countRows(6)).isEqualTo(Decision.allowed()));
            assertThat(guard.rowsLeft()).isEqualTo(4);
            guard.run(
                    Write.custom("inner").maxRows(8),
                    () -> assertThat(guard.countRows(6)).isInstanceOf(Decision.Denied.class));
        });
    }

    @Test
    void rows_ofOneStatement_areHeldToThePolicyByActor() {
        WriteGuard guard = guard(Levels.enforcing());

        assertThat(guard.countRows(10_000)).isEqualTo(Decision.allowed());
        assertThat(guard.countRows(10_001))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("rows.statement-ceiling"));
        guard.run(
                Write.custom("fix").by(Actor.human("ada")).because("ticket 12"),
                () -> assertThat(guard.countRows(101)).isInstanceOf(Decision.Denied.class));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void people_withoutAReason_areDeniedBeforeTheActionRuns(Door door) {
        AtomicInteger ran = new AtomicInteger();
        assertThatThrownBy(() -> door.through(
                        guard(Levels.enforcing()),
                        Write.custom("fix").by(Actor.agent("copilot")),
                        ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("write.justification")
                .hasMessageContaining("because(");
        assertThat(ran).hasValue(0);
    }

    @Test
    void apply_aDenial_hasTheSameReportAtObserveAndEnforce() {
        WriteGuard observing = guard(Levels.observing());
        observing.apply(denial(Guard.SQL), new Subject("DELETE FROM t", "d1"));
        WriteGuard enforcing = guard(Levels.enforcing());
        assertThatThrownBy(() -> enforcing.apply(denial(Guard.SQL), new Subject("DELETE FROM t", "d1")))
                .isInstanceOf(WriteDeniedException.class);

        GuardReport.Line observed = observing.report().lines().get(0);
        GuardReport.Line enforced = enforcing.report().lines().get(0);
        assertThat(observed.level()).isEqualTo(Level.OBSERVE);
        assertThat(enforced.level()).isEqualTo(Level.ENFORCE);
        assertThat(observed.rule()).isEqualTo(enforced.rule());
        assertThat(observed.subject()).isEqualTo(enforced.subject());
        assertThat(observing.report().toString())
                .contains("1x would have refused sql.rule")
                .contains("DELETE FROM t");
        assertThat(enforcing.report().toString()).contains("1x refused sql.rule");
    }

    @Test
    void apply_atOff_neitherCountsNorThrows() {
        WriteGuard guard = guard(Levels.enforcing().with(Guard.SQL, Level.OFF));

        guard.apply(denial(Guard.SQL), new Subject("s", "d"));

        assertThat(guard.report().denials()).isZero();
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void audit_ofDenials_holdsTheEnforcedOnesOnly() {
        guard(Levels.observing()).apply(denial(Guard.SQL), new Subject("s", "d"));
        assertThat(audit.entries()).isEmpty();

        assertThatThrownBy(() -> guard(Levels.enforcing()).apply(denial(Guard.SQL), new Subject("s", "d")))
                .isInstanceOf(WriteDeniedException.class);
        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.REFUSED);
            assertThat(entry.rule()).isEqualTo("sql.rule");
            assertThat(entry.digest()).isEqualTo("d");
            assertThat(entry.environment()).isEqualTo("production");
        });
    }

    @Test
    void audit_thatFails_doesNotChangeTheRefusal() {
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .audit(entry -> {
                    throw new IllegalStateException("disk full");
                })
                .meters(meters)
                .build();

        assertThatThrownBy(() -> guard.apply(denial(Guard.SQL), new Subject("s", "d")))
                .isInstanceOf(WriteDeniedException.class);
        assertThat(meters.get("ringfence.guard.error")
                        .tag("where", "audit")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void decisions_allOfThem_areCountedByOutcome() {
        WriteGuard guard = guard(Levels.observing().with(Guard.ROWS, Level.ENFORCE));

        guard.apply(Decision.allowed(), new Subject("s", "d"));
        guard.apply(denial(Guard.SQL), new Subject("s", "d"));
        assertThatThrownBy(() -> guard.apply(denial(Guard.ROWS), new Subject("s", "d")))
                .isInstanceOf(WriteDeniedException.class);

        assertThat(decisions("allowed")).isEqualTo(1);
        assertThat(decisions("observed")).isEqualTo(1);
        assertThat(decisions("refused")).isEqualTo(1);
        assertThat(guard.report().decisions()).isEqualTo(3);
    }

    @Test
    void decisions_ofTwoGuards_areCountedTogetherInMetricsAndApartInReports() {
        WriteGuard one = guard(Levels.observing());
        WriteGuard other = guard(Levels.observing());
        one.apply(Decision.allowed(), new Subject("s", "d"));
        other.apply(Decision.allowed(), new Subject("s", "d"));

        assertThat(decisions("allowed")).isEqualTo(2);
        assertThat(one.report().decisions()).isEqualTo(1);
    }

    @Test
    void report_ofManyDenials_groupsThemByShape() {
        WriteGuard guard = guard(Levels.observing());
        for (int at = 0; at < 5; at++) {
            guard.apply(denial(Guard.SQL), new Subject("often", "d1"));
        }
        guard.apply(denial(Guard.SQL), new Subject("once", "d2"));

        assertThat(guard.report().lines()).extracting(GuardReport.Line::count).containsExactly(5L, 1L);
        assertThat(guard.report().lines()).extracting(GuardReport.Line::remedy).containsOnly("do it well");
    }

    @Test
    void report_ofMoreShapesThanItKeeps_countsTheRest() {
        WriteGuard guard = guard(Levels.observing());
        for (int at = 0; at < GuardReport.MOST_LINES + 7; at++) {
            guard.apply(denial(Guard.SQL), new Subject("s", "d" + at));
        }

        assertThat(guard.report().lines()).hasSize(GuardReport.MOST_LINES);
        assertThat(guard.report().unlisted()).isEqualTo(7);
        assertThat(guard.report().denials()).isEqualTo(GuardReport.MOST_LINES + 7);
    }

    @Test
    void readyToEnforce_needsTimeAndDecisionsWithoutADenial() {
        WriteGuard guard = guard(Levels.observing());
        for (int at = 0; at < 10_000; at++) {
            guard.apply(Decision.allowed(), new Subject("s", "d"));
        }
        assertThat(guard.report().readyToEnforce(Guard.SQL)).isFalse();

        clock.move(Duration.ofDays(14));
        assertThat(guard.report().readyToEnforce(Guard.SQL)).isTrue();

        guard.apply(denial(Guard.SQL), new Subject("s", "d"));
        assertThat(guard.report().readyToEnforce(Guard.SQL)).isFalse();
        assertThat(guard.report().readyToEnforce(Guard.ROWS)).isTrue();
    }

    @Test
    void relaxToObserve_oneGuard_endsByItselfAndIsAudited() {
        WriteGuard guard = guard(Levels.enforcing());
        WriteGuard ofDatasource = guard.withLevels(Levels.enforcing());

        guard.relaxToObserve(Guard.SQL, Duration.ofHours(1), Actor.human("ada"), "false refusals since the release");

        assertThat(guard.level(Guard.SQL)).isEqualTo(Level.OBSERVE);
        assertThat(ofDatasource.level(Guard.SQL)).isEqualTo(Level.OBSERVE);
        assertThat(guard.relaxedUntil(Guard.SQL)).contains(clock.instant().plus(Duration.ofHours(1)));
        assertThat(guard.relaxedUntil(Guard.ROWS)).isEmpty();
        assertThat(guard.withLevels(Levels.observing()).relaxedUntil(Guard.SQL)).isEmpty();
        assertThat(guard.level(Guard.ROWS)).isEqualTo(Level.ENFORCE);
        assertThat(audit.entries()).extracting(AuditEntry::kind).containsExactly(AuditEntry.Kind.RELAXED);
        clock.move(Duration.ofHours(1));
        assertThat(guard.level(Guard.SQL)).isEqualTo(Level.ENFORCE);
        assertThat(guard.relaxedUntil(Guard.SQL)).isEmpty();
    }

    @Test
    void relaxToObserve_tooLongOrWithoutAReason_isRefused() {
        WriteGuard guard = guard(Levels.enforcing());

        assertThatThrownBy(() -> guard.relaxToObserve(Guard.SQL, Duration.ofHours(5), Actor.human("ada"), "a reason"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most PT4H");
        assertThatThrownBy(() -> guard.relaxToObserve(Guard.SQL, Duration.ofHours(1), Actor.human("ada"), " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(guard.level(Guard.SQL)).isEqualTo(Level.ENFORCE);
    }

    @Test
    void call_aFailingAction_passesItsExceptionAndClosesTheWrite() {
        WriteGuard guard = guard(Levels.enforcing());

        assertThatThrownBy(() -> guard.call(Write.custom("purge").maxRows(1), () -> {
                    throw new IOException("down");
                }))
                .isInstanceOf(IOException.class);
        assertThat(guard.rowsLeft()).isEqualTo(10_000);
    }

    @Test
    void builder_sameSetterTwice_isRefused() {
        assertThatThrownBy(() -> WriteGuard.builder(Environments.TEST)
                        .levels(Levels.observing())
                        .levels(Levels.enforcing()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'levels' must be set once");
    }
}
