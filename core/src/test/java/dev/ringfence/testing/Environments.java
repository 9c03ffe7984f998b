package dev.ringfence.testing;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.Tier;

/** Environments of a test's choosing, whatever the JVM that runs the test is. */
public final class Environments {
    public static final DeploymentEnvironment PRODUCTION = of(Tier.PRODUCTION);
    public static final DeploymentEnvironment STAGING = of(Tier.STAGING);
    public static final DeploymentEnvironment TEST = of(Tier.TEST);
    public static final DeploymentEnvironment DEVELOPMENT = of(Tier.DEVELOPMENT);

    private Environments() {}

    /** One of a tier; for UNKNOWN one that nobody has told where it runs. */
    public static DeploymentEnvironment of(Tier tier) {
        return tier == Tier.UNKNOWN ? unset() : named(tier.label());
    }

    /** A process that was told a name which it declares itself. */
    public static DeploymentEnvironment declared(String name, Tier tier) {
        return resolver().declare(name, tier).explicit(name).resolve();
    }

    /** A process that was told a name, also one that is none. */
    public static DeploymentEnvironment named(String name) {
        return resolver().explicit(name).resolve();
    }

    /** A process that nobody has told where it runs. */
    public static DeploymentEnvironment unset() {
        return resolver().resolve();
    }

    private static EnvironmentResolver.Builder resolver() {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.empty(), "a test needs environments of its choosing");
    }
}
