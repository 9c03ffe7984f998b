package dev.ringfence.spring.health;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthListener;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A board for checks that are beans, and breakers for dependencies that are beans; neither without any. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
final class HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(HealthCheck.class)
    HealthBoard ringfenceHealthBoard(
            ObjectProvider<HealthCheck> checks,
            ObjectProvider<HealthListener> listeners,
            ObjectProvider<MeterRegistry> meters) {
        HealthBoard.Builder board = HealthBoard.builder();
        checks.orderedStream().forEach(board::check);
        listeners.orderedStream().forEach(board::listener);
        meters.ifAvailable(board::meters);
        return board.build();
    }

    @Bean
    BreakerThresholds ringfenceBreakerThresholds(
            RingfenceProperties properties, ObjectProvider<CircuitBreakers> breakers) {
        return new BreakerThresholds(properties.health().breakers(), breakers);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(BreakerDependency.class)
    CircuitBreakers ringfenceCircuitBreakers(
            DeploymentEnvironment environment,
            ObjectProvider<BreakerDependency> dependencies,
            BreakerThresholds thresholds,
            ObjectProvider<MeterRegistry> meters) {
        CircuitBreakers.Builder builder = CircuitBreakers.forEnvironment(environment);
        thresholds.declare(dependencies.orderedStream().toList(), builder);
        CircuitBreakers breakers = BreakerThresholds.build(builder);
        meters.ifAvailable(breakers.meters()::bindTo);
        return breakers;
    }
}
