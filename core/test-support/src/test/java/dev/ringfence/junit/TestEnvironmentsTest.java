package dev.ringfence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestEnvironmentsTest {

    @AfterEach
    void forget() {
        System.clearProperty(EnvironmentResolver.PROPERTY);
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void of_everyKnownTier_holdsItsRightsInATestJvm(Tier tier) {
        assertThat(TestEnvironments.of(tier).rights()).isEqualTo(tier.rights());
    }

    @Test
    void unset_holdsNoRight() {
        assertThat(TestEnvironments.unset().rights()).isEmpty();
    }

    @Test
    void of_inAProcessThatIsExplicitlyProduction_isRefused() {
        System.setProperty(EnvironmentResolver.PROPERTY, "prod");

        assertThatThrownBy(() -> TestEnvironments.of(Tier.TEST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("explicit evidence calls production");
        assertThatThrownBy(TestEnvironments::unset).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_inAProcessThatIsExplicitlyTest_isGiven() {
        System.setProperty(EnvironmentResolver.PROPERTY, "test");

        assertThat(TestEnvironments.of(Tier.PRODUCTION).may(Right.HOLD_LIVE_DATA))
                .isTrue();
    }

    @Test
    void of_unknown_isRefused() {
        assertThatThrownBy(() -> TestEnvironments.of(Tier.UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
    }
}
