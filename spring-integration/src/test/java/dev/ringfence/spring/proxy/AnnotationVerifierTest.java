package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.spring.StartProblemsException;
import dev.ringfence.spring.Starter;
import dev.ringfence.spring.proxy.unmanaged.Application;
import dev.ringfence.write.GuardedWrite;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class AnnotationVerifierTest {
    private final ApplicationContextRunner context =
            Starter.context().withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class));

    private void assertRefused(ApplicationContextRunner application, String... problem) {
        application.run(started -> assertThat(started)
                .getFailure()
                .hasStackTraceContaining(problem[0])
                .satisfies(thrown -> {
                    for (String part : problem) {
                        assertThat(thrown).hasStackTraceContaining(part);
                    }
                }));
    }

    static class Private {
        @RequiresTier(Tier.PRODUCTION)
        private void charge() {}

        void call() {
            charge();
        }
    }

    static class Finals {
        @RequiresTier(Tier.PRODUCTION)
        public final void charge() {}
    }

    static class Statics {
        @RequiresTier(Tier.PRODUCTION)
        public static void charge() {}
    }

    @Test
    void annotation_whereNoProxyStands_failsTheStart() {
        assertRefused(
                context.withBean(Private.class), StartProblemsException.class.getName(), "Private.charge is private");
        assertRefused(context.withBean(Finals.class), "Finals.charge is final");
        assertRefused(context.withBean(Statics.class), "Statics.charge is static");
    }

    static final class Closed {
        @RequiresTier(Tier.PRODUCTION)
        public void charge() {}
    }

    @Test
    void annotation_onAFinalClass_failsTheStart() {
        assertRefused(context.withBean(Closed.class), "final class");
    }

    @Test
    void annotation_whereNoProxyStands_isLoggedIfOnlyThatIsWanted(CapturedOutput output) {
        context.withPropertyValues("ringfence.annotations.verify=warn")
                .withBean(Private.class)
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output).contains("An annotation guards nothing: Private.charge is private");
    }

    @Test
    void annotation_whereNobodyLooks_isNotSeen(CapturedOutput output) {
        context.withPropertyValues("ringfence.annotations.verify=off")
                .withBean(Private.class)
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output).doesNotContain("guards nothing");
    }

    static class Later {
        @GuardedWrite(maxRows = 1)
        public Mono<Void> mono() {
            return Mono.empty();
        }
    }

    static class Future {
        @GuardedWrite(maxRows = 1)
        public CompletableFuture<Void> future() {
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void write_whoseWorkEndsLater_failsTheStart() {
        assertRefused(context.withBean(Later.class), "Later.mono", "its rows cannot be counted");
        assertRefused(context.withBean(Future.class), "Future.future", "CompletableFuture");
    }

    static class Both {
        @RequiresTier({})
        public void nothing() {}
    }

    static class Away {
        @BreaksCircuit("payments")
        public void pay() {}
    }

    @Test
    void annotations_thatCannotBeMet_failTheStartAndNotTheFirstCall() {
        assertRefused(context.withBean(Both.class), "@RequiresTier must list known tiers", "Both.nothing");
        assertRefused(context.withBean(Away.class), "@BreaksCircuit on Away.pay would guard nothing");
    }

    static class Nightly {
        @GuardedWrite(maxRows = 1)
        public void purge() {}

        public void everything() {
            purge();
        }
    }

    static class ByItself {
        private final Supplier<ByItself> self;

        ByItself(Supplier<ByItself> self) {
            this.self = self;
        }

        @GuardedWrite(maxRows = 1)
        public void purge() {}

        public void everything() {
            self.get().purge();
        }
    }

    @Test
    void call_ofAnObjectToItself_isLogged(CapturedOutput output) {
        context.withBean(Nightly.class).run(started -> assertThat(started).hasNotFailed());
        assertThat(output).contains("Nightly.purge is called within its own class");
    }

    @Test
    void call_throughAFieldOfItsOwnType_isNotLogged(CapturedOutput output) {
        context.withBean(ByItself.class, () -> new ByItself(() -> new ByItself(null)))
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output).doesNotContain("within its own class");
    }

    static class Early {
        @RequiresTier(Tier.PRODUCTION)
        public void charge() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class TooEarly {
        @Bean
        Early early() {
            return new Early();
        }

        @Bean
        static First first(BeanFactory beans) {
            beans.getBean(Early.class);
            return new First();
        }
    }

    static class First implements BeanPostProcessor, PriorityOrdered {
        @Override
        public int getOrder() {
            return 0;
        }
    }

    @Test
    void bean_madeBeforeAnythingCouldStandAroundIt_failsTheStart() {
        assertRefused(context.withUserConfiguration(TooEarly.class), "bean 'early' has annotations that guard");
    }

    @Test
    void class_thatIsNoBean_failsTheStart() {
        assertRefused(
                context.withUserConfiguration(Application.class),
                "dev.ringfence.spring.proxy.unmanaged.Forgotten has annotations that guard, but is no bean");
    }

    @Test
    void class_thatIsABeanInAnotherProfile_isNoProblem(CapturedOutput output) {
        context.withPropertyValues("ringfence.annotations.verify=warn")
                .withUserConfiguration(Application.class)
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output)
                .contains("guards nothing: dev.ringfence.spring.proxy.unmanaged.Forgotten")
                .doesNotContain("guards nothing: dev.ringfence.spring.proxy.unmanaged.Elsewhere");
    }
}
