package dev.ringfence.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import dev.ringfence.testing.Environments;
import org.junit.jupiter.api.Test;

class BreakersProbeTest {
    private static CircuitBreakers breakers(DeploymentEnvironment here) {
        return CircuitBreakers.forEnvironment(here)
                .dependency(BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
                .dependency(BreakerDependency.optional("reviews", BreakerDependency.Kind.HTTP))
                .build();
    }

    @Test
    void breakers_thatOpen_areNamedAndTheWorstSpeaks() {
        CircuitBreakers breakers = breakers(Environments.PRODUCTION);
        BreakersProbe probe = BreakersProbe.of(breakers);
        assertThat(probe.look()).isEqualTo(HealthReading.up());
        breakers.breaker("reviews").circuitBreaker().transitionToOpenState();
        assertThat(probe.look()).isEqualTo(HealthReading.degraded("reviews degraded"));
        breakers.breaker("payments").circuitBreaker().transitionToOpenState();
        assertThat(probe.look()).isEqualTo(HealthReading.down("payments down, reviews degraded"));
        breakers.breaker("payments").circuitBreaker().transitionToClosedState();
        breakers.breaker("reviews").circuitBreaker().transitionToHalfOpenState();
        assertThat(probe.look()).isEqualTo(HealthReading.degraded("reviews degraded"));
        assertThat(probe.reach()).isEqualTo(HealthReach.SHARED);
    }

    @Test
    void breakers_thatAreOff_areNoNews() {
        assertThat(BreakersProbe.of(breakers(Environments.DEVELOPMENT)).look())
                .isEqualTo(HealthReading.up("breakers are off here"));
    }
}
