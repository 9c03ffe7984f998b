package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weeks of a service by a simulated clock: when it becomes read-only, and when it does not. */
class BudgetSimulationTest {
    private static final double OBJECTIVE = 0.999;
    private static final long SECOND = 1_000_000_000L;
    private static final double DAY = 86_400;

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(10);

    private OperatingModeSwitch modes() {
        return OperatingModeSwitch.builder(Environments.PRODUCTION)
                .audit(audit)
                .meters(meters)
                .build();
    }

    private ErrorBudget budget() {
        return ErrorBudget.builder("orders", OBJECTIVE)
                .ticker(now::get)
                .meters(meters)
                .build();
    }

    private BudgetSwitch budgets(OperatingModeSwitch modes, ErrorBudget budget) {
        return BudgetSwitch.builder(modes)
                .budget(budget)
                .ticker(now::get)
                .meters(meters)
                .checkedByCaller()
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thirtyDays_atNineTenthsOfTheBudget_neverSwitch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DoubleUnaryOperator perSecond = seconds -> 0.6 + 0.4 * Math.sin(seconds / DAY * 2 * Math.PI);
        BudgetTrace trace = BudgetTrace.of((int) (30 * DAY * 0.6), perSecond, seconds -> 0.9 * (1 - OBJECTIVE), random);
        try (OperatingModeSwitch modes = modes()) {
            ErrorBudget budget = budget();
            BudgetSwitch budgets = budgets(modes, budget);
            long next = 0;
            for (int i = 0; i < trace.nanos.length; i++) {
                for (; next <= trace.nanos[i]; next += 60 * SECOND) {
                    now.set(next);
                    budgets.check();
                }
                budget.record(!trace.isError(i), trace.nanos[i]);
            }
            assertThat((double) trace.end()).isGreaterThan(29 * DAY * SECOND);
            assertThat(audit.entries()).isEmpty();
            assertThat(budget.burnRate(Duration.ofDays(3))).isBetween(0.5, 1.3);
        }
    }

    /** Outages of every size, at once or little by little, on traffic that also rises and falls. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void outage_ofAnySize_switchesWithinAMinuteOfTheExactCondition(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double begin = 1_000 + random.nextDouble() * 4_000;
        double share = 0.02 * Math.pow(40, random.nextDouble());
        double rising = random.nextBoolean() ? 1 : 1_800;
        double busy = 10 + 20 * random.nextDouble();
        BudgetTrace trace = BudgetTrace.of(
                400_000,
                seconds -> busy * (1 + 0.5 * Math.sin(seconds / 3_600)),
                seconds -> 0.0005 + share * Math.max(0, Math.min(1, (seconds - begin) / rising)),
                random);
        try (OperatingModeSwitch modes = modes()) {
            ErrorBudget budget = budget();
            BudgetSwitch budgets = budgets(modes, budget);
            long exact = -1;
            long switched = -1;
            int event = 0;
            for (long time = 0; time < trace.end() && switched < 0; time += SECOND) {
                for (; event < trace.nanos.length && trace.nanos[event] <= time; event++) {
                    budget.record(!trace.isError(event), trace.nanos[event]);
                }
                now.set(time);
                if (exact < 0 && burns(trace, time)) {
                    exact = time;
                }
                if (time / SECOND % 5 == 0) {
                    budgets.check();
                    switched = modes.mode() == OperatingMode.READ_ONLY ? time : -1;
                }
            }
            assertThat(exact).as("seed %d: it burns", seed).isPositive();
            assertThat(Duration.ofNanos(Math.abs(switched - exact)))
                    .as("seed %d: between the condition and the switch", seed)
                    .isLessThanOrEqualTo(Duration.ofSeconds(60));
        }
    }

    private static boolean burns(BudgetTrace trace, long time) {
        return BurnRatePair.workbook().stream()
                .filter(pair -> pair.speed() == BurnRatePair.Speed.FAST)
                .anyMatch(pair -> trace.burns(time, pair, OBJECTIVE, 100, 10));
    }
}
