package dev.ringfence.health;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.write.OperatingModeSwitch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Builds a {@link BudgetSwitch}; not safe for use by many threads. Each setter but {@link #budget} is called at most once. */
public final class BudgetSwitchBuilder {
    final OperatingModeSwitch modes;
    final List<ErrorBudget> budgets = new ArrayList<>();
    Duration minimumDwell = Duration.ofMinutes(5);
    Duration maximumDuration = Duration.ofHours(1);
    Duration checkEvery = Duration.ofSeconds(5);
    double calmShare = 0.5;
    LongSupplier ticker = System::nanoTime;
    MeterRegistry meters = Metrics.globalRegistry;
    boolean looks = true;
    private final BuilderSettings settings = new BuilderSettings();

    BudgetSwitchBuilder(OperatingModeSwitch modes) {
        this.modes = Objects.requireNonNull(modes, "modes");
    }

    /** Adds a budget whose fast pairs switch. */
    public BudgetSwitchBuilder budget(ErrorBudget budget) {
        budgets.add(Objects.requireNonNull(budget, "budget"));
        return this;
    }

    /**
     * How long read-only mode lasts at least, and what refused writes are told to wait; 5 min unless set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public BudgetSwitchBuilder minimumDwell(Duration dwell) {
        settings.once("minimumDwell");
        this.minimumDwell = positive("minimumDwell", dwell);
        return this;
    }

    /**
     * How long read-only mode lasts at most, however the budgets burn; 1 h unless set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public BudgetSwitchBuilder maximumDuration(Duration duration) {
        settings.once("maximumDuration");
        this.maximumDuration = positive("maximumDuration", duration);
        return this;
    }

    /**
     * How often the budgets are looked at; 5 s unless set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public BudgetSwitchBuilder checkEvery(Duration interval) {
        settings.once("checkEvery");
        this.checkEvery = positive("checkEvery", interval);
        return this;
    }

    /**
     * Below which share of its factor a fast pair counts as calm, over its short window; 0.5 unless set.
     *
     * @throws IllegalArgumentException if it is not more than 0 and at most 1
     */
    public BudgetSwitchBuilder calmBelow(double share) {
        settings.once("calmBelow");
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("'share' must be more than 0 and at most 1 but was " + share);
        }
        this.calmShare = share;
        return this;
    }

    /** A monotonic clock in nanoseconds; {@link System#nanoTime()} unless set. */
    public BudgetSwitchBuilder ticker(LongSupplier ticker) {
        settings.once("ticker");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        return this;
    }

    /** Where its own failures are counted; {@link Metrics#globalRegistry} unless set. */
    public BudgetSwitchBuilder meters(MeterRegistry meters) {
        settings.once("meters");
        this.meters = Objects.requireNonNull(meters, "meters");
        return this;
    }

    /** No thread is started: whoever builds it calls {@link BudgetSwitch#check()}, by a scheduler that is there already. */
    public BudgetSwitchBuilder checkedByCaller() {
        settings.once("checkedByCaller");
        this.looks = false;
        return this;
    }

    private static Duration positive(String name, Duration given) {
        if (given.isNegative() || given.isZero()) {
            throw new IllegalArgumentException("'" + name + "' must be positive but was " + given);
        }
        return given;
    }

    /**
     * The switch, which looks from now on.
     *
     * @throws IllegalStateException if there is no budget, or none with a fast pair: it would never switch anything
     * @throws IllegalArgumentException if the maximum duration is less than the minimum
     */
    public BudgetSwitch build() {
        boolean fast = budgets.stream()
                .flatMap(budget -> budget.pairs().stream())
                .anyMatch(pair -> pair.speed() == BurnRatePair.Speed.FAST);
        if (!fast) {
            throw new IllegalStateException("'budget' must be given, with a fast pair, or nothing is ever switched");
        }
        if (maximumDuration.compareTo(minimumDwell) < 0) {
            throw new IllegalArgumentException("'maximumDuration' must be at least 'minimumDwell' " + minimumDwell
                    + " but was " + maximumDuration);
        }
        return new BudgetSwitch(this);
    }
}
