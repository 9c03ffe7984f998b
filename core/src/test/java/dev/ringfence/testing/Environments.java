package dev.ringfence.testing;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.Tier;

/** Environments of a test's choosing, whatever the JVM that runs the test is. */
public final class Environments {
    public static final DeploymentEnvironment PRODUCTION = of(Tier.PRODUCTION);
    public static final DeploymentEnvironment STAGING = of(Tier.STAGING);
    public static final DeploymentEnvironment TEST = of(Tier.TEST);
    public static final DeploymentEnvironment DEVELOPMENT = of(Tier.DEVELOPMENT);

    private Environments() {}

    public static DeploymentEnvironment of(Tier tier) {
        return named(tier.label());
    }

    /** A process that was told a name, also one that is none. */
    public static DeploymentEnvironment named(String name) {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "a test needs one of each tier")
                .explicit(name)
                .resolve();
    }

    /** A process that nobody has told where it runs. */
    public static DeploymentEnvironment unset() {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "a test needs an untold one")
                .resolve();
    }
}
