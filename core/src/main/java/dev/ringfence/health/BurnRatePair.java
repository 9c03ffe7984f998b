package dev.ringfence.health;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Two windows over which a budget is burned too fast: the long one says that it matters, the short one that it still goes
 * on. Both must burn at the factor or more.
 *
 * <p>Source: Google, "The Site Reliability Workbook", chapter 5, "Alerting on SLOs", approach 6 (multiwindow, multi-burn-rate
 * alerts) and its table of recommended windows.
 *
 * @param factor how many times faster than the objective allows; positive
 * @param longWindow the long window
 * @param shortWindow the short window, shorter than the long one
 * @param speed what follows
 */
public record BurnRatePair(double factor, Duration longWindow, Duration shortWindow, Speed speed) {
    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofDays(31);

    /** What follows from a pair that burns. */
    public enum Speed {
        /** Health is degraded, and a {@link BudgetSwitch} makes its process read-only. */
        FAST,
        /** Health is degraded. */
        SLOW
    }

    /**
     * A pair.
     *
     * @throws IllegalArgumentException if the factor is not positive and finite, the short window is less than 10 s or not
     *     shorter than the long one, or the long one is more than 31 days
     */
    public BurnRatePair {
        Objects.requireNonNull(speed, "speed");
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("'factor' must be positive but was " + factor);
        }
        if (shortWindow.compareTo(SHORTEST) < 0 || shortWindow.compareTo(longWindow) >= 0) {
            throw new IllegalArgumentException("'shortWindow' must be at least " + SHORTEST
                    + " and less than 'longWindow' " + longWindow + " but was " + shortWindow);
        }
        if (longWindow.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'longWindow' must be at most " + LONGEST + " but was " + longWindow);
        }
    }

    /** A pair that a {@link BudgetSwitch} acts on. */
    public static BurnRatePair fast(double factor, Duration longWindow, Duration shortWindow) {
        return new BurnRatePair(factor, longWindow, shortWindow, Speed.FAST);
    }

    /** A pair that degrades health. */
    public static BurnRatePair slow(double factor, Duration longWindow, Duration shortWindow) {
        return new BurnRatePair(factor, longWindow, shortWindow, Speed.SLOW);
    }

    /**
     * Those of the workbook: fast at 14.4 times over 1 h and 5 min (2 % of a month's budget in an hour) and at 6 times over
     * 6 h and 30 min (5 % in six hours), slow at once over 3 days and 6 h (10 % in three days).
     */
    public static List<BurnRatePair> workbook() {
        return List.of(
                fast(14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                fast(6, Duration.ofHours(6), Duration.ofMinutes(30)),
                slow(1, Duration.ofDays(3), Duration.ofHours(6)));
    }
}
