package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFenceTest {
    private static final String REAL = "grete.hermann@ringfence.dev";
    private static final String TEAM = "ann@team.ringfence.dev";
    private static final String MADE = "grete.hermann@example.com";

    private static MailFence.Builder enforcing(Tier tier) {
        return MailFence.builder(WriteGuard.enforcing(Environments.of(tier)));
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGING", "TEST", "DEVELOPMENT", "UNKNOWN"})
    void realRecipient_withoutTheRight_isRefusedAndNotShown(Tier tier) {
        MailFence fence = enforcing(tier).build();
        assertThatThrownBy(() -> fence.route(List.of(MADE, REAL)))
                .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                    assertThat(denied.refusal().guard()).isEqualTo(Guard.MAIL);
                    assertThat(denied.refusal().rule()).isEqualTo("mail.real-people");
                    assertThat(denied.refusal().what()).contains("1 recipient ").contains("beside 1 allowed");
                    assertThat(denied.getMessage().contains("hermann")).isFalse();
                });
    }

    @Test
    void realRecipient_inProduction_passes() {
        MailFence fence = enforcing(Tier.PRODUCTION).redirectTo(TEAM).build();
        assertThat(fence.route(List.of(REAL))).isInstanceOf(MailRoute.AsAddressed.class);
    }

    @Test
    void realRecipient_observed_passesAndIsCounted() {
        WriteGuard guard = WriteGuard.observing(Environments.STAGING);
        MailFence fence = MailFence.builder(guard).redirectTo(TEAM).build();
        assertThat(fence.route(List.of(REAL))).isInstanceOf(MailRoute.AsAddressed.class);
        assertThat(guard.report().lines()).singleElement().satisfies(line -> {
            assertThat(line.rule()).isEqualTo("mail.real-people");
            assertThat(line.level()).isEqualTo(Level.OBSERVE);
        });
    }

    @Test
    void anything_switchedOff_passesUncounted() {
        WriteGuard guard = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing().with(Guard.MAIL, Level.OFF))
                .build();
        assertThat(MailFence.builder(guard).build().route(List.of(REAL))).isInstanceOf(MailRoute.AsAddressed.class);
        assertThat(guard.report().decisions()).isZero();
    }

    @Test
    void allowedAndMadeRecipients_withoutTheRight_pass() {
        MailFence fence = enforcing(Tier.STAGING)
                .allow("*@team.ringfence.dev", "our own mailboxes")
                .build();
        assertThat(fence.route(List.of(TEAM, MADE, "Ann@TEAM.ringfence.dev.")))
                .isInstanceOf(MailRoute.AsAddressed.class);
    }

    @Test
    void realRecipients_whereMailIsRedirected_areHeldAndTheOthersKept() {
        WriteGuard guard = WriteGuard.enforcing(Environments.STAGING);
        MailFence fence = MailFence.builder(guard).redirectTo(TEAM).build();
        assertThat(fence.route(List.of(REAL, MADE, REAL)))
                .isInstanceOfSatisfying(MailRoute.Redirected.class, redirected -> {
                    assertThat(redirected.to()).isEqualTo(TEAM);
                    assertThat(redirected.kept()).containsExactly(MADE);
                    assertThat(redirected.held().equals(List.of(REAL))).isTrue();
                    assertThat(redirected.toString().contains("hermann")).isFalse();
                });
        assertThat(guard.report().denials()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "ann@team.example, ANN@Team.Example, true",
        "ann@team.example, anna@team.example, false",
        "ann@team.example, ann@sub.team.example, false",
        "*@team.example, anybody@team.example, true",
        "*@team.example, anybody@team.example.evil.example, false",
        "*@team.example, anybody@evilteam.example, false",
        "*@team.example, 'team.example', false",
        "*@team.example, 'a@team.example@evil.example', false",
        "*@team.example, '\"x@evil.example\"@team.example', true",
        "*@*.team.example, a@b.team.example, true",
        "*@*.team.example, a@c.b.team.example, true",
        "*@*.team.example, a@team.example, false",
        "*@*.team.example, a@xteam.example, false",
        "*@bücher.example, a@xn--bcher-kva.example, true",
        "*@team.example, a@team.example., true",
    })
    void pattern_ofAddresses_matchesTheMailboxesItNames(String pattern, String address, boolean matches) {
        assertThat(AddressPattern.parse(pattern).matches(address)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*@", "@team.example", "team.example", "*@*", "*@a.*.example", "*nn@team.example"})
    void pattern_ofAnotherForm_isRefusedWithoutBeingShown(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enforcing(Tier.STAGING).allow(pattern, "a test"))
                .withMessageContaining("'pattern' must be like")
                .withMessageContaining(pattern.length() + " characters");
    }

    @Test
    void builder_calledTwice_isRefused() {
        MailFence.Builder builder = enforcing(Tier.STAGING).redirectTo(TEAM);
        assertThatIllegalStateException().isThrownBy(() -> builder.redirectTo(TEAM));
        builder.allow("*@team.example", "ours");
        assertThatIllegalStateException().isThrownBy(() -> builder.allow("*@team.example", "ours"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allow("*@other.example", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enforcing(Tier.STAGING).redirectTo("*@team.example"));
        assertThatCode(builder::build).doesNotThrowAnyException();
    }
}
