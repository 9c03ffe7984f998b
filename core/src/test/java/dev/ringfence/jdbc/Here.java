package dev.ringfence.jdbc;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.Tier;

/** Environments as real processes would resolve them; this one runs under a test runner and would hold no right. */
final class Here {
    private Here() {}

    static DeploymentEnvironment in(Tier tier) {
        var resolver = DeploymentEnvironment.resolver().insteadOfThisProcess(EvidenceContext.empty(), "unit test");
        return tier == Tier.UNKNOWN
                ? resolver.resolve()
                : resolver.explicit(tier.label()).resolve();
    }

    static DeploymentEnvironment named(String name, Tier tier) {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.empty(), "unit test")
                .declare(name, tier)
                .explicit(name)
                .resolve();
    }
}
