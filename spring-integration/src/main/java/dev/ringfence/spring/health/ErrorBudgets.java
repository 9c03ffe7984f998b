package dev.ringfence.spring.health;

import dev.ringfence.health.BudgetSwitch;
import dev.ringfence.health.BudgetSwitchBuilder;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.ErrorBudgetBuilder;
import dev.ringfence.spring.HealthSettings;
import dev.ringfence.spring.HealthSettings.Budget;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.OperatingModeSwitch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;

/** Makes budgets, and what switches by them, of settings. */
final class ErrorBudgets {
    static final String PROPERTY = "ringfence.health.budgets";

    private final HealthSettings settings;
    private final ObjectProvider<MeterRegistry> meters;
    private final Map<String, ErrorBudget> budgets = new TreeMap<>();

    ErrorBudgets(HealthSettings settings, ObjectProvider<MeterRegistry> meters) {
        this.settings = settings;
        this.meters = meters;
        settings.budgets().forEach((name, budget) -> budgets.put(name, make(name, budget)));
    }

    private ErrorBudget make(String name, Budget budget) {
        try {
            ErrorBudgetBuilder builder = ErrorBudget.builder(name, budget.objective())
                    .lowTraffic(budget.minimumEvents(), budget.minimumErrors());
            meters.ifAvailable(builder::meters);
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw RingfenceProperties.misfit(PROPERTY + "." + name, refused);
        }
    }

    /** The one of a name. */
    ErrorBudget budget(String name) {
        return Objects.requireNonNull(budgets.get(name), name);
    }

    /** What makes the application read-only while one of those that are to do so burns fast. */
    BudgetSwitch readOnlySwitch(OperatingModeSwitch modes) {
        BudgetSwitchBuilder builder = BudgetSwitch.builder(modes);
        settings.budgets().forEach((name, budget) -> {
            if (budget.readOnly()) {
                builder.budget(budget(name));
            }
        });
        meters.ifAvailable(builder::meters);
        try {
            return builder.checkEvery(settings.readOnly().checkEvery())
                    .minimumDwell(settings.readOnly().minimumDwell())
                    .maximumDuration(settings.readOnly().maximumDuration())
                    .build();
        } catch (IllegalArgumentException refused) {
            throw RingfenceProperties.misfit("ringfence.health.read-only", refused);
        }
    }
}
