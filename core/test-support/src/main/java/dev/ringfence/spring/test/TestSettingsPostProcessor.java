package dev.ringfence.spring.test;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Adds what the test of this thread asks for before the starter resolves the environment. */
final class TestSettingsPostProcessor implements EnvironmentPostProcessor, Ordered {

    /** After configuration, and before the starter's, which is last. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        TestSettingsListener.ofThisThread().ifPresent(settings -> settings.addTo(environment));
    }
}
