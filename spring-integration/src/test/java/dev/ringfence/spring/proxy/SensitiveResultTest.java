package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SensitiveResultTest {
    private static final String PLAUSIBLE = "hermann.mueller@gmx.de";

    private final ApplicationContextRunner context =
            Starter.context().withPropertyValues("ringfence.environment=staging", "ringfence.guards.live-data=enforce");

    @Retention(RetentionPolicy.RUNTIME)
    @Sensitive
    @interface Personal {}

    record Customer(long id, String email) {}

    static class Customers {
        @Sensitive
        public String text(String email) {
            return email;
        }

        @Personal
        public List<Customer> list(String email) {
            return List.of(new Customer(1, email));
        }

        @Sensitive
        public Optional<Customer> optional(String email) {
            return Optional.of(new Customer(1, email));
        }

        @Sensitive
        public Mono<Customer> mono(String email) {
            return Mono.just(new Customer(1, email));
        }

        @Sensitive
        public Flux<String> flux(String email) {
            return Flux.just("x", email);
        }

        @Sensitive
        public CompletableFuture<String> future(String email) {
            return CompletableFuture.completedFuture(email);
        }

        @Async
        @Sensitive
        public CompletableFuture<String> async(String email) {
            return CompletableFuture.completedFuture(email);
        }

        public String open(String email) {
            return email;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Asynchronous {}

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(thrown -> assertThat(thrown instanceof CompletionException ? thrown.getCause() : thrown)
                        .isInstanceOfSatisfying(RingfenceException.class, refused -> {
                            assertThat(refused.refusal().rule()).isEqualTo("live-data.plausible-value");
                            assertThat(refused.getMessage().contains("hermann")).isFalse();
                        }));
    }

    @Test
    void result_thatIsPlausible_isRefusedInEachShapeItComesIn() {
        context.withBean(Customers.class)
                .withUserConfiguration(Asynchronous.class)
                .run(started -> {
                    Customers customers = started.getBean(Customers.class);
                    assertRefused(() -> customers.text(PLAUSIBLE));
                    assertRefused(() -> customers.list(PLAUSIBLE));
                    assertRefused(() -> customers.optional(PLAUSIBLE));
                    assertRefused(() -> customers.mono(PLAUSIBLE).block());
                    assertRefused(() -> customers.flux(PLAUSIBLE).collectList().block());
                    assertRefused(() -> customers.future(PLAUSIBLE).join());
                    assertRefused(() -> customers.async(PLAUSIBLE).join());
                    assertThat(customers.open(PLAUSIBLE).equals(PLAUSIBLE)).isTrue();
                    assertThat(customers.flux("ann@example.com").collectList().block())
                            .containsExactly("x", "ann@example.com");
                    assertThat(customers.mono("ann@example.com").block()).isEqualTo(new Customer(1, "ann@example.com"));
                    assertThat(started.getBean(WriteGuard.class).report().denials())
                            .isEqualTo(7);
                });
    }

    @Test
    void result_whereValuesAreReplaced_comesBackMade() {
        context.withPropertyValues("ringfence.live-data.replace=true")
                .withBean(Customers.class)
                .run(started -> {
                    Customers customers = started.getBean(Customers.class);
                    assertThat(customers.text(PLAUSIBLE)).endsWith("@example.com");
                    assertThat(customers.list(PLAUSIBLE).get(0).email()).endsWith("@example.com");
                    assertThat(customers.flux(PLAUSIBLE).collectList().block())
                            .last()
                            .asString()
                            .endsWith("@example.com");
                });
    }

    @Test
    void values_ofTheApplicationsOwnGuard_areAllowed() {
        context.withBean(
                        LiveDataGuard.class,
                        () -> LiveDataGuard.builder()
                                .allow(dev.ringfence.data.InfoType.EMAIL_ADDRESS, "@gmx.de", "our test mailboxes")
                                .build())
                .withBean(Customers.class)
                .run(started -> assertThat(
                                started.getBean(Customers.class).text(PLAUSIBLE).equals(PLAUSIBLE))
                        .isTrue());
    }

    @ConfigurationProperties("shop")
    static class Settings {
        private String owner = PLAUSIBLE;

        @Sensitive
        public String getOwner() {
            return owner;
        }

        public void setOwner(String owner) {
            this.owner = owner;
        }
    }

    @ConfigurationProperties("card")
    record Card(@Sensitive String number) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({Settings.class, Card.class})
    static class Configured {}

    @Test
    void mark_onSettings_speaksToSinksAlone() {
        context.withUserConfiguration(Configured.class)
                .withPropertyValues("card.number=x")
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(AopUtils.isAopProxy(started.getBean(Settings.class)))
                            .isFalse();
                    assertThat(started.getBean(Settings.class).getOwner().equals(PLAUSIBLE))
                            .isTrue();
                });
    }
}
