package dev.ringfence.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Resolution;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.Verdict;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** An application that refuses to start where nobody says what environment it is in. */
@SpringBootTest(
        classes = RingfenceTestTest.Application.class,
        properties = {"ringfence.guards.environment=enforce", "ringfence.environments.eu-canary=production"})
@RingfenceTest(environment = "production", enforce = Guard.ANNOTATIONS)
class RingfenceTestTest {
    @Autowired
    private DeploymentEnvironment environment;

    @Autowired
    private Resolution resolution;

    @Autowired
    private RecordedDenials denials;

    @Autowired
    private WriteGuard guard;

    @Autowired
    private Shop shop;

    @Value("${ringfence.environment}")
    private String property;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Shop shop() {
            return new Shop();
        }
    }

    static class Shop {
        @RequiresTier(Tier.PRODUCTION)
        public String live() {
            return "live";
        }

        @RequiresTier(Tier.TEST)
        public void reset() {}
    }

    @Test
    void context_isInTheEnvironmentWithAllItsRights() {
        assertThat(environment.tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(environment.may(Right.HOLD_LIVE_DATA)).isTrue();
        assertThat(resolution).isSameAs(environment.resolution());
        assertThat(resolution.verdict()).isEqualTo(Verdict.AGREED);
        assertThat(property).isEqualTo("production");
        assertThat(guard.environment()).isSameAs(environment);
        assertThat(guard.level(Guard.ANNOTATIONS)).isEqualTo(Level.ENFORCE);
        assertThat(guard.level(Guard.SQL)).isEqualTo(Level.OBSERVE);
        assertThat(shop.live()).isEqualTo("live");
    }

    @RepeatedTest(2)
    void denials_areThoseOfTheTestAlone() {
        assertThat(denials.count()).isZero();
        assertThatThrownBy(shop::reset).isInstanceOf(EnvironmentDeniedException.class);
        assertThatThrownBy(shop::reset).isInstanceOf(EnvironmentDeniedException.class);
        assertThat(denials.of("annotation.requires-tier")).isEqualTo(2);
        assertThat(denials.rules()).containsExactly("annotation.requires-tier");
        assertThat(denials.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.guard()).isEqualTo(Guard.ANNOTATIONS));
        assertThat(denials).hasToString("RecordedDenials[2x annotation.requires-tier]");
        denials.reset();
        assertThat(denials.count()).isZero();
    }

    @Nested
    class Inside {
        @Test
        void nested_class_isInTheEnvironmentOfItsOuterOne(@Autowired DeploymentEnvironment inner) {
            assertThat(inner.tier()).isEqualTo(Tier.PRODUCTION);
        }
    }

    @Nested
    @RingfenceTest(environment = "staging")
    class Overridden {
        @Test
        void nested_class_hasItsOwn(
                @Autowired Resolution own, @Autowired Shop staged, @Autowired RecordedDenials denied) {
            assertThat(own.name()).isEqualTo("staging");
            assertThat(own.rights()).isEmpty();
            assertThat(staged.live()).as("observed alone").isEqualTo("live");
            assertThat(denied.of("annotation.requires-tier")).isOne();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RingfenceTest(environment = "eu-canary")
    @interface InCanary {}

    @Nested
    @InCanary
    class Meta {
        @Test
        void annotation_ofTheUsersOwn_isRead(@Autowired DeploymentEnvironment canary) {
            assertThat(canary.name()).isEqualTo("eu-canary");
            assertThat(canary.tier()).isEqualTo(Tier.PRODUCTION);
        }
    }

    @SpringJUnitConfig(Application.class)
    @RingfenceTest
    static class WithoutBoot {}

    @SpringBootTest(classes = Application.class)
    @RingfenceTest(environment = "prodution")
    static class Misspelt {}

    @SpringBootTest(classes = Application.class)
    static class Unasked {}

    private static ApplicationContext contextOf(Class<?> test) throws Exception {
        TestContextManager manager = new TestContextManager(test);
        manager.beforeTestClass();
        manager.prepareTestInstance(test.getDeclaredConstructor().newInstance());
        manager.afterTestClass();
        return manager.getTestContext().getApplicationContext();
    }

    @Test
    void context_withoutSpringBootTest_isInTheEnvironmentToo() throws Exception {
        DeploymentEnvironment here = contextOf(WithoutBoot.class).getBean(DeploymentEnvironment.class);
        assertThat(here.tier()).isEqualTo(Tier.TEST);
        assertThat(here.may(Right.WRITE_UNGUARDED)).isTrue();
    }

    @Test
    void context_ofATestThatAsksForNothing_isAsItWas() throws Exception {
        ApplicationContext plain = contextOf(Unasked.class);
        assertThat(plain.getBean(Resolution.class).verdict()).isEqualTo(Verdict.UNSET);
        assertThat(plain.getBeanNamesForType(RecordedDenials.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = Misspelt.class)
    void name_thatIsNone_failsTheTest(Class<?> test) {
        assertThatThrownBy(() -> contextOf(test))
                .hasStackTraceContaining(
                        "'environment' must be an alias of a tier or a declared name but was 'prodution'");
    }
}
