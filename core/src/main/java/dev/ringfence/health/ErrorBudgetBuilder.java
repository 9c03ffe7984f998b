package dev.ringfence.health;

import dev.ringfence.base.BuilderSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds an {@link ErrorBudget}; not safe for use by many threads. Each setter is called at most once. */
public final class ErrorBudgetBuilder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    final String name;
    final double objective;
    List<BurnRatePair> pairs = BurnRatePair.workbook();
    long minimumEvents = 100;
    long minimumErrors = 10;
    Predicate<Throwable> errors = failure -> true;
    LongSupplier ticker = System::nanoTime;
    MeterRegistry meters = Metrics.globalRegistry;
    private final BuilderSettings settings = new BuilderSettings();

    ErrorBudgetBuilder(String name, double objective) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'name' must be 1 to 64 of a-z, A-Z, 0-9, '.', '_', '-' but was '" + name + "'");
        }
        if (!(objective > 0 && objective < 1)) {
            throw new IllegalArgumentException("'objective' must be more than 0 and less than 1 but was " + objective);
        }
        this.name = name;
        this.objective = objective;
    }

    /**
     * The pairs of windows; {@link BurnRatePair#workbook()} unless set.
     *
     * @throws IllegalArgumentException if there is none, or they have more than 8 different windows, or the longest is more
     *     than 100,000 times the shortest
     */
    public ErrorBudgetBuilder pairs(BurnRatePair... pairs) {
        settings.once("pairs");
        List<BurnRatePair> given = List.of(pairs);
        List<Duration> windows = given.stream()
                .flatMap(pair -> Stream.of(pair.longWindow(), pair.shortWindow()))
                .distinct()
                .sorted()
                .toList();
        if (windows.isEmpty() || windows.size() > BudgetWindows.MOST_WINDOWS) {
            throw new IllegalArgumentException("'pairs' must have 1 to " + BudgetWindows.MOST_WINDOWS
                    + " different windows but had " + windows.size());
        }
        Duration shortest = windows.get(0);
        Duration longest = windows.get(windows.size() - 1);
        if (longest.compareTo(shortest.multipliedBy(100_000)) > 0) {
            throw new IllegalArgumentException("'pairs' must have windows of at most 100,000 times the shortest "
                    + shortest + " but had " + longest);
        }
        this.pairs = given;
        return this;
    }

    /**
     * Below how much traffic a pair says nothing; 100 and 10 unless set.
     *
     * @param minimumEvents events in its short window
     * @param minimumErrors errors in its long window
     * @throws IllegalArgumentException if one is not positive
     */
    public ErrorBudgetBuilder lowTraffic(long minimumEvents, long minimumErrors) {
        settings.once("lowTraffic");
        this.minimumEvents = positive("minimumEvents", minimumEvents);
        this.minimumErrors = positive("minimumErrors", minimumErrors);
        return this;
    }

    private static long positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("'" + name + "' must be positive but was " + value);
        }
        return value;
    }

    /** Which failures of calls are errors, and not events like any other; all unless set. Refusals of ours are neither. */
    public ErrorBudgetBuilder errors(Predicate<Throwable> errors) {
        settings.once("errors");
        this.errors = Objects.requireNonNull(errors, "errors");
        return this;
    }

    /** A monotonic clock in nanoseconds; {@link System#nanoTime()} unless set. */
    public ErrorBudgetBuilder ticker(LongSupplier ticker) {
        settings.once("ticker");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        return this;
    }

    /** Where the gauges are; {@link Metrics#globalRegistry} unless set. */
    public ErrorBudgetBuilder meters(MeterRegistry meters) {
        settings.once("meters");
        this.meters = Objects.requireNonNull(meters, "meters");
        return this;
    }

    /**
     * The budget, which begins now.
     *
     * @throws IllegalArgumentException if a pair could never burn, since its factor times what the objective allows is more
     *     than every event failing: give such an objective pairs of its own
     */
    public ErrorBudget build() {
        for (BurnRatePair pair : pairs) {
            if (pair.factor() * (1 - objective) > 1) {
                throw new IllegalArgumentException("'pairs' must be able to burn, but at an objective of " + objective
                        + " errors come at most " + 1 / (1 - objective) + " times too fast, and a pair waits for "
                        + pair.factor());
            }
        }
        return new ErrorBudget(this);
    }
}
