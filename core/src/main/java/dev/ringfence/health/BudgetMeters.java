package dev.ringfence.health;

import dev.ringfence.base.JointGauge;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What a budget shows in metrics beside its rates, so that the rate of all instances together can be worked out. */
final class BudgetMeters {
    private final Counter good;
    private final Counter error;

    BudgetMeters(MeterRegistry meters, ErrorBudget budget) {
        this.good = events(meters, budget.name(), "good");
        this.error = events(meters, budget.name(), "error");
        JointGauge.of("ringfence.budget.objective")
                .description("The share of events that must be good")
                .tags(Tags.of("budget", budget.name()))
                .register(meters, budget, ErrorBudget::objective);
    }

    private static Counter events(MeterRegistry meters, String budget, String outcome) {
        return Counter.builder("ringfence.budget.events")
                .description("Events of a budget; a moment late, so that recording one stays cheap")
                .tags("budget", budget, "outcome", outcome)
                .register(meters);
    }

    void add(long events, long errors) {
        good.increment((double) (events - errors));
        error.increment((double) errors);
    }
}
