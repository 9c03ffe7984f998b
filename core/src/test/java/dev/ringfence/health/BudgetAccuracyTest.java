package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Burn rates of traces of a million events, beside those counted event by event. */
class BudgetAccuracyTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 1_000_000;
    private static final double ALLOWED = 1 - 0.999;
    private static final double HOUR = 3_600;
    private static final int FEWEST_ERRORS = 10;
    private static final Duration[] WINDOWS = {
        Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(3)
    };

    private static DoubleUnaryOperator always(double value) {
        return seconds -> value;
    }

    private static DoubleUnaryOperator outages(double every, double length, double during, double otherwise) {
        return seconds -> seconds % every < length ? during : otherwise;
    }

    static Stream<Arguments> traces() {
        return Stream.of(
                Arguments.of("little traffic, many errors", always(2.9), always(0.015)),
                Arguments.of("much traffic, few errors", always(40), always(0.0009)),
                Arguments.of("outages", always(40), outages(2 * HOUR, 600, 0.5, 0.0005)),
                Arguments.of(
                        "day and night",
                        (DoubleUnaryOperator) seconds -> 4 + 3 * Math.sin(seconds / (24 * HOUR) * 2 * Math.PI),
                        outages(11 * HOUR, 1_800, 0.05, 0.001)));
    }

    /**
     * Rates are compared where there are enough errors for them to mean something, and beside 1, below which the budget is
     * not used up: a hundredth of nothing is no measure.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void burnRates_ofAMillionEvents_areWithinOnePerCent(
            String name, DoubleUnaryOperator perSecond, DoubleUnaryOperator errorShare) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        BudgetTrace trace = BudgetTrace.of(EVENTS, perSecond, errorShare, random);
        AtomicLong now = new AtomicLong();
        ErrorBudget budget = budget(now);
        int[] compared = new int[WINDOWS.length];
        int[] apart = new int[WINDOWS.length];
        double[] farthest = new double[WINDOWS.length];
        for (int i = 0; i < EVENTS; i++) {
            budget.record(!trace.isError(i), trace.nanos[i]);
            if (i % 499 == 0) {
                now.set(trace.nanos[i]);
                for (int w = 0; w < WINDOWS.length; w++) {
                    if (trace.errors(now.get(), WINDOWS[w]) >= FEWEST_ERRORS) {
                        double exact = trace.ratio(now.get(), WINDOWS[w]) / ALLOWED;
                        double off = Math.abs(budget.burnRate(WINDOWS[w]) - exact);
                        compared[w]++;
                        apart[w] += off > 0.01 * Math.max(exact, 1) ? 1 : 0;
                        farthest[w] = Math.max(farthest[w], off / Math.max(exact, 14.4));
                    }
                }
            }
        }
        for (int w = 0; w < WINDOWS.length; w++) {
            assertThat((double) apart[w] / Math.max(1, compared[w]))
                    .as("share of %d rates over %s of '%s' off by more than 1 %%", compared[w], WINDOWS[w], name)
                    .isLessThan(0.015);
            assertThat(farthest[w])
                    .as("the farthest off over %s of '%s', beside the alert", WINDOWS[w], name)
                    .isLessThan(0.06);
        }
        assertThat(Arrays.stream(compared).sum()).isGreaterThan(4_000);
    }

    private static ErrorBudget budget(AtomicLong now) {
        SimpleMeterRegistry none = new SimpleMeterRegistry();
        none.config().meterFilter(MeterFilter.deny());
        return ErrorBudget.builder("it", 0.999).ticker(now::get).meters(none).build();
    }

    @Test
    void memory_ofABudget_isLessThan4KiBHoweverMuchItRecorded() {
        int many = 2_000;
        long[] windows = Arrays.stream(WINDOWS).mapToLong(Duration::toNanos).toArray();
        BudgetWindows[] held = new BudgetWindows[many];
        // What is loaded and linked once is not a budget's.
        new BudgetWindows(windows, 0, (events, errors) -> {}).add(true, 1_000_000_000L);
        // What this thread allocates, which is more than is kept; what the heap holds is also the work of others.
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < many; i++) {
            held[i] = new BudgetWindows(windows, 0, (events, errors) -> {});
        }
        long made = THREADS.getCurrentThreadAllocatedBytes();
        long now = 0;
        for (int i = 0; i < 20 * many; i++) {
            now += 1_000_000_000L;
            held[i % many].add(true, now);
        }
        long recorded = THREADS.getCurrentThreadAllocatedBytes();
        // What a budget has besides: itself, its windows and pairs, under 500 bytes by their fields.
        assertThat((double) (made - before) / many).isLessThan(4_096 - 500);
        assertThat((double) (recorded - made) / many).isLessThan(16);
        assertThat(held[many - 1].sum(now).events(0)).isEqualTo(1);
    }
}
