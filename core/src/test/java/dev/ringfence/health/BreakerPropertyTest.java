package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreakerDependency.Kind;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A breaker does, call by call, what resilience4j alone does with the same thresholds. */
class BreakerPropertyTest {

    /** Something that happens to a dependency. */
    enum Event {
        SUCCEEDS,
        FAILS,
        IS_SLOW,
        WAITS
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.frequency(
                        Tuple.of(4, Event.SUCCEEDS),
                        Tuple.of(4, Event.FAILS),
                        Tuple.of(2, Event.IS_SLOW),
                        Tuple.of(1, Event.WAITS))
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 200, seed = "20261122")
    void states_ofAnyTrace_areThoseOfResilience4jAlone(@ForAll("events") List<Event> events) {
        MovableClock clock = new MovableClock();
        AtomicLong nanos = new AtomicLong();
        UnaryOperator<CircuitBreakerConfig.Builder> thresholds = config -> config.slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .permittedNumberOfCallsInHalfOpenState(3)
                .slowCallRateThreshold(60)
                .slowCallDurationThreshold(Duration.ofSeconds(1))
                .waitDurationInOpenState(Duration.ofSeconds(30))
                .currentTimestampFunction(any -> nanos.get(), TimeUnit.NANOSECONDS)
                .clock(clock);
        CircuitBreaker alone = CircuitBreaker.of(
                "alone", thresholds.apply(CircuitBreakerConfig.custom()).build());
        Breaker ours = CircuitBreakers.forEnvironment(Environments.of(Tier.PRODUCTION))
                .dependency(BreakerDependency.critical("it", Kind.HTTP), thresholds)
                .build()
                .breaker("it");
        for (Event event : events) {
            clock.move(event == Event.WAITS ? Duration.ofSeconds(31) : Duration.ofMillis(1));
            Runnable call = () -> happen(event, nanos);
            assertThat(outcome(() -> ours.run(call))).isEqualTo(outcome(() -> alone.executeRunnable(call)));
            assertThat(figures(ours.circuitBreaker())).isEqualTo(figures(alone));
        }
    }

    private static void happen(Event event, AtomicLong nanos) {
        if (event == Event.IS_SLOW) {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        } else if (event == Event.FAILS) {
            throw new IllegalArgumentException("down");
        }
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "returned";
        } catch (BreakerDeniedException | CallNotPermittedException refused) {
            return "refused";
        } catch (IllegalArgumentException thrown) {
            return "threw";
        }
    }

    private static List<Object> figures(CircuitBreaker breaker) {
        CircuitBreaker.Metrics metrics = breaker.getMetrics();
        return List.of(
                breaker.getState(),
                metrics.getNumberOfFailedCalls(),
                metrics.getNumberOfSuccessfulCalls(),
                metrics.getNumberOfSlowCalls(),
                metrics.getNumberOfNotPermittedCalls());
    }
}
