package dev.ringfence.spring;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** The starter as an application gets it: what the file of its auto-configurations lists. */
public final class Starter {
    private Starter() {}

    public static AutoConfigurations autoConfigurations() {
        ClassLoader loader = Starter.class.getClassLoader();
        return AutoConfigurations.of(StreamSupport.stream(
                        ImportCandidates.load(AutoConfiguration.class, loader).spliterator(), false)
                .filter(name -> name.startsWith("dev.ringfence."))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new));
    }

    public static ApplicationContextRunner context() {
        return new ApplicationContextRunner().withConfiguration(autoConfigurations());
    }

    /** In production, with the guards of statements and migrations on. */
    public static ApplicationContextRunner enforcing() {
        return context().withPropertyValues("ringfence.environment=production", "ringfence.guards.sql=enforce");
    }

    /** An environment that holds all rights, for beans of a test: the evidence of a test run would withhold them. */
    public static DeploymentEnvironment production() {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.empty(), "a test needs all rights")
                .explicit("production")
                .resolve();
    }
}
