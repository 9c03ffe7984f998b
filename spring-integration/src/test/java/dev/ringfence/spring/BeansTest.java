package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthReading;
import dev.ringfence.outbound.HttpFence;
import dev.ringfence.outbound.InboundFence;
import dev.ringfence.outbound.MailFence;
import dev.ringfence.proxy.Guards;
import dev.ringfence.store.StateStore;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class BeansTest {
    private final ApplicationContextRunner context =
            Starter.context().withPropertyValues("ringfence.environment=staging");

    @TempDir
    private Path folder;

    @Test
    void beans_areThere() {
        context.run(started -> {
            for (Class<?> type : new Class<?>[] {
                DeploymentEnvironment.class,
                WriteGuard.class,
                WritePolicy.class,
                LiveDataGuard.class,
                AuditTrail.class,
                StateStore.class,
                OperatingModeSwitch.class,
                Requirements.class,
                Guards.class,
                HttpFence.class,
                MailFence.class
            }) {
                assertThat(started).as(type.getName()).hasSingleBean(type);
            }
            for (Class<?> type : new Class<?>[] {
                SanitizationPolicy.class, HealthBoard.class, CircuitBreakers.class, InboundFence.class
            }) {
                assertThat(started).as(type.getName()).doesNotHaveBean(type);
            }
        });
    }

    static Stream<Object> replaced() {
        DeploymentEnvironment here =
                DeploymentEnvironment.resolver().explicit("staging").resolve();
        WriteGuard guard = WriteGuard.observing(here);
        return Stream.of(
                here,
                guard,
                WritePolicy.builder("own").build(),
                LiveDataGuard.standard(),
                new InMemoryAuditTrail(10),
                StateStore.inMemory(),
                Requirements.standard(),
                Guards.of(guard),
                HttpFence.builder(guard).build(),
                MailFence.builder(guard).build(),
                SanitizationPolicy.builder("own").build(),
                CircuitBreakers.forEnvironment(here).build());
    }

    @ParameterizedTest
    @MethodSource
    void replaced(Object own) {
        @SuppressWarnings("unchecked")
        Class<Object> type = (Class<Object>) own.getClass();
        context.withBean("own", type, () -> own).run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(started.getBeansOfType(beanType(type))).hasSize(1).containsKey("own");
        });
    }

    private static Class<?> beanType(Class<?> type) {
        return AuditTrail.class.isAssignableFrom(type)
                ? AuditTrail.class
                : StateStore.class.isAssignableFrom(type) ? StateStore.class : type;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringfence.jdbc.enabled",
                "ringfence.annotations.enabled",
                "ringfence.mail.enabled",
                "ringfence.http.enabled",
                "ringfence.inbound.enabled",
                "ringfence.actor.from-security",
                "ringfence.telemetry.enabled",
                "management.health.ringfence.enabled",
                "management.info.ringfence.enabled"
            })
    void property_off_leavesTheOthers(String property) {
        int all = count(context);
        context.withPropertyValues(property + "=false")
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(WriteGuard.class));
        if (property.matches("ringfence\\.(jdbc|annotations|mail|http)\\.enabled|management.*")) {
            assertThat(count(context.withPropertyValues(property + "=false"))).isLessThan(all);
        }
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues(property + "=false")
                .run(started -> assertThat(started).hasNotFailed());
    }

    private static int count(ApplicationContextRunner context) {
        int[] count = new int[1];
        context.run(started -> count[0] = started.getBeanDefinitionCount());
        return count[0];
    }

    @Test
    void property_offForAll_leavesNothing() {
        context.withPropertyValues("ringfence.enabled=false")
                .run(started -> assertThat(Stream.of(started.getBeanDefinitionNames())
                                .filter(name ->
                                        name.toLowerCase(java.util.Locale.ROOT).contains("ringfence"))
                                .filter(name -> !name.startsWith("dev.ringfence.spring.")))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.zaxxer.hikari",
                "jakarta.mail",
                "jakarta.servlet",
                "io.r2dbc",
                "liquibase",
                "org.flywaydb",
                "org.hibernate",
                "org.springframework.boot.actuate.info",
                "org.springframework.boot.health",
                "org.springframework.boot.micrometer",
                "org.springframework.boot.restclient",
                "org.springframework.boot.webclient",
                "org.springframework.http",
                "org.springframework.jdbc",
                "org.springframework.mail",
                "org.springframework.security",
                "org.springframework.transaction",
                "org.springframework.web",
                "reactor.core"
            })
    void optionalClasses_absent_areNoProblem(String absent) {
        ApplicationContextRunner without = context.withClassLoader(new FilteredClassLoader(absent));
        without.run(started -> assertThat(started).hasNotFailed().hasSingleBean(WriteGuard.class));
    }

    @Test
    void policy_ofAFileAndOfSettings_isOne() throws Exception {
        Path file = Files.writeString(
                folder.resolve("policy.json"),
                WritePolicy.builder("shop").maxRowsPerStatement(7).build().toJson());
        context.withPropertyValues(
                        "ringfence.write.policy=file:" + file,
                        "ringfence.write.max-rows-per-statement-of-people=3",
                        "ringfence.write.permits[0].rule=sql.truncate",
                        "ringfence.write.permits[0].digest=00000000000000000000000000000001",
                        "ringfence.write.permits[0].reason=the nightly rebuild")
                .run(started -> {
                    WritePolicy policy = started.getBean(WriteGuard.class).policy();
                    assertThat(policy.name()).isEqualTo("shop");
                    assertThat(policy.maxRowsPerStatement(Actor.Kind.SERVICE)).isEqualTo(7);
                    assertThat(policy.maxRowsPerStatement(Actor.Kind.HUMAN)).isEqualTo(3);
                    assertThat(policy.permission("sql.truncate", "00000000000000000000000000000001"))
                            .contains("the nightly rebuild");
                });
    }

    @Test
    void policy_thatIsNotThereOrDoesNotFit_failsTheStart() throws Exception {
        context.withPropertyValues("ringfence.write.policy=classpath:nowhere.json")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("'ringfence.write.policy' must be a file that can be read"));
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"name\": \"x\", \"version\": 1, \"rulez\": []}");
        context.withPropertyValues("ringfence.write.policy=file:" + file)
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("rulez"));
    }

    @Test
    void sanitizationPolicy_ofAFile_isRead() throws Exception {
        Path file = Files.writeString(
                folder.resolve("policy.json"),
                SanitizationPolicy.builder("shop").build().toJson());
        context.withPropertyValues("ringfence.sanitization.policy=file:" + file)
                .run(started -> assertThat(
                                started.getBean(SanitizationPolicy.class).name())
                        .isEqualTo("shop"));
    }

    @Test
    void liveDataGuard_exemptsTheColumnsOfSettings() {
        context.withPropertyValues("ringfence.live-data.exempt-columns[orders.token]=format-preserving")
                .run(started -> {
                    assertThat(started.getBean(LiveDataGuard.class).exempts("orders", "token"))
                            .isTrue();
                    assertThat(started.getBean(LiveDataGuard.class).exempts("orders", "email"))
                            .isFalse();
                });
    }

    @Test
    void actor_isTheApplicationUnlessThereIsOne() {
        context.withPropertyValues("spring.application.name=shop")
                .run(started ->
                        assertThat(started.getBean(WriteGuard.class).actor()).isEqualTo(Actor.service("shop")));
        context.withBean(Actor.class, () -> Actor.agent("robot"))
                .run(started ->
                        assertThat(started.getBean(WriteGuard.class).actor()).isEqualTo(Actor.agent("robot")));
    }

    @Test
    void mode_isHeldByTheSwitch() {
        context.run(started -> {
            started.getBean(OperatingModeSwitch.class)
                    .to(OperatingMode.READ_ONLY, Actor.human("ada"), "the primary is being moved");
            assertThat(started.getBean(WriteGuard.class).modes().orElseThrow().mode())
                    .isEqualTo(OperatingMode.READ_ONLY);
        });
    }

    @Test
    void checksAndDependencies_thatAreBeans_makeBoardAndBreakers() {
        context.withBean(
                        HealthCheck.class,
                        () -> HealthCheck.dependency("orders", HealthReading::up)
                                .build())
                .withBean(
                        BreakerDependency.class,
                        () -> BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
                .run(started -> {
                    assertThat(started.getBean(HealthBoard.class).snapshot().checks())
                            .hasSize(1);
                    assertThat(started.getBean(CircuitBreakers.class).breaker("payments"))
                            .isNotNull();
                });
    }
}
