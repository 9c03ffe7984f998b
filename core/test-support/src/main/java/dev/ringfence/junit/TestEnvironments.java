package dev.ringfence.junit;

import dev.ringfence.base.Level;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.Evidence;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.Tier;
import java.util.Map;

/**
 * Environments of a test's choosing, so that a test can see how code behaves in production without being there. Refused
 * in a process that explicit evidence calls production: there, nobody may pretend.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class TestEnvironments {
    private TestEnvironments() {}

    /**
     * An environment of a tier, whatever this JVM is.
     *
     * @throws IllegalStateException if explicit evidence says that this process is production
     * @throws IllegalArgumentException if the tier is UNKNOWN; see {@link #unset()}
     */
    public static DeploymentEnvironment of(Tier tier) {
        if (tier == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'tier' must be a known one but was UNKNOWN");
        }
        return resolver().explicit(tier.label()).resolve();
    }

    /**
     * An environment of a name, whatever this JVM is.
     *
     * @param name an alias of a tier, or one of those that are declared
     * @param declared names of the user's own, each with its tier
     * @throws IllegalStateException if explicit evidence says that this process is production
     * @throws IllegalArgumentException if the name is neither; the message says what was meant
     */
    public static DeploymentEnvironment named(String name, Map<String, Tier> declared) {
        EnvironmentResolver.Builder resolver = resolver();
        declared.forEach(resolver::declare);
        DeploymentEnvironment environment = resolver.explicit(name).resolve();
        if (environment.tier() == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'environment' must be an alias of a tier or a declared name but was '"
                    + name + "': " + environment.resolution().remedy());
        }
        return environment;
    }

    /**
     * An environment that nobody has named, which holds no right.
     *
     * @throws IllegalStateException if explicit evidence says that this process is production
     */
    public static DeploymentEnvironment unset() {
        return resolver().resolve();
    }

    private static EnvironmentResolver.Builder resolver() {
        boolean production =
                DeploymentEnvironment.resolver().level(Level.OFF).resolve().resolution().evidence().stream()
                        .anyMatch(evidence -> evidence.kind() == Evidence.Kind.EXPLICIT
                                && evidence.tiers().contains(Tier.PRODUCTION));
        if (production) {
            throw new IllegalStateException("A test environment must not be made in a process that explicit evidence"
                    + " calls production: remove ringfence.environment or RINGFENCE_ENVIRONMENT from the tests");
        }
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "a test chose this environment")
                .level(Level.OFF);
    }
}
