package dev.ringfence.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Meters of breakers, with the names, tags, types and meanings of resilience4j-micrometer 2, so that dashboards made for
 * that work without it.
 */
final class BreakerMeters implements MeterBinder {
    private static final String PREFIX = "resilience4j.circuitbreaker.";

    private final List<CircuitBreaker> breakers;

    BreakerMeters(List<CircuitBreaker> breakers) {
        this.breakers = List.copyOf(breakers);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        breakers.forEach(breaker -> {
            Tags name = Tags.of("name", breaker.getName());
            gauges(meters, breaker, name);
            calls(meters, breaker, name);
        });
    }

    private static void gauges(MeterRegistry meters, CircuitBreaker breaker, Tags name) {
        for (State state : State.values()) {
            Tags tags = name.and("state", state.name().toLowerCase(Locale.ROOT));
            gauge(meters, breaker, "state", tags, "1 in this state", it -> it.getState() == state ? 1 : 0);
        }
        Tags failed = name.and("kind", "failed");
        Tags successful = name.and("kind", "successful");
        String buffered = "Calls in the window";
        gauge(
                meters,
                breaker,
                "buffered.calls",
                failed,
                buffered,
                it -> it.getMetrics().getNumberOfFailedCalls());
        gauge(
                meters,
                breaker,
                "buffered.calls",
                successful,
                buffered,
                it -> it.getMetrics().getNumberOfSuccessfulCalls());
        String slow = "Slow calls in the window";
        gauge(meters, breaker, "slow.calls", failed, slow, it -> it.getMetrics().getNumberOfSlowFailedCalls());
        gauge(
                meters,
                breaker,
                "slow.calls",
                successful,
                slow,
                it -> it.getMetrics().getNumberOfSlowSuccessfulCalls());
        gauge(
                meters,
                breaker,
                "failure.rate",
                name,
                "Percentage of calls that failed; -1 of too few",
                it -> it.getMetrics().getFailureRate());
        gauge(
                meters,
                breaker,
                "slow.call.rate",
                name,
                "Percentage of calls that were slow; -1 of too few",
                it -> it.getMetrics().getSlowCallRate());
    }

    private static void gauge(
            MeterRegistry meters,
            CircuitBreaker breaker,
            String name,
            Tags tags,
            String description,
            ToDoubleFunction<CircuitBreaker> value) {
        Gauge.builder(PREFIX + name, breaker, value)
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private static void calls(MeterRegistry meters, CircuitBreaker breaker, Tags name) {
        Timer successful = timer(meters, name, "successful");
        Timer failed = timer(meters, name, "failed");
        Timer ignored = timer(meters, name, "ignored");
        Counter refused = Counter.builder(PREFIX + "not.permitted.calls")
                .description("Calls that were refused")
                .tags(name.and("kind", "not_permitted"))
                .register(meters);
        breaker.getEventPublisher()
                .onSuccess(event -> successful.record(event.getElapsedDuration()))
                .onError(event -> failed.record(event.getElapsedDuration()))
                .onIgnoredError(event -> ignored.record(event.getElapsedDuration()))
                .onCallNotPermitted(event -> refused.increment());
    }

    private static Timer timer(MeterRegistry meters, Tags name, String kind) {
        return Timer.builder(PREFIX + "calls")
                .description("Calls that were made, by how they ended")
                .tags(name.and("kind", kind))
                .register(meters);
    }
}
