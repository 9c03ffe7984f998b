package dev.ringfence.spring;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Resolution;
import dev.ringfence.write.WriteGuard;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Resolves the environment once per application context, and makes the guard that all others ask. Off with {@code
 * ringfence.enabled=false}; each bean gives way to one of the application's own.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "ringfence.enabled", matchIfMissing = true)
@Import({WriteConfiguration.class, DataConfiguration.class})
public final class RingfenceAutoConfiguration {

    /** Where no SpringApplication ran, and with it no post-processor of the environment. */
    @Bean(FrozenEnvironment.BEAN_NAME)
    @ConditionalOnMissingBean
    FrozenEnvironment ringfenceFrozenEnvironment(ConfigurableEnvironment environment) {
        return FrozenEnvironment.resolve(environment);
    }

    /** Those that were read, and checked, before there was any bean. */
    @Bean
    @ConditionalOnMissingBean
    RingfenceProperties ringfenceProperties(FrozenEnvironment frozen) {
        return frozen.settings();
    }

    @Bean
    @ConditionalOnMissingBean
    DeploymentEnvironment deploymentEnvironment(FrozenEnvironment frozen) {
        return frozen.environment();
    }

    @Bean
    @ConditionalOnMissingBean
    Resolution deploymentResolution(DeploymentEnvironment environment) {
        return environment.resolution();
    }

    @Bean
    ObservationPeriod ringfenceObservationPeriod(RingfenceProperties properties, WriteGuard guard) {
        return new ObservationPeriod(properties.observe().until(), guard, Clock.system(ZoneId.systemDefault()));
    }

    @Bean
    StartReport ringfenceStartReport(DeploymentEnvironment environment, WriteGuard guard, ObservationPeriod period) {
        return new StartReport(environment, guard, period);
    }
}
