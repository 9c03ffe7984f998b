package dev.ringfence.examples.boot35;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.proxy.Guards;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

/**
 * All that core needs from Spring Boot 3.5: where the application runs, the levels and the policy from its properties, the
 * registry of its meters, and a place before anybody gets the {@code DataSource}.
 */
@Configuration(proxyBeanMethods = false)
class RingfenceConfiguration {

    /** Property, variable and the rest of the evidence must agree; a property of Spring's counts as a call. */
    @Bean
    static DeploymentEnvironment deploymentEnvironment(Environment properties) {
        EnvironmentResolver.Builder resolver = DeploymentEnvironment.resolver();
        String name = properties.getProperty(EnvironmentResolver.PROPERTY);
        return (name == null ? resolver : resolver.explicit(name)).resolve();
    }

    @Bean
    static WriteGuard writeGuard(
            DeploymentEnvironment here,
            Environment properties,
            @Value("classpath:write-policy.json") Resource policy,
            MeterRegistry meters)
            throws IOException {
        Levels levels = Levels.observing();
        for (Map.Entry<Guard, Level> set : Binder.get(properties)
                .bindOrCreate("ringfence.guards", Bindable.mapOf(Guard.class, Level.class))
                .entrySet()) {
            levels = levels.with(set.getKey(), set.getValue());
        }
        return WriteGuard.builder(here)
                .levels(levels)
                .policy(WritePolicy.parse(policy.getContentAsString(StandardCharsets.UTF_8)))
                .meters(meters)
                .build();
    }

    /** A pool of HikariCP is guarded inside and keeps its type; any other is wrapped. */
    @Bean
    static BeanPostProcessor guardedDataSources(ObjectProvider<WriteGuard> guard) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? GuardedDataSource.wrap(pool, guard.getObject()) : bean;
            }
        };
    }

    @Bean
    static Guards guards(WriteGuard guard) {
        return Guards.of(guard);
    }
}
