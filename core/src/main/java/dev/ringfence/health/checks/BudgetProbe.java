package dev.ringfence.health.checks;

import dev.ringfence.health.BurnRate;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Looks at how fast an error budget burns: as {@link ErrorBudget#health()} says, with the pairs of windows that burn.
 *
 * <p>Reaches what is shared: what answers with errors here mostly does so elsewhere, and neither a restart nor leaving the
 * rotation gives the budget back. Safe for use by many threads.
 */
public final class BudgetProbe implements HealthProbe {
    private final ErrorBudget budget;

    private BudgetProbe(ErrorBudget budget) {
        this.budget = Objects.requireNonNull(budget, "budget");
    }

    /** A probe of a budget. */
    public static BudgetProbe of(ErrorBudget budget) {
        return new BudgetProbe(budget);
    }

    @Override
    public HealthReading look() {
        String burning = budget.burnRates().stream()
                .filter(BurnRate::burning)
                .map(BurnRate::toString)
                .collect(Collectors.joining("; "));
        return new HealthReading(budget.health(), burning);
    }
}
