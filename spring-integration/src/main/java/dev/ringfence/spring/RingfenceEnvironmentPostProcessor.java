package dev.ringfence.spring;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Resolves the environment as soon as all configuration is read, so that a refusal comes before there is any bean, and
 * with it any {@code DataSource}. The application context gets what was resolved.
 */
final class RingfenceEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
    private final ConfigurableBootstrapContext bootstrap;

    RingfenceEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Last: others bring configuration. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("ringfence.enabled", Boolean.class, true)) {
            FrozenEnvironment frozen = FrozenEnvironment.resolve(environment);
            TelemetryDefaults.add(environment, frozen.environment());
            bootstrap.addCloseListener(closed -> closed.getApplicationContext()
                    .getBeanFactory()
                    .registerSingleton(FrozenEnvironment.BEAN_NAME, frozen));
        }
    }
}
