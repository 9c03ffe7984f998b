package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Levels;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import org.junit.jupiter.api.Test;

class SensitiveArgumentsTest {
    private static final String PLAUSIBLE = "grete.hermann@ringfence.dev";
    private static final String MADE = "grete.hermann@example.com";

    interface Newsletter {
        String subscribe(long id, @Sensitive("EMAIL_ADDRESS") String email, String remark);
    }

    record Plain() implements Newsletter {
        @Override
        public String subscribe(long id, String email, String remark) {
            return email + "/" + remark;
        }
    }

    private static WriteGuard enforcing(String environment) {
        return WriteGuard.enforcing(Environments.named(environment));
    }

    private static Newsletter guarded(WriteGuard guard) {
        return Guards.of(guard).proxy(Newsletter.class, new Plain());
    }

    @Test
    void plausibleArgument_belowProduction_isRefusedBeforeTheCallAndNotShown() {
        WriteGuard guard = enforcing("staging");
        assertThatThrownBy(() -> guarded(guard).subscribe(1, PLAUSIBLE, ""))
                .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("live-data.plausible-value");
                    assertThat(denied.refusal().what()).endsWith("argument 2 of Plain.subscribe");
                    assertThat(denied.getMessage().contains("hermann")).isFalse();
                });
        assertThat(guard.report().denials()).isOne();
    }

    @Test
    void plausibleArgument_observed_passesAndIsCounted() {
        WriteGuard guard = WriteGuard.observing(Environments.STAGING);
        assertThat(guarded(guard).subscribe(1, PLAUSIBLE, "").equals(PLAUSIBLE + "/"))
                .isTrue();
        assertThat(guard.report().denials()).isOne();
    }

    @Test
    void argument_thatIsMadeOrNotMarkedOrInProduction_passes() {
        assertThat(guarded(enforcing("staging")).subscribe(1, MADE, PLAUSIBLE).equals(MADE + "/" + PLAUSIBLE))
                .isTrue();
        assertThat(guarded(enforcing("production")).subscribe(1, PLAUSIBLE, "").equals(PLAUSIBLE + "/"))
                .isTrue();
    }

    @Test
    void plausibleArgument_whereTheGuardReplaces_reachesTheMethodAsAMadeOne() {
        WriteGuard guard = enforcing("staging");
        Newsletter newsletter = Guards.of(Environments.STAGING, Levels.observing())
                .with(SensitiveArguments.of(
                        guard, LiveDataGuard.builder().replacing().build()))
                .proxy(Newsletter.class, new Plain());
        assertThat(newsletter.subscribe(1, PLAUSIBLE, "")).endsWith("@example.com/");
        assertThat(guard.report().denials()).isOne();
    }

    interface Wrong {
        void store(@Sensitive int number);
    }

    record StoresNumbers() implements Wrong {
        @Override
        public void store(int number) {}
    }

    record Unreachable() implements Newsletter {
        @Override
        public String subscribe(long id, String email, String remark) {
            return own(email);
        }

        String own(@Sensitive String email) {
            return email;
        }
    }

    @Test
    void markThatCouldGuardNothing_isRefusedWhenTheProxyIsMade() {
        Guards guards = Guards.of(Environments.STAGING);
        assertThatThrownBy(() -> guards.proxy(Wrong.class, new StoresNumbers()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "@Sensitive on a parameter of StoresNumbers.store must mark text, or what holds text, but marks int");
        assertThatThrownBy(() -> guards.proxy(Newsletter.class, new Unreachable()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Unreachable.own would guard nothing");
    }
}
