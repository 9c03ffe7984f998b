package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Levels;
import dev.ringfence.data.Sensitive;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.proxy.Guards;
import dev.ringfence.spring.Starter;
import dev.ringfence.spring.proxy.unmanaged.other.Base;
import dev.ringfence.write.GuardedWrite;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.ProxyType;
import org.springframework.context.annotation.Proxyable;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;

/** Shapes of beans and methods: each is guarded, or named when the application starts. */
@ExtendWith(OutputCaptureExtension.class)
class VerifiedShapesTest {
    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
            .withPropertyValues("ringfence.environment=staging", "ringfence.guards.annotations=enforce");

    private static void assertNamed(ApplicationContextRunner application, String... parts) {
        application.run(started -> {
            assertThat(started).hasFailed();
            for (String part : parts) {
                assertThat(started).getFailure().hasStackTraceContaining(part);
            }
        });
        application
                .withPropertyValues("ringfence.annotations.verify=warn")
                .run(started -> assertThat(started).as("with a warning alone").hasNotFailed());
    }

    interface Payments {
        @RequiresTier(Tier.PRODUCTION)
        void pay();
    }

    static final class Closed {
        @RequiresTier(Tier.PRODUCTION)
        public void charge() {}
    }

    record Recorded(String name) implements Payments {
        @Override
        public void pay() {}
    }

    enum Single implements Payments {
        ONE;

        @Override
        public void pay() {}
    }

    @RequiresTier(Tier.PRODUCTION)
    static class ByClass {
        public final void charge() {}

        public void pay() {}

        public static ByClass make() {
            return new ByClass();
        }
    }

    interface WithStatics {
        @RequiresTier(Tier.PRODUCTION)
        static void charge() {}

        void pay();
    }

    static class OfStatics implements WithStatics {
        @Override
        public void pay() {}
    }

    static class Inheriting extends Base {
        @RequiresTier(Tier.PRODUCTION)
        public void pay() {}
    }

    static class Flowing {
        @GuardedWrite(maxRows = 1)
        public Flow.Publisher<String> flow() {
            throw new UnsupportedOperationException();
        }
    }

    static class Waiting {
        @BreaksCircuit("shop")
        public Future<String> future() {
            throw new UnsupportedOperationException();
        }
    }

    static class Counting {
        @Sensitive
        public long count() {
            return 1;
        }
    }

    @Test
    void methodsThatNoProxyPasses_areNamed() {
        assertNamed(context.withBean(Closed.class), "bean", "Closed is a final class");
        assertNamed(context.withBean(Recorded.class, () -> new Recorded("x")), "Recorded is a final class");
        assertNamed(context.withBean(Single.class, () -> Single.ONE), "Single is a final class");
        assertNamed(context.withBean(ByClass.class), "ByClass.charge is final, so what its class asks is not");
        assertNamed(context.withBean(OfStatics.class), "WithStatics.charge is static");
        assertNamed(context.withBean(Inheriting.class), "Base.charge is package-private in another package");
        assertNamed(context.withBean(Flowing.class), "Flowing.flow is a write whose work ends after the method did");
    }

    @Test
    void marksThatCannotBeMet_failTheStart() {
        context.withBean(Waiting.class)
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("Waiting.future"));
        context.withBean(Counting.class)
                .run(started ->
                        assertThat(started).getFailure().hasStackTraceContaining("must mark a result that is text"));
    }

    static class Wide implements Payments {
        @Override
        public void pay() {}

        @RequiresTier(Tier.PRODUCTION)
        public void refund() {}
    }

    @Test
    void methodThatAnInterfaceProxyHasNot_isNamed() {
        assertNamed(
                context.withPropertyValues("spring.aop.proxy-target-class=false")
                        .withBean(Payments.class, Wide::new),
                "Wide.refund is in no interface of bean");
        context.withBean(Payments.class, Wide::new)
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Proxyable(ProxyType.INTERFACES)
    static final class Proxied implements Payments {
        @Override
        public void pay() {}
    }

    @Test
    void finalClass_proxiedByItsInterface_isGuarded() {
        context.withBean(Proxied.class).run(started -> {
            assertThat(started).hasNotFailed();
            assertThatThrownBy(started.getBean(Payments.class)::pay).isInstanceOf(EnvironmentDeniedException.class);
        });
        context.withPropertyValues("spring.aop.proxy-target-class=false")
                .withBean(Payments.class, () -> new Recorded("x"))
                .run(started -> assertThatThrownBy(started.getBean(Payments.class)::pay)
                        .isInstanceOf(EnvironmentDeniedException.class));
        context.withBean(Payments.class, () -> () -> {})
                .run(started -> assertThatThrownBy(started.getBean(Payments.class)::pay)
                        .isInstanceOf(EnvironmentDeniedException.class));
    }

    static class Service {
        @RequiresTier(Tier.PRODUCTION)
        public void charge() {}
    }

    static class Made implements FactoryBean<Service> {
        @Override
        public Service getObject() {
            return new Service();
        }

        @Override
        public Class<?> getObjectType() {
            return Service.class;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Shapes {
        @Bean
        Made made() {
            return new Made();
        }

        @Bean
        @Lazy
        Service lazy() {
            return new Service();
        }

        @Bean
        @Lazy
        Made lazilyMade() {
            return new Made();
        }

        @Bean
        @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
        Service prototype() {
            return new Service();
        }

        @Bean
        @Scope(value = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Service scoped() {
            return new Service();
        }

        @Bean
        static org.springframework.beans.factory.config.CustomScopeConfigurer scopes() {
            var scopes = new org.springframework.beans.factory.config.CustomScopeConfigurer();
            scopes.addScope("thread", new SimpleThreadScope());
            return scopes;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"made", "lazy", "lazilyMade", "prototype", "scoped"})
    void bean_madeInAnyWay_isGuardedOnce(String name) {
        context.withUserConfiguration(Shapes.class).run(started -> {
            assertThat(started).hasNotFailed();
            Service service = started.getBean(name, Service.class);
            assertThatThrownBy(service::charge).isInstanceOf(EnvironmentDeniedException.class);
            assertThat(started.getBean(dev.ringfence.write.WriteGuard.class)
                            .report()
                            .denials())
                    .isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"made", "lazy", "lazilyMade", "prototype", "scoped"})
    void bean_inALazyApplication_isGuarded(String name) {
        context.withInitializer(started -> started.addBeanFactoryPostProcessor(
                        new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
                .withUserConfiguration(Shapes.class)
                .run(started -> assertThatThrownBy(started.getBean(name, Service.class)::charge)
                        .isInstanceOf(EnvironmentDeniedException.class));
    }

    @Configuration
    static class Annotated {
        @Bean
        @RequiresTier(Tier.PRODUCTION)
        StringBuilder liveOnly() {
            return new StringBuilder();
        }
    }

    @Test
    void annotation_onABeanMethod_guardsTheMakingOfTheBean() {
        context.withUserConfiguration(Annotated.class)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining(EnvironmentDeniedException.class.getName()));
        context.withPropertyValues("ringfence.guards.annotations=observe")
                .withUserConfiguration(Annotated.class)
                .run(started -> assertThat(started).hasNotFailed());
    }

    static class Plain implements Payments {
        @Override
        public void pay() {}
    }

    @Test
    void bean_guardedByCoresOwnProxy_isNoProblem() {
        Guards guards =
                Guards.of(DeploymentEnvironment.resolver().explicit("staging").resolve(), Levels.enforcing());
        context.withBean(Payments.class, () -> guards.proxy(Payments.class, new Plain()))
                .run(started -> assertThatThrownBy(started.getBean(Payments.class)::pay)
                        .isInstanceOf(EnvironmentDeniedException.class));
    }

    static class Referring {
        @GuardedWrite(maxRows = 1)
        public void purge() {}

        public Runnable later() {
            return this::purge;
        }
    }

    static class Parent {
        @GuardedWrite(maxRows = 1)
        public void purge() {}
    }

    static class Child extends Parent {
        public void everything() {
            Runnable inner = () -> purge();
            inner.run();
        }
    }

    @RequiresTier(Tier.STAGING)
    static class AllAlike {
        public void one() {}

        public void both() {
            one();
            Runnable inner = this::one;
            inner.run();
        }
    }

    static class Overriding extends Parent {
        @Override
        public void purge() {
            super.purge();
        }
    }

    @Test
    void callsOfAnObjectToItself_areLoggedWhereTheyPassBySomething(CapturedOutput output) {
        context.withBean(Referring.class)
                .withBean(Child.class)
                .withBean(AllAlike.class)
                .withBean(Overriding.class)
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output)
                .contains("Referring.purge is called within its own class")
                .contains("Child.purge is called within its own class")
                .doesNotContain("AllAlike.one is called")
                .doesNotContain("Overriding.purge is called");
    }

    @Test
    void beans_ofALibraryWithAbsentParts_areNotTouched() {
        context.withBean("plain", Object.class, Object::new)
                .run(started -> assertThat(AopUtils.isAopProxy(started.getBean("plain")))
                        .isFalse());
    }
}
