package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TierAliasesTest {

    @Test
    void standard_printed_isTheWholeTable() {
        assertThat(TierAliases.standard()).hasToString("""
                        production: live, prd, prod, production
                        staging: pre-production, preprod, stage, staging, stg, uat
                        test: ci, qa, test, testing
                        development: dev, development, local""");
    }

    @Test
    void tier_otherCase_isTheSame() {
        assertThat(TierAliases.standard().tier("PROD")).contains(Tier.PRODUCTION);
        assertThat(TierAliases.standard().tier("Pre-Production")).contains(Tier.STAGING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " prod", "prod ", "prod\n", "pr\u043ed", "l\u0130ve", "\u017ftg", "production1", "pro"})
    void tier_anythingElse_isNone(String word) {
        assertThat(TierAliases.standard().tier(word)).isEmpty();
    }

    @Test
    void tier_letterThatFoldsToAscii_isNone() {
        TierAliases aliases = TierAliases.standard().with("kiosk", Tier.PRODUCTION);
        assertThat(aliases.tier("KIOSK")).contains(Tier.PRODUCTION);
        assertThat(aliases.tier("\u212aiosk")).as("Kelvin sign").isEmpty();
    }

    @Test
    void with_newWord_leavesTheOriginalAlone() {
        TierAliases more = TierAliases.standard().with("Canary", Tier.PRODUCTION);
        assertThat(more.tier("canary")).contains(Tier.PRODUCTION);
        assertThat(TierAliases.standard().tier("canary")).isEmpty();
        assertThat(more).isNotEqualTo(TierAliases.standard());
    }

    @Test
    void with_wrongWords_areRefused() {
        assertThatThrownBy(() -> TierAliases.standard().with("prod", Tier.STAGING))
                .hasMessage("'alias' must be new but 'prod' names production already");
        assertThatThrownBy(() -> TierAliases.standard().with("x", Tier.UNKNOWN))
                .hasMessage("'tier' must be a known tier but was UNKNOWN");
        assertThatThrownBy(() -> TierAliases.standard().with("-x", Tier.TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'alias' must be 1 to 64 letters");
    }
}
