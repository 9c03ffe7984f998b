package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Level;
import org.junit.jupiter.api.Test;

class EnvironmentResolverTest {

    private static EnvironmentResolver.Builder empty() {
        return EnvironmentResolver.builder().insteadOfThisProcess(EvidenceContext.empty(), "unit test");
    }

    @Test
    void resolve_explicitProduction_holdsItsRights() {
        DeploymentEnvironment here = empty().explicit("production").resolve();
        assertThat(here.resolution().verdict()).isEqualTo(Verdict.AGREED);
        assertThat(here.rights()).isEqualTo(Tier.PRODUCTION.rights());
        assertThat(here.explicitlyBelowProduction()).isFalse();
    }

    @Test
    void resolve_conflictEnforced_throwsTheTable() {
        assertThatThrownBy(
                        () -> empty().explicit("prod,dev").level(Level.ENFORCE).resolve())
                .isInstanceOf(EnvironmentDeniedException.class)
                .hasMessageContaining("production and development are claimed");
    }

    @Test
    void resolve_inThisTestRunner_withholdsEverythingOfProduction() {
        DeploymentEnvironment here =
                EnvironmentResolver.builder().explicit("production").resolve();
        assertThat(here.rights()).isEmpty();
    }
}
