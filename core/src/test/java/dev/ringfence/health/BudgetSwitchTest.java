package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FaultyStore;
import dev.ringfence.testing.MovableClock;
import dev.ringfence.testing.Patience;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.OperatingState;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetSwitchTest {
    private static final Actor ADA = Actor.human("ada");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final MovableClock clock = new MovableClock();
    private final FaultyStore store = new FaultyStore(clock);
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OperatingModeSwitch modes = modes(store);
    private final ErrorBudget orders = budget("orders");
    private final List<OperatingModeSwitch> opened = new ArrayList<>(List.of(modes));

    private OperatingModeSwitch modes(StateStore shared) {
        return OperatingModeSwitch.builder(Environments.PRODUCTION)
                .store(shared)
                .audit(audit)
                .meters(meters)
                .build();
    }

    private ErrorBudget budget(String name) {
        return ErrorBudget.builder(name, 0.999)
                .ticker(nanos::get)
                .meters(meters)
                .build();
    }

    private BudgetSwitchBuilder builder(OperatingModeSwitch of, ErrorBudget... budgets) {
        BudgetSwitchBuilder builder =
                BudgetSwitch.builder(of).ticker(nanos::get).meters(meters).checkedByCaller();
        for (ErrorBudget budget : budgets) {
            builder.budget(budget);
        }
        return builder;
    }

    @AfterEach
    void close() {
        opened.forEach(OperatingModeSwitch::close);
    }

    /** Time in which 10 events a second come, of which every so many-th is an error, and somebody looks every 5 s. */
    private void pass(Duration time, int everyNth, BudgetSwitch... looking) {
        for (long second = 0; second < time.toSeconds(); second++) {
            for (int i = 0; i < 10; i++) {
                orders.record(everyNth == 0 || (second * 10 + i) % everyNth != 0);
            }
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            clock.move(Duration.ofSeconds(1));
            if (second % 5 == 0) {
                for (BudgetSwitch one : looking) {
                    one.check();
                }
            }
        }
    }

    @Test
    void fastBurn_switchesToReadOnlyWithCause_andCalmSwitchesBack() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(10), 0, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        pass(MINUTE.multipliedBy(2), 5, budgets);
        OperatingState state = modes.state();
        assertThat(state.mode()).isEqualTo(OperatingMode.READ_ONLY);
        assertThat(state.by()).isEqualTo(Actor.service("error-budget"));
        assertThat(state.reason())
                .startsWith("error budget burns too fast: 'orders' at ")
                .contains("x over PT6H and ", "x over PT30M, of 6.0x")
                .endsWith("; at most for PT1H");
        assertThat(state.retryAfter()).contains(Duration.ofMinutes(5));
        pass(MINUTE.multipliedBy(35), 0, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(modes.state().reason()).isEqualTo("the error budgets are calm again");
        assertThat(audit.entries())
                .extracting(AuditEntry::kind, AuditEntry::rule)
                .containsExactly(
                        tuple(AuditEntry.Kind.SWITCHED, "mode.read-only"),
                        tuple(AuditEntry.Kind.SWITCHED, "mode.normal"));
        pass(MINUTE.multipliedBy(2), 5, budgets);
        assertThat(modes.mode()).as("another episode").isEqualTo(OperatingMode.READ_ONLY);
    }

    @Test
    void readOnly_byABudget_refusesWritesWithRetryAfterAndLetsReadsThrough() {
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .modes(modes)
                .meters(meters)
                .build();
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        double before = orders.events(Duration.ofHours(1));
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> orders.run(() -> guard.run(Write.custom("order"), () -> {})))
                    .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                        assertThat(denied.retryAfter()).contains(Duration.ofMinutes(5));
                        assertThat(denied.refusal().evidence())
                                .singleElement()
                                .satisfies(line -> assertThat(line).contains("error budget burns too fast: 'orders'"));
                    });
        }
        assertThat(orders.events(Duration.ofHours(1))).isEqualTo(before);
        assertThat(orders.<String>get(() -> "read")).isEqualTo("read");
        assertThat(orders.events(Duration.ofHours(1))).isEqualTo(before + 1);
    }

    @Test
    void slowBurn_switchesNothing() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(Duration.ofHours(3), 400, budgets);
        assertThat(orders.burnRates()).extracting(BurnRate::burning).containsExactly(false, false, true);
        assertThat(orders.health()).isEqualTo(HealthState.DEGRADED);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void fastBurn_thatGoesOn_endsAfterTheMaximumAndIsAnsweredOnce() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
        pass(Duration.ofMinutes(58), 5, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(modes.state().reason()).isEqualTo("an error budget's read-only mode lasts at most PT1H");
        pass(Duration.ofHours(2), 5, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(audit.entries()).hasSize(2);
        pass(Duration.ofHours(1), 0, budgets);
        pass(MINUTE.multipliedBy(5), 5, budgets);
        assertThat(modes.mode()).as("it was calm between").isEqualTo(OperatingMode.READ_ONLY);
    }

    @Test
    void calm_beforeTheMinimum_lastsTheMinimum() {
        BudgetSwitch budgets =
                builder(modes, orders).minimumDwell(MINUTE.multipliedBy(45)).build();
        pass(MINUTE.multipliedBy(2), 5, budgets);
        pass(MINUTE.multipliedBy(43), 0, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
        pass(MINUTE.multipliedBy(2), 0, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void rates_belowTheFactorButAboveHalf_areNotCalm() {
        ErrorBudget one = orders;
        BudgetSwitch budgets = builder(modes, one).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        pass(MINUTE.multipliedBy(40), 100, budgets);
        assertThat(one.burnRate(Duration.ofMinutes(5))).isBetween(7.2, 14.4);
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
    }

    @Test
    void operator_whoEndsIt_isNotOverruled() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        modes.to(OperatingMode.NORMAL, ADA, "orders must go on");
        pass(Duration.ofHours(2), 5, budgets);
        assertThat(modes.state().by()).isEqualTo(ADA);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void operator_whoSwitchesReadOnlyOrLocks_isLeftAlone() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        modes.to(OperatingMode.READ_ONLY, ADA, "until it is understood");
        pass(Duration.ofHours(3), 0, budgets);
        assertThat(modes.state().by()).isEqualTo(ADA);
        modes.to(OperatingMode.LOCKED, ADA, "nobody writes");
        pass(Duration.ofHours(3), 5, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.LOCKED);
        modes.to(OperatingMode.NORMAL, ADA, "over");
        pass(Duration.ofHours(3), 5, budgets);
        assertThat(modes.mode()).as("the same episode").isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void operator_whoSwitchesMeanwhile_winsTheRace() {
        OperatingState seen = modes.state();
        modes.to(OperatingMode.LOCKED, ADA, "nobody writes");
        assertThat(modes.toIfStill(
                        seen, OperatingMode.READ_ONLY, Actor.service("error-budget"), "late", Optional.empty()))
                .isEmpty();
        assertThat(modes.mode()).isEqualTo(OperatingMode.LOCKED);
        assertThat(audit.entries()).hasSize(1);
    }

    @Test
    void freeze_thatComesAndGoes_doesNotMakeItForget() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        modes.freeze(ADA, "release", Optional.empty());
        pass(MINUTE.multipliedBy(35), 0, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(modes.state().freeze()).isPresent();
    }

    @Test
    void instances_thatShareAStore_endOnlyWhatTheySwitchedOrWhatLastsTooLong() {
        OperatingModeSwitch others = modes(store);
        opened.add(others);
        ErrorBudget calm = budget("calm");
        BudgetSwitch other = builder(others, calm).build();
        BudgetSwitch own = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, own, other);
        others.refresh();
        pass(MINUTE.multipliedBy(58), 5, other);
        assertThat(others.mode()).as("calm, but not its own").isEqualTo(OperatingMode.READ_ONLY);
        pass(MINUTE.multipliedBy(4), 5, other);
        assertThat(others.mode()).as("whoever switched is gone").isEqualTo(OperatingMode.NORMAL);
        modes.refresh();
        pass(MINUTE.multipliedBy(30), 5, own, other);
        assertThat(modes.mode()).as("answered once").isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void close_ofTheOneThatSwitched_endsIt() {
        BudgetSwitch budgets = builder(modes, orders).build();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        budgets.close();
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(modes.state().reason()).isEqualTo("the process whose error budget burned ends");
    }

    @Test
    void store_thatIsDown_isCountedAndTriedAgain() {
        BudgetSwitch budgets = builder(modes, orders).build();
        store.fail();
        pass(MINUTE.multipliedBy(5), 5, budgets);
        assertThat(modes.mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(meters.get("ringfence.guard.error")
                        .tag("where", "budget.check")
                        .counter()
                        .count())
                .isPositive();
        store.heal();
        budgets.check();
        assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);
    }

    @Test
    void thread_ofItsOwn_looksWithoutBeingAsked() throws Exception {
        BlockingQueue<OperatingMode> told = new LinkedBlockingQueue<>();
        modes.onChange((before, after) -> told.add(after.mode()));
        pass(MINUTE.multipliedBy(5), 5);
        try (BudgetSwitch budgets = BudgetSwitch.builder(modes)
                .budget(orders)
                .checkEvery(Duration.ofMillis(5))
                .ticker(nanos::get)
                .meters(meters)
                .build()) {
            assertThat(told.poll(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(OperatingMode.READ_ONLY);
            assertThat(budgets).hasToString("BudgetSwitch of production by [ErrorBudget 'orders' of 0.999]");
        }
    }

    @Test
    void build_ofWhatSwitchesNothing_refuses() {
        assertThatThrownBy(() -> builder(modes).build()).isInstanceOf(IllegalStateException.class);
        ErrorBudget slow = ErrorBudget.builder("slow", 0.999)
                .pairs(BurnRatePair.slow(1, Duration.ofHours(1), MINUTE))
                .meters(meters)
                .build();
        assertThatThrownBy(() -> builder(modes, slow).build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        builder(modes, orders).minimumDwell(Duration.ofHours(2)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'maximumDuration' must be at least");
        assertThatThrownBy(() -> builder(modes, orders).calmBelow(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder(modes, orders).checkEvery(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
