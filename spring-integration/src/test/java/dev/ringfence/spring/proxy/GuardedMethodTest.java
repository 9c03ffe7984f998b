package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.Sensitive;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresRight;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreakerDeniedException;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.proxy.Guards;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.UnrestrictedWrite;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class GuardedMethodTest {
    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
            .withPropertyValues(
                    "ringfence.environment=staging",
                    "ringfence.guards.annotations=enforce",
                    "ringfence.guards.rows=enforce",
                    "ringfence.guards.live-data=enforce",
                    "ringfence.guards.operations=enforce");

    private final ApplicationContextRunner database = context.withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");

    static class Shop {
        @RequiresTier(Tier.PRODUCTION)
        String live() {
            Guards.assertActive();
            return "live";
        }

        @RequiresTier({Tier.STAGING, Tier.TEST})
        public String rehearsal() {
            Guards.assertActive();
            return "rehearsal";
        }

        @RequiresRight(Right.REACH_REAL_PEOPLE)
        public void mail() {}

        public String open() {
            return "open";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.aop.proxy-target-class=true",
                "spring.aop.proxy-target-class=false",
                "spring.aop.auto=false"
            })
    void methods_ofAClass_areGuardedByWhatTheyAsk(String setting) {
        context.withPropertyValues(setting).withBean(Shop.class).run(started -> {
            Shop shop = started.getBean(Shop.class);
            assertThatThrownBy(shop::live)
                    .isInstanceOf(EnvironmentDeniedException.class)
                    .hasMessageContaining("Shop.live");
            assertThat(shop.rehearsal()).isEqualTo("rehearsal");
            assertThatThrownBy(shop::mail).hasMessageContaining("REACH_REAL_PEOPLE");
            assertThat(shop.open()).isEqualTo("open");
        });
    }

    @Test
    void methods_atObserve_goThroughAndAreShown() {
        context.withPropertyValues("ringfence.guards.annotations=observe")
                .withBean(Shop.class)
                .run(started -> {
                    assertThat(started.getBean(Shop.class).live()).isEqualTo("live");
                    assertThat(started.getBean(WriteGuard.class).report().denials())
                            .isEqualTo(1);
                });
    }

    @RequiresTier(Tier.PRODUCTION)
    interface Payments {
        void pay();

        default void refund() {}
    }

    static class CardPayments implements Payments {
        @Override
        public void pay() {}

        public void ping() {}
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void methods_ofAnInterface_areGuardedOnEachImplementation(boolean byClass) {
        context.withPropertyValues("spring.aop.proxy-target-class=" + byClass)
                .withBean(Payments.class, CardPayments::new)
                .run(started -> {
                    Payments payments = started.getBean(Payments.class);
                    assertThatThrownBy(payments::pay).isInstanceOf(EnvironmentDeniedException.class);
                    assertThatThrownBy(payments::refund).isInstanceOf(EnvironmentDeniedException.class);
                    assertThatCode(payments::toString).doesNotThrowAnyException();
                });
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequiresTier(Tier.PRODUCTION)
    @interface LiveOnly {}

    @Retention(RetentionPolicy.RUNTIME)
    @LiveOnly
    @interface Charging {}

    static class Billing {
        @Charging
        public void charge() {}
    }

    @Test
    void annotation_ofTheUsersOwn_speaksForWhatItStandsOn() {
        context.withBean(Billing.class)
                .run(started -> assertThatThrownBy(started.getBean(Billing.class)::charge)
                        .isInstanceOf(EnvironmentDeniedException.class));
    }

    interface Importer<T> {
        @RequiresTier(Tier.PRODUCTION)
        void load(T record);

        void dry(T record);
    }

    static class TextImporter implements Importer<String> {
        @Override
        public void load(String record) {}

        @Override
        @RequiresTier(Tier.PRODUCTION)
        public void dry(String record) {}
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void methods_ofAGenericInterface_areGuardedFromBothSides(boolean byClass) {
        context.withPropertyValues("spring.aop.proxy-target-class=" + byClass)
                .withBean("importer", Importer.class, TextImporter::new)
                .run(started -> {
                    @SuppressWarnings("unchecked")
                    Importer<String> importer = started.getBean(Importer.class);
                    assertThatThrownBy(() -> importer.load("x")).isInstanceOf(EnvironmentDeniedException.class);
                    assertThatThrownBy(() -> importer.dry("x")).isInstanceOf(EnvironmentDeniedException.class);
                });
    }

    static class Purges {
        private final JdbcTemplate jdbc;

        Purges(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @GuardedWrite(maxRows = 5)
        public int purge(int upTo) {
            return jdbc.update("DELETE FROM customer WHERE id <= ?", upTo);
        }

        @Transactional
        @GuardedWrite(maxRows = 5)
        public int purgeTwice(int upTo) {
            int first = jdbc.update("DELETE FROM customer WHERE id <= ?", upTo);
            return first + jdbc.update("DELETE FROM customer WHERE id <= ?", 2 * upTo);
        }

        @UnrestrictedWrite(reason = "the table is rebuilt each night")
        public int clear() {
            return jdbc.update("DELETE FROM customer WHERE id > 0");
        }

        @Async
        @GuardedWrite(maxRows = 5)
        public CompletableFuture<Integer> later(int upTo) {
            return CompletableFuture.completedFuture(purge(upTo));
        }
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.execute("DROP ALL OBJECTS");
        jdbc.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY)");
        jdbc.update("INSERT INTO customer SELECT x FROM system_range(1, 20)");
    }

    @Test
    void write_pastItsCeiling_isRolledBack() {
        database.withBean(Purges.class).run(started -> {
            JdbcTemplate jdbc = started.getBean(JdbcTemplate.class);
            Purges purges = started.getBean(Purges.class);
            fill(jdbc);

            assertThat(purges.purge(3)).isEqualTo(3);
            assertThatThrownBy(() -> purges.purge(12)).isInstanceOf(WriteDeniedException.class);
            assertThatThrownBy(() -> purges.purgeTwice(7)).isInstanceOf(WriteDeniedException.class);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                    .isEqualTo(17);
            assertThat(purges.clear()).isEqualTo(17);
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Asynchronous {}

    @Test
    void write_onAnotherThread_isHeldThere() {
        database.withBean(Purges.class)
                .withUserConfiguration(Asynchronous.class)
                .run(started -> {
                    fill(started.getBean(JdbcTemplate.class));
                    Purges purges = started.getBean(Purges.class);

                    assertThat(purges.later(2).join()).isEqualTo(2);
                    assertThatThrownBy(purges.later(12)::join)
                            .isInstanceOf(CompletionException.class)
                            .hasCauseInstanceOf(WriteDeniedException.class);
                });
    }

    static class Reports {
        private final AtomicInteger entered = new AtomicInteger();

        @RequiresTier(Tier.PRODUCTION)
        public Mono<String> live() {
            entered.incrementAndGet();
            return Mono.just("live");
        }

        @RequiresTier(Tier.STAGING)
        public Flux<Integer> rehearsal() {
            return Flux.just(entered.incrementAndGet(), 2);
        }

        public int entered() {
            return entered.get();
        }
    }

    @Test
    void publisher_isGuardedOnSubscription() {
        context.withBean(Reports.class).run(started -> {
            Reports reports = started.getBean(Reports.class);
            Mono<String> live = reports.live();
            assertThatThrownBy(live::block).isInstanceOf(EnvironmentDeniedException.class);
            assertThat(reports.entered()).isZero();
            Flux<Integer> rehearsal = reports.rehearsal();
            assertThat(rehearsal.collectList().block()).isEqualTo(List.of(1, 2));
            assertThat(rehearsal.collectList().block()).isEqualTo(List.of(2, 2));
        });
    }

    static class Newsletter {
        public String send(@Sensitive String address, String subject) {
            return subject;
        }
    }

    @Test
    void argument_thatIsSensitive_mayNotBeLiveBelowProduction() {
        context.withBean(Newsletter.class).run(started -> {
            Newsletter letters = started.getBean(Newsletter.class);
            assertThat(letters.send("ann@example.com", "news")).isEqualTo("news");
            assertThatThrownBy(() -> letters.send("ann.miller@gmail.com", "news"))
                    .isInstanceOf(RingfenceException.class)
                    .hasMessageNotContaining("gmail");
        });
    }

    static class Reviews {
        private final AtomicInteger calls = new AtomicInteger();

        @BreaksCircuit(value = "reviews", fallback = "none")
        public String fetch() {
            calls.incrementAndGet();
            throw new IllegalStateException("the service is away");
        }

        private String none(Throwable away) {
            return away instanceof BreakerDeniedException ? "refused" : "failed";
        }

        public int calls() {
            return calls.get();
        }
    }

    @Test
    void breaker_opensAndTheFallbackOfTheBeanAnswers() {
        context.withBean(Reviews.class)
                .withBean(
                        CircuitBreakers.class,
                        () -> CircuitBreakers.forEnvironment(DeploymentEnvironment.resolver()
                                        .explicit("staging")
                                        .resolve())
                                .dependency(BreakerDependency.optional("reviews", BreakerDependency.Kind.HTTP))
                                .build())
                .run(started -> {
                    Reviews reviews = started.getBean(Reviews.class);
                    for (int i = 0; i < 20; i++) {
                        assertThat(reviews.fetch()).isEqualTo("failed");
                    }
                    assertThat(reviews.fetch()).isEqualTo("refused");
                    assertThat(reviews.calls()).isEqualTo(20);
                });
    }

    @Test
    void annotations_switchedOff_putNothingAround() {
        context.withPropertyValues("ringfence.annotations.enabled=false")
                .withBean(Shop.class)
                .run(started -> assertThat(AopUtils.isAopProxy(started.getBean(Shop.class)))
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reactor.core",
                "org.aspectj",
                "javax.sql.nothing",
                "org.springframework.jdbc",
                "io.micrometer.context"
            })
    void optionalClasses_absent_areNoProblem(String absent) {
        context.withClassLoader(new FilteredClassLoader(absent))
                .withBean(Open.class)
                .run(started -> assertThatThrownBy(started.getBean(Open.class)::live)
                        .isInstanceOf(EnvironmentDeniedException.class));
    }

    public static class Open {
        @RequiresTier(Tier.PRODUCTION)
        public void live() {}
    }

    @Test
    void beans_withoutAnnotations_areNotTouched() {
        context.withBean("plain", StringBuilder.class, StringBuilder::new)
                .run(started -> assertThat(AopUtils.isAopProxy(started.getBean("plain")))
                        .isFalse());
    }
}
