package dev.ringfence.spring;

import dev.ringfence.base.Guard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Where an application context runs and how it is set, both read once for it. What changes in Spring's property sources afterwards, as a
 * configuration server may have it, changes nothing here.
 *
 * @param environment the outcome
 * @param settings what it was resolved with
 */
record FrozenEnvironment(DeploymentEnvironment environment, RingfenceProperties settings) {
    static final String BEAN_NAME = "ringfenceFrozenEnvironment";

    /**
     * Resolves by the standard sources, Spring's property and its profiles.
     *
     * @throws StartProblemsException if a setting is unknown or does not fit
     * @throws dev.ringfence.environment.EnvironmentDeniedException if the guard {@code environment} enforces, and the
     *     evidence is in conflict or unknown
     */
    static FrozenEnvironment resolve(ConfigurableEnvironment environment) {
        RingfenceProperties settings = StrictSettings.read(environment);
        EnvironmentResolver.Builder resolver = DeploymentEnvironment.resolver()
                .source(new SpringPropertySource(environment))
                .source(new SpringProfilesSource(environment))
                .level(settings.levels().of(Guard.ENVIRONMENT));
        if (!readByCore()) {
            settings.environments().forEach(resolver::declare);
        }
        return new FrozenEnvironment(resolver.resolve(), settings);
    }

    /** Core reads names from a system property and a variable itself, and refuses one that is declared twice. */
    private static boolean readByCore() {
        return System.getProperty(EnvironmentResolver.NAMES_PROPERTY) != null
                || System.getenv(EnvironmentResolver.NAMES_VARIABLE) != null;
    }
}
