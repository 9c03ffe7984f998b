package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Decision;
import dev.ringfence.store.StateKey;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FaultyStore;
import dev.ringfence.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatingModeSwitchTest {
    private static final Actor ADA = Actor.human("ada");
    private static final Actor HEALTH = Actor.service("health");
    private static final ModeQuestion ORDINARY =
            new ModeQuestion("Write 'order'", "order", Actor.Kind.SERVICE, false, false);
    private static final ModeQuestion DESTRUCTIVE =
            new ModeQuestion("Write 'purge'", "purge", Actor.Kind.SERVICE, true, false);
    private static final ModeQuestion BY_A_PERSON =
            new ModeQuestion("Write 'fix'", "fix", Actor.Kind.HUMAN, false, false);
    private static final ModeQuestion OVERRIDDEN = new ModeQuestion("Write 'fix'", "fix", Actor.Kind.HUMAN, true, true);

    private final MovableClock clock = new MovableClock();
    private final FaultyStore store = new FaultyStore(clock);
    private final AtomicLong nanos = new AtomicLong(1);
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private OperatingModeSwitch.Builder builder() {
        return OperatingModeSwitch.builder(Environments.PRODUCTION)
                .store(store)
                .audit(audit)
                .meters(meters)
                .clocks(clock, nanos::get)
                .onThisThread();
    }

    private void pass(Duration time) {
        clock.move(time);
        nanos.addAndGet(time.toNanos());
    }

    private static String rule(Decision decision) {
        return decision instanceof Decision.Denied denied ? denied.refusal().rule() : "allowed";
    }

    private double errors(String where) {
        return meters.find("ringfence.guard.error").tag("where", where).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    @Test
    void normal_passesEverything() {
        OperatingModeSwitch modes = builder().build();

        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(modes.passesOrdinary()).isTrue();
        for (ModeQuestion question : List.of(ORDINARY, DESTRUCTIVE, BY_A_PERSON, OVERRIDDEN)) {
            assertThat(modes.decide(question)).isEqualTo(Decision.allowed());
        }
    }

    @Test
    void readOnly_refusesEveryWriteThatNobodyAnswersFor() {
        OperatingModeSwitch modes = builder().build();
        modes.to(OperatingMode.READ_ONLY, ADA, "the primary is being moved", Duration.ofSeconds(90));

        assertThat(modes.passesOrdinary()).isFalse();
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("mode.read-only");
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.read-only");
        assertThat(rule(modes.decide(OVERRIDDEN))).isEqualTo("allowed");
        assertThat(modes.decide(ORDINARY))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.refusal().message())
                                .contains(
                                        "Write 'order' was refused in environment 'production' by rule mode.read-only")
                                .contains("by human ada: the primary is being moved")
                                .contains("try again after 90 s"));
    }

    @Test
    void locked_refusesEvenWhatSomebodyAnswersFor() {
        OperatingModeSwitch modes = builder().build();
        modes.to(OperatingMode.LOCKED, ADA, "an intrusion is being looked at");

        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("mode.locked");
        assertThat(rule(modes.decide(OVERRIDDEN))).isEqualTo("mode.locked");
    }

    @Test
    void mode_setByOneInstance_isSeenByAnotherAtItsNextReading() {
        OperatingModeSwitch one = builder().build();
        OperatingModeSwitch other = builder().build();
        one.to(OperatingMode.READ_ONLY, ADA, "moving");

        assertThat(other.mode()).isEqualTo(OperatingMode.NORMAL);
        other.refresh();
        assertThat(other.state()).isEqualTo(one.state());
        one.to(OperatingMode.NORMAL, ADA, "moved");
        other.refresh();
        assertThat(other.passesOrdinary()).isTrue();
    }

    @Test
    void mode_ofAnotherEnvironmentInTheSameStore_isNotShared() {
        OperatingModeSwitch production = builder().build();
        OperatingModeSwitch staging = OperatingModeSwitch.builder(Environments.STAGING)
                .store(store)
                .meters(meters)
                .onThisThread()
                .build();
        staging.to(OperatingMode.LOCKED, ADA, "a rehearsal");

        production.refresh();
        assertThat(production.mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void freeze_byHand_stopsPeopleAndDestructionButNotReleasedCode() {
        OperatingModeSwitch modes = builder().build();
        modes.freeze(ADA, "the launch", Optional.of(clock.instant().plus(Duration.ofHours(1))));

        assertThat(modes.frozen()).isTrue();
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");
        assertThat(rule(modes.decide(BY_A_PERSON))).isEqualTo("freeze.switch");
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("freeze.switch");
        assertThat(rule(modes.decide(OVERRIDDEN))).isEqualTo("allowed");

        pass(Duration.ofHours(1));
        modes.refresh();
        assertThat(modes.frozen()).isFalse();
        assertThat(rule(modes.decide(BY_A_PERSON))).isEqualTo("allowed");
    }

    @Test
    void freeze_thawed_endsAndLeavesTheMode() {
        OperatingModeSwitch modes = builder().build();
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");
        modes.freeze(ADA, "the launch", Optional.empty());
        modes.thaw(ADA, "launched");

        assertThat(modes.frozen()).isFalse();
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
    }

    @Test
    void freeze_ofTheCalendar_isInForceByItselfAndStopsNamedOperations() {
        ChangeFreeze calendar = ChangeFreeze.builder(ZoneOffset.UTC)
                .window(
                        "stocktaking",
                        FreezeWindow.between(
                                LocalDateTime.parse("2026-01-01T01:00:00"), LocalDateTime.parse("2026-01-01T02:00:00")))
                .operations("ord*")
                .build();
        OperatingModeSwitch modes = builder().calendar(calendar).build();
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");

        pass(Duration.ofHours(1));
        modes.refresh();
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("freeze.calendar");
        assertThat(modes.decide(ORDINARY))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.refusal().message()).contains("the window 'stocktaking'"));

        // Its end comes by this process's clock where the store's cannot be read.
        store.fail();
        pass(Duration.ofHours(1));
        modes.refresh();
        assertThat(modes.frozen()).isFalse();
    }

    @Test
    void calendar_thatThrows_isCountedAndNoFreeze() {
        ChangeFreeze calendar = ChangeFreeze.builder(ZoneOffset.UTC)
                .window("broken", at -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        OperatingModeSwitch modes = builder().calendar(calendar).build();

        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");
        assertThat(errors("mode.calendar")).isPositive();
        pass(Duration.ofSeconds(6));
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.read-only");
    }

    @ParameterizedTest
    @EnumSource(FaultyStore.Fault.class)
    void store_atFault_stopsDestructionPastTheBoundAndNothingElse(FaultyStore.Fault fault) {
        OperatingModeSwitch modes = builder().staleAfter(Duration.ofSeconds(5)).build();
        store.fault(fault);
        pass(Duration.ofSeconds(5));
        modes.refresh();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("allowed");
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");

        pass(Duration.ofMillis(1));
        modes.refresh();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.stale");
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");
        assertThat(rule(modes.decide(BY_A_PERSON))).isEqualTo("allowed");
        assertThat(modes.passesOrdinary()).isTrue();
        assertThat(errors("mode.refresh")).isPositive();

        store.heal();
        modes.refresh();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("allowed");
    }

    @Test
    void store_atFaultFromTheStart_stopsDestructionUntilTheFirstReading() {
        store.fail();
        OperatingModeSwitch modes = builder().build();

        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.stale");
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");
        store.heal();
        modes.refresh();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("allowed");
    }

    @Test
    void store_atFault_keepsTheModeThatWasReadLast() {
        OperatingModeSwitch modes = builder().build();
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");
        store.fail();
        pass(Duration.ofDays(1));
        modes.refresh();

        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("mode.read-only");
    }

    @Test
    void staleness_wherePolicyWantsIt_stopsEveryWrite() {
        OperatingModeSwitch modes = builder().refuseEveryWriteWhenStale().build();
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");
        assertThat(modes.passesOrdinary()).as("each write reads the clock").isFalse();

        pass(Duration.ofSeconds(6));
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("mode.stale");
    }

    /** Five minutes off, either way: the bound is measured by the monotonic clock alone. */
    @Test
    void clock_thatJumps_changesNothing() {
        OperatingModeSwitch modes = builder().build();
        clock.move(Duration.ofMinutes(5));
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("allowed");
        clock.move(Duration.ofMinutes(-10));
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("allowed");
        modes.refresh();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("allowed");

        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.stale");
    }

    @Test
    void state_thatNobodyCanRead_isAFaultAndCanBeSwitchedAway() {
        OperatingModeSwitch modes = builder().build();
        store.compareAndSet(
                new StateKey("operating-mode", "production"), 0, "{\"mode\":\"HALF_OPEN\"}", Optional.empty());
        pass(Duration.ofSeconds(6));
        modes.refresh();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.stale");
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");

        modes.to(OperatingMode.LOCKED, ADA, "to be sure");
        assertThat(modes.mode()).isEqualTo(OperatingMode.LOCKED);
    }

    @Test
    void store_thatComesLater_isNotReadBeforeItIsAskedFor() {
        store.fail();
        OperatingModeSwitch modes = builder().readsFromFirstRefresh().build();
        assertThat(errors("mode.refresh")).isZero();
        assertThat(rule(modes.decide(DESTRUCTIVE))).isEqualTo("mode.stale");
        assertThat(rule(modes.decide(ORDINARY))).isEqualTo("allowed");

        store.heal();
        builder().build().to(OperatingMode.READ_ONLY, ADA, "moving");
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        modes.refresh();
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
    }

    @Test
    void state_ofANewerVersion_isReadAsFarAsItIsKnown() {
        OperatingModeSwitch modes = builder().build();
        modes.to(OperatingMode.READ_ONLY, ADA, "moving", Duration.ofSeconds(9));
        StateKey key = new StateKey("operating-mode", "production");
        String json = store.find(key).orElseThrow().json();
        store.compareAndSet(key, 1, json.replace("{\"mode\"", "{\"colour\":\"red\",\"mode\""), Optional.empty());

        modes.refresh();
        assertThat(modes.state().retryAfter()).contains(Duration.ofSeconds(9));
        assertThat(errors("mode.refresh")).isZero();
    }

    @Test
    void strict_readsTheStoreAndNotWhatIsKnown() {
        OperatingModeSwitch one = builder().build();
        OperatingModeSwitch other = builder().build();
        one.to(OperatingMode.READ_ONLY, ADA, "moving");

        assertThat(rule(other.decide(DESTRUCTIVE))).isEqualTo("allowed");
        assertThat(rule(other.strict(FaultyStore.NO_CONNECTION, DESTRUCTIVE))).isEqualTo("mode.read-only");
        store.fail();
        assertThat(rule(other.strict(FaultyStore.NO_CONNECTION, DESTRUCTIVE))).isEqualTo("mode.unreadable");
    }

    @Test
    void dwell_holdsProgramsFromGoingBackTooSoonAndNeverFromGoingOn() {
        OperatingModeSwitch modes =
                builder().minimumDwell(Duration.ofSeconds(30)).build();
        modes.to(OperatingMode.READ_ONLY, HEALTH, "errors");

        assertThatThrownBy(() -> modes.to(OperatingMode.NORMAL, HEALTH, "no errors"))
                .isInstanceOfSatisfying(
                        OperatingModeDeniedException.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("mode.dwell"));
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
        modes.to(OperatingMode.LOCKED, HEALTH, "more errors");
        pass(Duration.ofSeconds(30));
        modes.to(OperatingMode.NORMAL, HEALTH, "no errors");
        modes.to(OperatingMode.READ_ONLY, HEALTH, "errors again");
        modes.to(OperatingMode.NORMAL, ADA, "a person decides");
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void switches_allOfThem_needAReasonAndAreAudited() {
        OperatingModeSwitch modes = builder().build();
        assertThatThrownBy(() -> modes.to(OperatingMode.LOCKED, ADA, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'reason' must not be blank");
        assertThatThrownBy(() -> modes.freeze(ADA, "", Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> modes.to(OperatingMode.LOCKED, ADA, "why", Duration.ZERO))
                .hasMessage("'retryAfter' must be positive but was PT0S");

        modes.to(OperatingMode.LOCKED, ADA, "why");
        modes.freeze(HEALTH, "the launch", Optional.empty());
        modes.thaw(ADA, "launched");
        assertThat(audit.entries())
                .extracting(AuditEntry::rule)
                .containsExactly("mode.locked", "freeze.on", "freeze.off");
        assertThat(audit.entries()).extracting(AuditEntry::kind).containsOnly(AuditEntry.Kind.SWITCHED);
        assertThat(audit.entries()).extracting(AuditEntry::actor).containsExactly(ADA, HEALTH, ADA);
        assertThat(meters.get("ringfence.mode").gauge().value()).isEqualTo(2);
        // Used to here, since a gauge holds nobody.
        assertThat(modes.mode()).isEqualTo(OperatingMode.LOCKED);
    }

    @Test
    void listener_thatThrows_doesNotKeepOthersFromBeingTold() {
        OperatingModeSwitch modes = builder().build();
        List<OperatingMode> told = new ArrayList<>();
        modes.onChange((before, after) -> {
            throw new IllegalStateException("a listener of a test");
        });
        modes.onChange((before, after) -> told.add(after.mode()));
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");
        modes.refresh();
        modes.to(OperatingMode.NORMAL, ADA, "moved");

        assertThat(told).containsExactly(OperatingMode.READ_ONLY, OperatingMode.NORMAL);
        assertThat(errors("mode.listener")).isEqualTo(2);
    }

    @Test
    void readingsAtTheSameTime_areToldInTheOrderInWhichTheyTookEffect() throws InterruptedException {
        OperatingModeSwitch modes = builder().minimumDwell(Duration.ZERO).build();
        OperatingModeSwitch other = builder().minimumDwell(Duration.ZERO).build();
        List<OperatingMode> told = new CopyOnWriteArrayList<>();
        Thread next = new Thread(modes::refresh);
        modes.onChange((before, after) -> {
            if (after.mode() == OperatingMode.READ_ONLY) {
                // Before this is told, somebody reads what came after it, until it has been told or has to wait.
                other.to(OperatingMode.NORMAL, ADA, "moved");
                next.start();
                while (told.isEmpty()
                        && next.getState() != Thread.State.BLOCKED
                        && next.getState() != Thread.State.TERMINATED) {
                    Thread.onSpinWait();
                }
            }
            told.add(after.mode());
        });
        other.to(OperatingMode.READ_ONLY, ADA, "moving");

        modes.refresh();
        next.join();
        assertThat(told).containsExactly(OperatingMode.READ_ONLY, OperatingMode.NORMAL);
    }

    @Test
    void switchesAtTheSameTime_allTakeEffectOneAfterTheOther() throws InterruptedException {
        OperatingModeSwitch modes = builder().minimumDwell(Duration.ZERO).build();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            OperatingMode mode = List.of(OperatingMode.NORMAL, OperatingMode.READ_ONLY, OperatingMode.LOCKED)
                    .get(i % 3);
            threads.add(new Thread(() -> modes.to(mode, ADA, "one of eight")));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(store.find(new StateKey("operating-mode", "production"))
                        .orElseThrow()
                        .version())
                .isEqualTo(8);
        assertThat(audit.entries()).hasSize(8);
    }

    @Test
    void builder_badSettings_areRefused() {
        assertThatThrownBy(() -> builder().staleAfter(Duration.ofMillis(500)).build())
                .hasMessage("'staleAfter' must be longer than 'pollEvery' PT0.5S but was PT0.5S");
        assertThatThrownBy(() -> builder().pollEvery(Duration.ofMillis(1)))
                .hasMessage("'pollEvery' must be at least PT0.01S but was PT0.001S");
        assertThatThrownBy(() -> builder().minimumDwell(Duration.ZERO).minimumDwell(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class);
    }
}
