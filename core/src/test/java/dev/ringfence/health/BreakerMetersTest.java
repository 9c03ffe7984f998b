package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreakerDependency.Kind;
import dev.ringfence.testing.Environments;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The meters are those of resilience4j-micrometer: the same names, tags, types and values, for the same calls. */
class BreakerMetersTest {

    private static Map<String, Object> seen(MeterRegistry meters) {
        Map<String, Object> seen = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            Meter.Id id = meter.getId();
            seen.put(
                    id.getName() + " " + id.getTags() + " " + id.getType(),
                    StreamSupport.stream(meter.measure().spliterator(), false)
                            .map(Measurement::toString)
                            .toList());
        }
        return seen;
    }

    @Test
    void meters_forTheSameCalls_areThoseOfResilience4j() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(Environments.of(Tier.PRODUCTION))
                .dependency(
                        BreakerDependency.critical("payments", Kind.HTTP),
                        config -> config.ignoreExceptions(UnsupportedOperationException.class))
                .dependency(BreakerDependency.optional("reviews", Kind.CACHE))
                .build();
        MeterRegistry ours = new SimpleMeterRegistry();
        MeterRegistry theirs = new SimpleMeterRegistry();
        breakers.meters().bindTo(ours);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers.registry())
                .bindTo(theirs);
        Breaker payments = breakers.breaker("payments");
        for (int i = 0; i < 30; i++) {
            RuntimeException thrown =
                    i % 3 == 0 ? new UnsupportedOperationException() : new IllegalArgumentException("down");
            try {
                payments.run(() -> {
                    throw thrown;
                });
            } catch (RuntimeException expected) {
                assertThat(expected).isSameAs(thrown);
            }
        }
        breakers.breaker("reviews").run(() -> {});
        payments.circuitBreaker().transitionToOpenState();
        assertThat(payments.stage(() -> {
                    throw new AssertionError("must not be called");
                }))
                .isCompletedExceptionally();
        assertThat(seen(ours)).isEqualTo(seen(theirs)).hasSizeGreaterThan(20);
        assertThat(ours.get("resilience4j.circuitbreaker.calls")
                        .tags("name", "payments", "kind", "failed")
                        .timer()
                        .count())
                .isEqualTo(20);
        assertThat(ours.get("resilience4j.circuitbreaker.not.permitted.calls")
                        .tags("name", "payments")
                        .counter()
                        .count())
                .isOne();
    }
}
