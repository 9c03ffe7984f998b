package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
