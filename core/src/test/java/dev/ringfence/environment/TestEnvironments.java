package dev.ringfence.environment;

/**
 * Environments of a test's choosing. Under a test runner the real process holds no right but WRITE_UNGUARDED, so tests
 * of what production may do look at an empty process instead.
 */
public final class TestEnvironments {
    private TestEnvironments() {}

    /** The environment of an explicit name, with all rights it grants. */
    public static DeploymentEnvironment named(String name) {
        return EnvironmentResolver.builder()
                .insteadOfThisProcess(EvidenceContext.empty(), "unit test")
                .explicit(name)
                .resolve();
    }

    /** An environment that nobody named. */
    public static DeploymentEnvironment unset() {
        return EnvironmentResolver.builder()
                .insteadOfThisProcess(EvidenceContext.empty(), "unit test")
                .resolve();
    }
}
