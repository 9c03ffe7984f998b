package dev.ringfence.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthReading;
import dev.ringfence.spring.Starter;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class HealthTest {
    private final ApplicationContextRunner context =
            Starter.context().withPropertyValues("ringfence.environment=staging");

    private static Health health(ApplicationContext started, String name) {
        return started.getBean(name + "HealthIndicator", HealthIndicator.class).health();
    }

    @Test
    void breaker_open_isNotUp() {
        context.withBean(
                        "payments",
                        BreakerDependency.class,
                        () -> BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
                .withBean(
                        "reviews",
                        BreakerDependency.class,
                        () -> BreakerDependency.optional("reviews", BreakerDependency.Kind.HTTP))
                .run(started -> {
                    CircuitBreakers breakers = started.getBean(CircuitBreakers.class);
                    assertThat(health(started, "ringfenceBreakers").getStatus()).isEqualTo(Status.UP);

                    breakers.breaker("reviews").circuitBreaker().transitionToOpenState();
                    assertThat(health(started, "ringfenceBreakers").getStatus().getCode())
                            .isEqualTo("DEGRADED");
                    breakers.breaker("payments").circuitBreaker().transitionToOpenState();
                    assertThat(health(started, "ringfenceBreakers"))
                            .isEqualTo(Health.down()
                                    .withDetail("payments", "down")
                                    .withDetail("reviews", "degraded")
                                    .build());
                });
    }

    private ApplicationContextRunner payments() {
        return context.withBean(
                "payments",
                BreakerDependency.class,
                () -> BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP));
    }

    @Test
    void breaker_opensByTheThresholdsOfItsSettings() {
        payments()
                .withPropertyValues(
                        "ringfence.health.breakers.payments.failure-rate=25",
                        "ringfence.health.breakers.payments.slow-call-rate=90",
                        "ringfence.health.breakers.payments.slow-call-duration=700ms",
                        "ringfence.health.breakers.payments.window=8",
                        "ringfence.health.breakers.payments.minimum-calls=4",
                        "ringfence.health.breakers.payments.wait-in-open=7s",
                        "ringfence.health.breakers.payments.trials=2")
                .run(started -> {
                    CircuitBreakerConfig config = started.getBean(CircuitBreakers.class)
                            .breaker("payments")
                            .circuitBreaker()
                            .getCircuitBreakerConfig();
                    assertThat(config.getFailureRateThreshold()).isEqualTo(25);
                    assertThat(config.getSlowCallRateThreshold()).isEqualTo(90);
                    assertThat(config.getSlowCallDurationThreshold()).isEqualTo(Duration.ofMillis(700));
                    assertThat(config.getSlidingWindowSize()).isEqualTo(8);
                    assertThat(config.getMinimumNumberOfCalls()).isEqualTo(4);
                    assertThat(config.getWaitIntervalFunctionInOpenState().apply(1))
                            .isEqualTo(7_000L);
                    assertThat(config.getPermittedNumberOfCallsInHalfOpenState())
                            .isEqualTo(2);
                });
        payments()
                .withPropertyValues("ringfence.health.breakers.payments.window=50")
                .run(started -> {
                    CircuitBreakerConfig config = started.getBean(CircuitBreakers.class)
                            .breaker("payments")
                            .circuitBreaker()
                            .getCircuitBreakerConfig();
                    assertThat(config.getSlidingWindowSize()).isEqualTo(50);
                    assertThat(config.getFailureRateThreshold())
                            .as("what is not set")
                            .isEqualTo(50);
                });
    }

    @Test
    void thresholds_thatReachNoBreakerOrDoNotFit_failTheStart() {
        payments()
                .withPropertyValues("ringfence.health.breakers.payment.window=8")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("must be of dependencies [payments] but has [payment]"));
        context.withPropertyValues("ringfence.health.breakers.payments.window=8")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("BreakerDependency for each of [payments]"));
        payments()
                .withBean(
                        "own",
                        CircuitBreakers.class,
                        () -> CircuitBreakers.forEnvironment(Starter.production())
                                .build())
                .withPropertyValues("ringfence.health.breakers.payments.window=8")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("where the application makes its CircuitBreakers"));
        payments()
                .withPropertyValues("ringfence.health.breakers.payments.failure-rate=0")
                .run(started ->
                        assertThat(started).getFailure().hasStackTraceContaining("'ringfence.health.breakers': "));
    }

    @Test
    void board_isToldByRole() {
        context.withBean(
                        "database",
                        HealthCheck.class,
                        () -> HealthCheck.dependency("database", () -> HealthReading.down("no answer"))
                                .critical(true)
                                .failuresToDown(1)
                                // What the look says is told, however late the thread that looks is.
                                .period(Duration.ofHours(1))
                                .timeout(Duration.ofHours(1))
                                .build())
                .run(started -> {
                    awaitALook(started.getBean(HealthBoard.class));
                    assertThat(health(started, "ringfenceDependencies").getStatus())
                            .isEqualTo(Status.DOWN);
                    assertThat(health(started, "ringfenceDependencies").getDetails())
                            .containsEntry("database", "down: no answer");
                    assertThat(health(started, "ringfenceLiveness").getStatus()).isEqualTo(Status.UP);
                    assertThat(health(started, "ringfenceReadiness").getStatus())
                            .isEqualTo(Status.UP);
                });
    }

    private static void awaitALook(HealthBoard board) {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (board.snapshot().checks().get(0).lookedAt().isEmpty()
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void period_near_isDegraded() {
        context.run(
                started -> assertThat(health(started, "ringfence").getStatus()).isEqualTo(Status.UP));
        context.withPropertyValues("ringfence.observe.until=" + LocalDate.now(java.time.ZoneId.systemDefault()))
                .run(started -> assertThat(
                                health(started, "ringfence").getStatus().getCode())
                        .isEqualTo("DEGRADED"));
    }

    @Test
    void info_tellsEnvironmentAndGuards() {
        context.withPropertyValues("ringfence.guards.sql=enforce").run(started -> {
            Info.Builder info = new Info.Builder();
            started.getBean(InfoContributor.class).contribute(info);
            assertThat(info.build().getDetails().get("ringfence").toString())
                    .contains("environment=staging")
                    .contains("tier=staging")
                    .contains("sql=enforce");
        });
    }
}
