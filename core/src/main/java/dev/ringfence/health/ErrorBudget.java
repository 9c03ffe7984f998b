package dev.ringfence.health;

import dev.ringfence.base.JointGauge;
import dev.ringfence.base.RingfenceException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fast a process uses up the errors that its objective leaves it.
 *
 * <pre>{@code
 * ErrorBudget orders = ErrorBudget.builder("orders", 0.999).build();
 * Receipt receipt = orders.get(() -> service.order(cart));
 * }</pre>
 *
 * <p>The burn rate over a window is the share of errors in it, divided by the share that the objective allows. A {@link
 * BurnRatePair} burns if it does so over both of its windows, and if there were enough events: by default 100 in the short
 * window and 10 errors in the long one, since one error of fifty is no trend. A window that reaches back before the start
 * has what there was since.
 *
 * <p>Guaranteed: what it counts takes less than 4 KiB however many events there are (with its meters, which are the
 * registry's, about 6 KiB); recording waits for nobody and allocates nothing. Rates are exact but for the part of one stretch
 * of time, in which the window begins, less than 1 % of the window with those of the workbook: there events are taken to have
 * come evenly, and errors evenly from the first to the last. Of ten thousands of rates of simulated services some 99 % were
 * off by less than 1 %; the others were those of a few errors, of which each is more than that, and those in which the end of
 * an outage was about to leave the window. Time is that of a monotonic clock. A refusal of ours counts as no event at all,
 * also where a framework wrapped it, but for that of an open breaker: whoever waits for the dependency was not served.
 *
 * <p>Not guaranteed: anything about other instances, each of which counts for itself; anything from before the start. By
 * itself a budget changes nothing but what {@link #health()} says; see {@link BudgetSwitch}.
 *
 * <p>Safe for use by many threads.
 */
public final class ErrorBudget {
    private static final double HALF = 0.5;

    private final String name;
    private final double objective;
    private final List<BurnRatePair> pairs;
    private final Duration[] lengths;
    private final long minimumEvents;
    private final long minimumErrors;
    private final Predicate<Throwable> errors;
    private final LongSupplier ticker;
    private final BudgetWindows windows;

    ErrorBudget(ErrorBudgetBuilder builder) {
        this.name = builder.name;
        this.objective = builder.objective;
        this.pairs = builder.pairs;
        this.lengths = pairs.stream()
                .flatMap(pair -> Stream.of(pair.shortWindow(), pair.longWindow()))
                .distinct()
                .sorted()
                .toArray(Duration[]::new);
        this.minimumEvents = builder.minimumEvents;
        this.minimumErrors = builder.minimumErrors;
        this.errors = builder.errors;
        this.ticker = builder.ticker;
        this.windows = new BudgetWindows(
                Arrays.stream(lengths).mapToLong(Duration::toNanos).toArray(),
                ticker.getAsLong(),
                new BudgetMeters(builder.meters, this)::add);
        measure(builder.meters);
    }

    /**
     * A budget.
     *
     * @param name short and stable, since metrics are tagged with it: 1 to 64 of a-z, A-Z, 0-9, {@code .}, {@code _}, {@code -}
     * @param objective the share of events that must be good, such as 0.999; more than 0 and less than 1
     * @throws IllegalArgumentException if the name has another form or the objective lies elsewhere
     */
    public static ErrorBudgetBuilder builder(String name, double objective) {
        return new ErrorBudgetBuilder(name, objective);
    }

    private void measure(MeterRegistry meters) {
        for (int i = 0; i < lengths.length; i++) {
            int window = i;
            JointGauge.of("ringfence.budget.burn.rate")
                    .description(
                            "How many times faster than its objective allows errors come; 1 uses the budget up in time")
                    .tags(Tags.of("budget", name, "window", label(lengths[i])))
                    .register(meters, this, budget -> budget.rate(budget.sum(), window));
        }
    }

    /** Such as {@code 5m}; seconds where it is no whole number of minutes, hours or days. */
    private static String label(Duration window) {
        long seconds = window.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Records one event, at this moment. */
    public void record(boolean good) {
        windows.add(!good, ticker.getAsLong());
    }

    /**
     * Records one event, for whoever knows the time.
     *
     * @param nanos when, by the clock that the budget was given: {@link System#nanoTime()} unless set. One that lies up to a
     *     three-hundredth of the shortest window back is as good as now; one that lies further back counts as now
     */
    public void record(boolean good, long nanos) {
        windows.add(!good, nanos);
    }

    /**
     * Records how a call failed, for whoever catches what it threw; a refusal of ours is passed over.
     *
     * @param failure what was thrown
     */
    public void recordFailure(Throwable failure) {
        if (isRefusal(failure)) {
            return;
        }
        record(!errors.test(failure));
    }

    private static boolean isRefusal(Throwable failure) {
        return RingfenceException.behind(failure)
                .filter(refusal -> !(refusal instanceof BreakerDeniedException))
                .isPresent();
    }

    /** Runs a call and records how it ends. */
    public void run(Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            recordFailure(thrown);
            throw thrown;
        }
        record(true);
    }

    /** Runs a call that gives a result, and records how it ends. */
    public <T extends @Nullable Object> T get(Supplier<T> call) {
        T result;
        try {
            result = call.get();
        } catch (Throwable thrown) {
            recordFailure(thrown);
            throw thrown;
        }
        record(true);
        return result;
    }

    /**
     * Runs a call that may fail with a checked exception, and records how it ends.
     *
     * @throws Exception what {@code call} threw
     */
    public <T extends @Nullable Object> T call(Callable<T> call) throws Exception {
        T result;
        try {
            result = call.call();
        } catch (Throwable thrown) {
            recordFailure(thrown);
            throw thrown;
        }
        record(true);
        return result;
    }

    /** Runs a call that ends later, and records how its stage completes. */
    public <T extends @Nullable Object> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> call) {
        CompletionStage<T> stage;
        try {
            stage = call.get();
        } catch (Throwable thrown) {
            recordFailure(thrown);
            throw thrown;
        }
        return stage.whenComplete((result, thrown) -> {
            if (thrown == null) {
                record(true);
            } else {
                recordFailure(thrown);
            }
        });
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The share of events that must be good. */
    public double objective() {
        return objective;
    }

    /** The pairs of windows it is watched over. */
    public List<BurnRatePair> pairs() {
        return pairs;
    }

    /**
     * The burn rate over one window that ends now; 0 of no events.
     *
     * @throws IllegalArgumentException if no pair has that window; the message lists those there are
     */
    public double burnRate(Duration window) {
        return rate(sum(), index(window));
    }

    double events(Duration window) {
        return sum().events(index(window));
    }

    /** The burn rates of all pairs now, in their order. */
    public List<BurnRate> burnRates() {
        BudgetSum sum = sum();
        return pairs.stream().map(pair -> burnRate(pair, sum)).toList();
    }

    /** The pairs that burn fast now. */
    List<BurnRate> burningFast() {
        return burnRates().stream()
                .filter(rate -> rate.burning() && rate.pair().speed() == BurnRatePair.Speed.FAST)
                .toList();
    }

    /** True if no fast pair burns at a share of its factor over its short window, or there are too few events to say so. */
    boolean isCalm(double share) {
        BudgetSum sum = sum();
        return pairs.stream()
                .filter(pair -> pair.speed() == BurnRatePair.Speed.FAST)
                .allMatch(pair -> sum.events(index(pair.shortWindow())) < minimumEvents
                        || rate(sum, index(pair.shortWindow())) < share * pair.factor());
    }

    private BurnRate burnRate(BurnRatePair pair, BudgetSum sum) {
        int longAt = index(pair.longWindow());
        int shortAt = index(pair.shortWindow());
        double longRate = rate(sum, longAt);
        double shortRate = rate(sum, shortAt);
        boolean enough = sum.events(shortAt) >= minimumEvents && sum.errors(longAt) >= minimumErrors;
        boolean fast = longRate >= pair.factor() && shortRate >= pair.factor();
        return new BurnRate(pair, longRate, shortRate, enough && fast);
    }

    private int index(Duration window) {
        int at = Arrays.asList(lengths).indexOf(window);
        if (at < 0) {
            throw new IllegalArgumentException("'window' must be one of "
                    + Arrays.stream(lengths).map(Duration::toString).collect(Collectors.joining(", ")) + " but was "
                    + window);
        }
        return at;
    }

    private BudgetSum sum() {
        return windows.sum(ticker.getAsLong());
    }

    private double rate(BudgetSum sum, int window) {
        return sum.ratio(window) / (1 - objective);
    }

    /**
     * {@link HealthState#DOWN} if at least half of the events in the shortest window are errors and there were enough of
     * them, {@link HealthState#DEGRADED} if a pair burns, and {@link HealthState#UP} otherwise.
     */
    public HealthState health() {
        BudgetSum sum = sum();
        if (sum.events(0) >= minimumEvents && sum.errors(0) >= minimumErrors && sum.ratio(0) >= HALF) {
            return HealthState.DOWN;
        }
        return pairs.stream().anyMatch(pair -> burnRate(pair, sum).burning()) ? HealthState.DEGRADED : HealthState.UP;
    }

    /** Name and objective. */
    @Override
    public String toString() {
        return "ErrorBudget '" + name + "' of " + objective;
    }
}
