package dev.ringfence.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundFenceTest {
    private final InboundFence fence = InboundFence.of(WriteGuard.enforcing(Environments.STAGING));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployment.environment.name=production",
                "a=1, deployment.environment.name = prod ;p=1",
                "deployment.environment.name=somewhere",
                "deployment.environment.name=%ZZ",
                "deployment.environment.name=production,deployment.environment.name=staging",
            })
    void caller_fromElsewhere_isRefused(String baggage) {
        assertThatThrownBy(() -> fence.check(Optional.of(baggage)))
                .isInstanceOfSatisfying(
                        WriteDeniedException.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("inbound.other-environment"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployment.environment.name=staging",
                "deployment.environment.name=uat;x",
                "a=1,b=2",
                "",
                ",,=,;",
                "xdeployment.environment.name=production",
            })
    void caller_fromHereOrSayingNothing_passes(String baggage) {
        assertThatCode(() -> fence.check(Optional.of(baggage))).doesNotThrowAnyException();
    }

    @Test
    void caller_withoutBaggage_passes() {
        assertThatCode(() -> fence.check(Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void canary_ofProduction_mayCallProduction() {
        DeploymentEnvironment canary = Environments.declared("canary-eu", Tier.PRODUCTION);
        String sent = EnvironmentBaggage.with(Optional.empty(), canary);
        assertThat(sent).isEqualTo("deployment.environment.name=production");
        assertThatCode(() -> InboundFence.of(WriteGuard.enforcing(Environments.PRODUCTION))
                        .check(Optional.of(sent)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1 | a=1,deployment.environment.name=staging",
                "deployment.environment.name=test;p , b=2 | b=2,deployment.environment.name=staging",
                "a=1,,b=x%20y;q=1 | a=1,b=x%20y;q=1,deployment.environment.name=staging",
            })
    void baggage_withTheEnvironment_keepsWhatElseItSays(String before, String after) {
        String baggage = EnvironmentBaggage.with(Optional.of(before), Environments.STAGING);
        assertThat(baggage).isEqualTo(after);
        assertThat(EnvironmentBaggage.read(baggage)).contains("staging");
    }

    @Test
    void baggage_ofAnUnknownEnvironment_saysItsName() {
        assertThat(EnvironmentBaggage.read(EnvironmentBaggage.with(Optional.empty(), Environments.named("blue green"))))
                .contains(Environments.named("blue green").name());
    }

    @Test
    void baggage_thatIsFull_carriesTheEnvironmentAlone() {
        assertThat(EnvironmentBaggage.with(Optional.of("a=" + "x".repeat(9_000)), Environments.STAGING))
                .isEqualTo("deployment.environment.name=staging");
    }

    private static InboundFence listing(WriteGuard guard) {
        return InboundFence.builder(guard)
                .allowNetwork("10.0.0.0/8")
                .allowNetwork("2001:db8::/32")
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "::ffff:10.1.2.3", "2001:db8::7", "2001:DB8:0:0:0:0:0:7%eth0"})
    void address_ofAnAllowedNetwork_passes(String address) {
        assertThatCode(() -> listing(WriteGuard.enforcing(Environments.STAGING)).checkAddress(address))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11.1.2.3", "127.0.0.1", "::1", "2001:db9::7", "::ffff:11.1.2.3", "::10.1.2.3", "", "proxy", "10"
            })
    void address_ofNoAllowedNetwork_isRefusedBelowProductionAlone(String address) {
        assertThatThrownBy(() ->
                        listing(WriteGuard.enforcing(Environments.STAGING)).checkAddress(address))
                .isInstanceOfSatisfying(
                        WriteDeniedException.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("inbound.not-allowed"));
        assertThatCode(() -> {
                    listing(WriteGuard.observing(Environments.STAGING)).checkAddress(address);
                    listing(WriteGuard.enforcing(Environments.PRODUCTION)).checkAddress(address);
                    listing(WriteGuard.enforcing(Environments.named("somewhere")))
                            .checkAddress(address);
                    fence.checkAddress(address);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void values_thatComeIn_areLookedAtWhereLiveDataMayNotBe() {
        byte[] live = "{\"email\":\"erika.gabler@gmail.com\"}".getBytes(UTF_8);
        byte[] made = "{\"email\":\"erika.gabler@example.com\"}".getBytes(UTF_8);
        byte[] binary = "\u00ff\u0000 erika.gabler@gmail.com ".getBytes(ISO_8859_1);

        assertThat(fence.looksAtValues()).isTrue();
        assertThat(InboundFence.of(WriteGuard.enforcing(Environments.PRODUCTION))
                        .looksAtValues())
                .isFalse();
        assertThat(fence.receiving(made, "a body")).isSameAs(made);
        for (byte[] refused : new byte[][] {live, binary}) {
            assertThatThrownBy(() -> fence.receiving(refused, "a body"))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("live-data.plausible-value")
                    .hasMessageNotContaining("gabler");
        }
        assertThat(InboundFence.of(WriteGuard.observing(Environments.STAGING)).receiving(live, "a body"))
                .isSameAs(live);
    }

    @Test
    void values_thatComeIn_areReplacedWhereTheGuardReplaces() {
        InboundFence replacing = InboundFence.builder(WriteGuard.enforcing(Environments.STAGING))
                .liveData(LiveDataGuard.builder().replacing().build())
                .build();
        String received = new String(
                replacing.receiving("{\"email\":\"erika.gabler@gmail.com\",\"n\":1}".getBytes(UTF_8), "a body"), UTF_8);
        assertThat(received).startsWith("{\"email\":\"").endsWith("\",\"n\":1}").doesNotContain("gabler");
    }
}
