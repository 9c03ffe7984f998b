package dev.ringfence.spring;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.Resolution;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WriteGuardBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Resolves the environment once per application context and guards every {@code DataSource} bean. Off with {@code
 * ringfence.enabled=false}; each bean gives way to one of the application's own.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnProperty(name = "ringfence.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RingfenceProperties.class)
public final class RingfenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DeploymentEnvironment deploymentEnvironment(Environment environment, RingfenceProperties properties) {
        EnvironmentResolver.Builder resolver = DeploymentEnvironment.resolver()
                .source(new SpringPropertySource(environment))
                .source(new SpringProfilesSource(environment))
                .level(properties.levels().of(Guard.ENVIRONMENT));
        properties.environments().forEach(resolver::declare);
        return resolver.resolve();
    }

    @Bean
    @ConditionalOnMissingBean
    Resolution deploymentResolution(DeploymentEnvironment environment) {
        return environment.resolution();
    }

    @Bean
    @ConditionalOnMissingBean
    WriteGuard writeGuard(
            DeploymentEnvironment environment, RingfenceProperties properties, ObjectProvider<MeterRegistry> meters) {
        Levels levels = properties.levels();
        WriteGuardBuilder guard = WriteGuard.builder(environment).levels(levels);
        meters.ifAvailable(guard::meters);
        return guard.build();
    }

    @Bean
    static GuardedDataSourcePostProcessor guardedDataSourcePostProcessor(ObjectProvider<WriteGuard> guard) {
        return new GuardedDataSourcePostProcessor(guard);
    }
}
