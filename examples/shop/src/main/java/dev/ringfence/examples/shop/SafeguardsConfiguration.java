package dev.ringfence.examples.shop;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.shop.sale.Payments;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.BudgetSwitch;
import dev.ringfence.health.BurnRatePair;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.write.OperatingModeSwitch;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What no property says: whom the shop depends on, and how many orders may fail. */
@Configuration(proxyBeanMethods = false)
class SafeguardsConfiguration {
    /** Of a hundred orders, ninety-five succeed. */
    private static final double OBJECTIVE = 0.95;

    /** So that a story of some twenty orders has it all; in earnest the standard's 100 calls and 30 s. */
    @Bean
    CircuitBreakers breakers(DeploymentEnvironment here) {
        return CircuitBreakers.forEnvironment(here)
                .dependency(
                        BreakerDependency.critical(Payments.NAME, BreakerDependency.Kind.HTTP),
                        breaker -> breaker.slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .waitDurationInOpenState(Duration.ofSeconds(3)))
                .build();
    }

    /** Over seconds, for the same reason; in earnest over the hours of the workbook, which are the standard. */
    @Bean
    ErrorBudget orderBudget() {
        return ErrorBudget.builder("orders", OBJECTIVE)
                .pairs(BurnRatePair.fast(4, Duration.ofMinutes(2), Duration.ofSeconds(10)))
                .lowTraffic(4, 12)
                .build();
    }

    @Bean
    BudgetSwitch budgets(OperatingModeSwitch modes, ErrorBudget orderBudget) {
        return BudgetSwitch.builder(modes)
                .budget(orderBudget)
                .checkEvery(Duration.ofMillis(500))
                .minimumDwell(Duration.ofSeconds(5))
                .build();
    }
}
