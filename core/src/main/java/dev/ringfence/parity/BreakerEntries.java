package dev.ringfence.parity;

import dev.ringfence.health.Breaker;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Locale;

/** Entries of circuit breakers: what they guard, and the thresholds, which staging must share to rehearse production. */
final class BreakerEntries {
    private BreakerEntries() {}

    static void collect(CircuitBreakers breakers, EntryCollector to) {
        to.fact(
                Section.BREAKERS,
                "level",
                ValueType.TEXT,
                breakers.level().name().toLowerCase(Locale.ROOT));
        breakers.all().forEach(breaker -> collect(breaker, to));
    }

    private static void collect(Breaker breaker, EntryCollector to) {
        String name = breaker.name() + ": ";
        BreakerDependency dependency = breaker.dependency();
        CircuitBreakerConfig config = breaker.circuitBreaker().getCircuitBreakerConfig();
        to.fact(
                Section.BREAKERS,
                name + "dependency",
                ValueType.TEXT,
                dependency.kind().label() + (dependency.critical() ? ", critical" : ", optional"));
        number(to, name + "failure rate threshold", config.getFailureRateThreshold());
        number(to, name + "slow call rate threshold", config.getSlowCallRateThreshold());
        duration(to, name + "slow call duration threshold", config.getSlowCallDurationThreshold());
        number(to, name + "sliding window size", config.getSlidingWindowSize());
        number(to, name + "minimum number of calls", config.getMinimumNumberOfCalls());
        number(to, name + "calls permitted half open", config.getPermittedNumberOfCallsInHalfOpenState());
        // The first wait; how it grows with attempts is a function, which cannot be compared.
        duration(
                to,
                name + "wait in open state",
                Duration.ofMillis(config.getWaitIntervalFunctionInOpenState().apply(1)));
        to.fact(
                Section.BREAKERS,
                name + "sliding window",
                ValueType.TEXT,
                config.getSlidingWindowType().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void number(EntryCollector to, String key, Number value) {
        to.fact(Section.BREAKERS, key, ValueType.NUMBER, value.toString());
    }

    private static void duration(EntryCollector to, String key, Duration value) {
        to.fact(Section.BREAKERS, key, ValueType.DURATION, value.toString());
    }
}
