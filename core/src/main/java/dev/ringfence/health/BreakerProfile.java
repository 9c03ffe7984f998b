package dev.ringfence.health;

import dev.ringfence.base.Level;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.Tier;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What breakers do in a tier, and their thresholds. The thresholds are those of production everywhere: staging that opens
 * earlier or later than production rehearses something else.
 */
final class BreakerProfile {

    private BreakerProfile() {}

    /** Nobody could prove where an UNKNOWN process runs, so its callers are spared as production's are. */
    static Level level(Tier tier) {
        return switch (tier) {
            case PRODUCTION, STAGING, UNKNOWN -> Level.ENFORCE;
            case TEST -> Level.OBSERVE;
            case DEVELOPMENT -> Level.OFF;
        };
    }

    private static State state(Level level) {
        return switch (level) {
            case ENFORCE -> State.CLOSED;
            case OBSERVE -> State.METRICS_ONLY;
            case OFF -> State.DISABLED;
        };
    }

    /**
     * No option that needs resilience4j's scheduler is set: its threads are no daemons, so that a plain {@code main} would
     * not end after the first opening.
     */
    static CircuitBreakerConfig config(
            BreakerDependency dependency,
            Level level,
            Clock clock,
            UnaryOperator<CircuitBreakerConfig.Builder> customizer) {
        CircuitBreakerConfig standard = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(100)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(50)
                .slowCallRateThreshold(80)
                .slowCallDurationThreshold(dependency.kind().slowAfter())
                .waitDurationInOpenState(Duration.ofSeconds(30))
                .permittedNumberOfCallsInHalfOpenState(5)
                .clock(clock)
                .build();
        // A copy, since a builder refuses to have the wait set again.
        CircuitBreakerConfig asked =
                customizer.apply(CircuitBreakerConfig.from(standard)).build();
        return CircuitBreakerConfig.from(asked)
                .ignoreException(asked.getIgnoreExceptionPredicate().or(BreakerProfile::isRefusal))
                .waitIntervalFunctionInOpenState(
                        new BreakerWait(asked.getWaitIntervalFunctionInOpenState(), asked.getClock()))
                .initialState(state(level))
                .build();
    }

    /** A refusal of ours says nothing about the dependency, which was not asked. */
    private static boolean isRefusal(Throwable thrown) {
        return RingfenceException.behind(thrown).isPresent();
    }
}
