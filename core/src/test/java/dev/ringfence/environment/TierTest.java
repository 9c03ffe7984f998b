package dev.ringfence.environment;

import static dev.ringfence.environment.Right.HOLD_LIVE_DATA;
import static dev.ringfence.environment.Right.REACH_PRODUCTION;
import static dev.ringfence.environment.Right.REACH_REAL_PEOPLE;
import static dev.ringfence.environment.Right.WRITE_UNGUARDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.Environments;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierTest {

    @Test
    void rights_ofEachTier_areThoseOfTheTable() {
        assertThat(Tier.PRODUCTION.rights()).isEqualTo(Set.of(HOLD_LIVE_DATA, REACH_REAL_PEOPLE, REACH_PRODUCTION));
        assertThat(Tier.STAGING.rights()).isEmpty();
        assertThat(Tier.TEST.rights()).isEqualTo(Set.of(WRITE_UNGUARDED));
        assertThat(Tier.DEVELOPMENT.rights()).isEqualTo(Set.of(WRITE_UNGUARDED));
        assertThat(Tier.UNKNOWN.rights()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void traits_ofATier_takeNoneOfItsRightsAway(Tier tier) {
        assertThat(tier.rights()).allMatch(tier.traits()::permit);
    }

    @Test
    void unknown_beside_isAsCarefulAsTheMostCarefulOfBoth() {
        Traits unknown = Tier.UNKNOWN.traits();
        assertThat(unknown.changes()).isEqualTo(Tier.PRODUCTION.traits().changes());
        assertThat(unknown.security()).isEqualTo(Tier.PRODUCTION.traits().security());
        assertThat(unknown.data()).isEqualTo(Tier.DEVELOPMENT.traits().data());
        for (Right right : Right.values()) {
            assertThat(unknown.permit(right)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void rights_changedByACaller_stay(Tier tier) {
        tier.rights().addAll(Set.of(Right.values()));
        DeploymentEnvironment here = Environments.named(tier.label());
        here.rights().addAll(Set.of(Right.values()));
        assertThat(here.rights()).isEqualTo(tier.rights());
    }
}
