package dev.ringfence.spring.health;

import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthRole;
import dev.ringfence.spring.ObservationPeriod;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health contributors; off with {@code management.health.ringfence.enabled=false}. */
@AutoConfiguration(after = {HealthAutoConfiguration.class, BudgetAutoConfiguration.class})
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnProperty(name = "management.health.ringfence.enabled", matchIfMissing = true)
final class ActuatorHealthAutoConfiguration {

    @Bean
    @ConditionalOnBean(ObservationPeriod.class)
    @ConditionalOnMissingBean(name = "ringfenceHealthIndicator")
    HealthIndicator ringfenceHealthIndicator(ObservationPeriod period) {
        return Indicators.of(period);
    }

    @Bean
    @ConditionalOnBean(HealthBoard.class)
    @ConditionalOnMissingBean(name = "ringfenceLivenessHealthIndicator")
    HealthIndicator ringfenceLivenessHealthIndicator(HealthBoard board) {
        return Indicators.of(board, HealthRole.LIVENESS);
    }

    @Bean
    @ConditionalOnBean(HealthBoard.class)
    @ConditionalOnMissingBean(name = "ringfenceReadinessHealthIndicator")
    HealthIndicator ringfenceReadinessHealthIndicator(HealthBoard board) {
        return Indicators.of(board, HealthRole.READINESS);
    }

    @Bean
    @ConditionalOnBean(HealthBoard.class)
    @ConditionalOnMissingBean(name = "ringfenceDependenciesHealthIndicator")
    HealthIndicator ringfenceDependenciesHealthIndicator(HealthBoard board) {
        return Indicators.of(board, HealthRole.DEPENDENCY);
    }

    @Bean
    @ConditionalOnBean(CircuitBreakers.class)
    @ConditionalOnMissingBean(name = "ringfenceBreakersHealthIndicator")
    HealthIndicator ringfenceBreakersHealthIndicator(CircuitBreakers breakers) {
        return Indicators.of(breakers);
    }

    @Bean
    @ConditionalOnBean(ErrorBudget.class)
    @ConditionalOnMissingBean(name = "ringfenceBudgetsHealthIndicator")
    HealthIndicator ringfenceBudgetsHealthIndicator(ObjectProvider<ErrorBudget> budgets) {
        return Indicators.of(budgets.orderedStream().toList());
    }
}
