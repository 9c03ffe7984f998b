package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static dev.ringfence.parity.FingerprintFixture.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.testing.Environments;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BreakerEntriesTest {
    private static EnvironmentFingerprint captured(
            DeploymentEnvironment environment, UnaryOperator<CircuitBreakerConfig.Builder> changes) {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(environment)
                .dependency(BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP), changes)
                .dependency(BreakerDependency.optional("cache", BreakerDependency.Kind.CACHE))
                .build();
        return capture(environment, builder -> builder.breakers(breakers));
    }

    @Test
    void thresholds_ofProductionAndStaging_areTheSame() {
        EnvironmentFingerprint production = captured(Environments.PRODUCTION, changes -> changes);
        assertThat(production.entries())
                .hasSize(19)
                .allSatisfy(entry -> assertThat(entry.mark()).isInstanceOf(Mark.Fact.class));
        assertThat(ParityReport.compare(
                                production,
                                captured(Environments.STAGING, changes -> changes),
                                ExpectedDifferences.none(),
                                TODAY)
                        .findings())
                .isEmpty();
    }

    @Test
    void threshold_thatDiffers_isToldByItsName() {
        assertThat(ParityReport.compare(
                                captured(Environments.PRODUCTION, changes -> changes),
                                captured(
                                        Environments.STAGING,
                                        changes -> changes.failureRateThreshold(90)
                                                .waitDurationInOpenState(Duration.ofSeconds(5))),
                                ExpectedDifferences.none(),
                                TODAY)
                        .findings())
                .extracting(ParityFinding::key, ParityFinding::production, ParityFinding::staging)
                .containsExactly(
                        tuple("payments: failure rate threshold", "50.0", "90.0"),
                        tuple("payments: wait in open state", "PT30S", "PT5S"));
    }
}
