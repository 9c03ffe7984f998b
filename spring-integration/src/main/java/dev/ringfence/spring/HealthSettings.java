package dev.ringfence.spring;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How well the application is.
 *
 * @param budgets the errors that operations may have: a bean of ErrorBudget for each name, such as ordersErrorBudget
 *     for ringfence.health.budgets.orders.objective=0.999; with it, read-only (whether the application becomes
 *     read-only while it burns fast, false unless set), minimum-events (100) and minimum-errors (10)
 * @param readOnly how long the application is read-only by its budgets
 * @param breakers the thresholds of breakers by the names of their dependencies, such as
 *     ringfence.health.breakers.payments.wait-in-open=10s; with it, failure-rate (50 percent unless set),
 *     slow-call-rate (80 percent), slow-call-duration (by the kind of dependency), window (100 calls), minimum-calls
 *     (20) and trials (5, when it has waited)
 */
public record HealthSettings(
        @DefaultValue Map<String, Budget> budgets,
        @DefaultValue ReadOnly readOnly,
        @DefaultValue Map<String, BreakerSettings> breakers) {
    public HealthSettings {
        budgets = Map.copyOf(budgets);
        breakers = Map.copyOf(breakers);
    }

    /**
     * The errors that one operation may have.
     *
     * @param objective the share of good events, such as 0.999
     * @param readOnly whether the application becomes read-only while it burns fast
     * @param minimumEvents events in the short window below which nothing is said
     * @param minimumErrors errors in the long window below which nothing is said
     */
    public record Budget(
            double objective,
            @DefaultValue("false") boolean readOnly,
            @DefaultValue("100") long minimumEvents,
            @DefaultValue("10") long minimumErrors) {}

    /**
     * When one breaker opens, in every tier; what is not set is as for all.
     *
     * @param failureRate the share of failed calls, in percent, from which on it opens
     * @param slowCallRate the share of slow calls, in percent, from which on it opens
     * @param slowCallDuration from when on a call is slow
     * @param window how many of the last calls count
     * @param minimumCalls how many there must be before it opens
     * @param waitInOpen how long it stays open
     * @param trials how many calls are tried after that
     */
    public record BreakerSettings(
            @Nullable Float failureRate,
            @Nullable Float slowCallRate,
            @Nullable Duration slowCallDuration,
            @Nullable Integer window,
            @Nullable Integer minimumCalls,
            @Nullable Duration waitInOpen,
            @Nullable Integer trials) {}

    /**
     * How long the application is read-only by its budgets.
     *
     * @param checkEvery how often the budgets are looked at
     * @param minimumDwell how long read-only mode lasts at least
     * @param maximumDuration how long it lasts at most
     */
    public record ReadOnly(
            @DefaultValue("5s") Duration checkEvery,
            @DefaultValue("5m") Duration minimumDwell,
            @DefaultValue("1h") Duration maximumDuration) {}
}
