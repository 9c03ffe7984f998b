package dev.ringfence.health;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.DefectCounter;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeDeniedException;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.OperatingState;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a process read-only while an {@link ErrorBudget} burns fast, and ends that when it has calmed down: what goes wrong
 * so often is not to be written.
 *
 * <pre>{@code
 * BudgetSwitch budgets = BudgetSwitch.builder(modes).budget(orders).build();
 * }</pre>
 *
 * <p>A fast pair that burns switches {@link OperatingMode#NORMAL} to {@link OperatingMode#READ_ONLY}; its rates are the
 * reason that each refused write shows. Back to NORMAL goes whoever switched, once the short windows of all fast pairs burn
 * at less than half of their factors and the mode has lasted its minimum. Slow pairs switch nothing.
 *
 * <p>Guaranteed: somebody else's mode is neither changed nor ended, and an operator who ends this one's is not overruled: an
 * episode is answered once, and until the budgets have been calm nothing is switched again, however fast they burn. After
 * the maximum duration any of these switches that sees a budget's READ_ONLY ends it, also if the process that switched is
 * gone. Each change is audited, logged and told to listeners by the {@link OperatingModeSwitch}.
 *
 * <p>Not guaranteed: that writes are refused where the guard {@code operations} is not at enforce. Every process that shares
 * the store of the modes becomes read-only with the one whose budget burns; give the switch a store of its own where each is
 * to decide for itself.
 *
 * <p>Defaults: looks every 5 s, at least 5 min (which is the retry-after of refused writes), at most 1 h. Looks on a daemon
 * thread of its own. Safe for use by many threads.
 */
public final class BudgetSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetSwitch.class);
    private static final Actor ACTOR = Actor.service("error-budget");

    private final OperatingModeSwitch modes;
    private final List<ErrorBudget> budgets;
    private final Duration minimumDwell;
    private final Duration maximumDuration;
    private final double calmShare;
    private final LongSupplier ticker;
    private final MeterRegistry meters;
    private final ScheduledThreadPoolExecutor looking;
    private boolean answered;
    private boolean failed;
    private @Nullable OperatingState own;
    private @Nullable OperatingState seen;
    private long seenAt;

    BudgetSwitch(BudgetSwitchBuilder builder) {
        this.modes = builder.modes;
        this.budgets = List.copyOf(builder.budgets);
        this.minimumDwell = builder.minimumDwell;
        this.maximumDuration = builder.maximumDuration;
        this.calmShare = builder.calmShare;
        this.ticker = builder.ticker;
        this.meters = builder.meters;
        this.looking = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread =
                    new Thread(task, "ringfence-budget-" + modes.environment().name());
            thread.setDaemon(true);
            return thread;
        });
        if (builder.looks) {
            long nanos = builder.checkEvery.toNanos();
            ScheduledFuture<?> unused = looking.scheduleWithFixedDelay(this::check, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** A switch of the given modes; nothing is switched before it is built. */
    public static BudgetSwitchBuilder builder(OperatingModeSwitch modes) {
        return new BudgetSwitchBuilder(modes);
    }

    /**
     * Looks now, on this thread, instead of waiting for the next time. What fails, such as the store of the modes, is counted
     * in {@code ringfence.guard.error} and tried again the next time.
     */
    public void check() {
        try {
            look();
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private synchronized void look() {
        OperatingState state = modes.state();
        note(state);
        boolean calm = budgets.stream().allMatch(budget -> budget.isCalm(calmShare));
        if (calm) {
            answered = false;
        } else if (state.mode() != OperatingMode.NORMAL) {
            answered = true;
        }
        if (state.mode() == OperatingMode.NORMAL && !answered) {
            trip(state);
        } else if (state.mode() == OperatingMode.READ_ONLY && state.by().equals(ACTOR)) {
            end(state, calm);
        }
    }

    /** Since when a mode lasts is measured here, since the clock of the store may be another. */
    private void note(OperatingState state) {
        OperatingState before = seen;
        if (before == null || !isSameMode(before, state)) {
            seenAt = ticker.getAsLong();
        }
        seen = state;
    }

    /** A freeze that came or went is another state, but the same mode by the same hand. */
    private static boolean isSameMode(OperatingState one, OperatingState other) {
        return one.mode() == other.mode()
                && one.by().equals(other.by())
                && one.since().equals(other.since());
    }

    private void trip(OperatingState state) {
        String burning = budgets.stream()
                .flatMap(budget -> budget.burningFast().stream().map(rate -> "'" + budget.name() + "' at " + rate))
                .collect(Collectors.joining("; "));
        if (burning.isEmpty()) {
            return;
        }
        String reason = "error budget burns too fast: " + burning + "; at most for " + maximumDuration;
        modes.toIfStill(state, OperatingMode.READ_ONLY, ACTOR, reason, Optional.of(minimumDwell))
                .ifPresent(now -> {
                    own = now;
                    answered = true;
                    note(now);
                    LOG.warn("{} is read-only: {}", modes.environment().name(), reason);
                });
    }

    private void end(OperatingState state, boolean calm) {
        Duration lasted = Duration.ofNanos(ticker.getAsLong() - seenAt);
        OperatingState mine = own;
        boolean isMine = mine != null && isSameMode(mine, state);
        if (isMine && calm && lasted.compareTo(minimumDwell) >= 0) {
            end(state, "the error budgets are calm again");
        } else if (lasted.compareTo(maximumDuration) >= 0) {
            end(state, "an error budget's read-only mode lasts at most " + maximumDuration);
        }
    }

    private void end(OperatingState state, String reason) {
        try {
            modes.toIfStill(state, OperatingMode.NORMAL, ACTOR, reason, Optional.empty())
                    .ifPresent(now -> {
                        own = null;
                        note(now);
                    });
        } catch (OperatingModeDeniedException early) {
            LOG.debug("Too early to end read-only mode: {}", early.refusal().rule());
        }
    }

    private synchronized void failed(RuntimeException failure) {
        DefectCounter.count(meters, "budget.check");
        if (!failed) {
            failed = true;
            LOG.warn(
                    "Error budgets could not be looked at or the mode not be switched; it is tried again, and further"
                            + " failures are counted in ringfence.guard.error: {}",
                    failure.getClass().getName());
        }
    }

    /**
     * Ends the looking, and the read-only mode if this switched it on and it has lasted as long as its {@link
     * OperatingModeSwitch} wants: who could have ended it later is no longer there.
     */
    @Override
    public void close() {
        looking.shutdownNow();
        synchronized (this) {
            OperatingState mine = own;
            try {
                OperatingState state = modes.state();
                if (mine != null && isSameMode(mine, state)) {
                    end(state, "the process whose error budget burned ends");
                }
            } catch (RuntimeException failure) {
                failed(failure);
            }
        }
    }

    /** Modes and budgets. */
    @Override
    public String toString() {
        return "BudgetSwitch of " + modes.environment().name() + " by " + budgets;
    }
}
