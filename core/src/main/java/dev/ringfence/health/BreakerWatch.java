package dev.ringfence.health;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees a breaker change its state by looking at it. A consumer of resilience4j's events would be told, but one consumer of
 * any kind makes it build an event, with the time of day, for each successful call.
 */
final class BreakerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration LONGEST_TRIAL = Duration.ofMinutes(1);

    private final BreakerDependency dependency;
    private final CircuitBreaker breaker;
    private final String environment;
    private final BreakerWait wait;
    private final Clock clock;
    private volatile State seen;
    private volatile Instant since;
    private volatile @Nullable Refusal refusal;

    BreakerWatch(BreakerDependency dependency, CircuitBreaker breaker, String environment, BreakerWait wait) {
        this.dependency = dependency;
        this.breaker = breaker;
        this.environment = environment;
        this.wait = wait;
        this.clock = breaker.getCircuitBreakerConfig().getClock();
        this.seen = breaker.getState();
        this.since = clock.instant();
    }

    State seen() {
        return seen;
    }

    /** What it was seen in before, if that is something else than what it is in now. */
    synchronized Optional<State> look() {
        State now = breaker.getState();
        State before = seen;
        if (now == before) {
            return Optional.empty();
        }
        if (now != State.OPEN) {
            wait.forget();
        }
        since = clock.instant();
        refusal = null;
        seen = now;
        show(now);
        return Optional.of(before);
    }

    private void show(State now) {
        if (refuses(now)) {
            LOG.warn("The breaker of {} in {} is now {}: {}", dependency, environment, label(now), because(now));
        } else {
            LOG.info("The breaker of {} in {} is now {}", dependency, environment, label(now));
        }
    }

    private static boolean refuses(State state) {
        return state == State.OPEN || state == State.FORCED_OPEN;
    }

    /** True while calls are refused without a trial. */
    boolean refusesAll() {
        State now = breaker.getState();
        return now == State.FORCED_OPEN
                || (now == State.OPEN
                        && wait.until()
                                .filter(until -> clock.instant().isAfter(until))
                                .isEmpty());
    }

    /** True if it would have opened, had it been allowed to. */
    boolean exceedsThreshold() {
        CircuitBreaker.Metrics metrics = breaker.getMetrics();
        return metrics.getFailureRate() >= breaker.getCircuitBreakerConfig().getFailureRateThreshold()
                || metrics.getSlowCallRate()
                        >= breaker.getCircuitBreakerConfig().getSlowCallRateThreshold();
    }

    Optional<Duration> retryAfter() {
        return breaker.getState() == State.OPEN
                ? wait.until()
                        .map(until -> Duration.between(clock.instant(), until))
                        .filter(left -> !left.isNegative() && !left.isZero())
                : Optional.empty();
    }

    BreakerDeniedException denied() {
        reopenAfterEndlessTrial();
        Refusal known = refusal;
        if (known == null) {
            known = refusal(breaker.getState());
            refusal = known;
        }
        return new BreakerDeniedException(
                known,
                dependency.name(),
                retryAfter(),
                breaker.getCircuitBreakerConfig().isWritableStackTraceEnabled());
    }

    /** Trials that never come back would keep it half open, and everybody else out, for ever. */
    private void reopenAfterEndlessTrial() {
        if (seen == State.HALF_OPEN
                && breaker.getState() == State.HALF_OPEN
                && clock.instant().isAfter(since.plus(LONGEST_TRIAL))) {
            breaker.transitionToOpenState();
            look();
        }
    }

    private Refusal refusal(State state) {
        return new Refusal(
                Guard.OPERATIONS,
                "breaker." + label(state),
                "Call of " + dependency,
                environment,
                List.of("its breaker is " + label(state) + " since " + since + ": " + because(state)),
                remedy(state));
    }

    private String remedy(State state) {
        String wait = this.wait
                .until()
                .filter(until -> state == State.OPEN)
                .map(until -> "wait for the next trial at " + until)
                .orElse(state == State.FORCED_OPEN ? "wait until it is closed by hand" : "wait for the trials to end");
        return wait + ", or do without it: @BreaksCircuit(fallback = ...)";
    }

    private String because(State state) {
        CircuitBreaker.Metrics metrics = breaker.getMetrics();
        return switch (state) {
            case OPEN ->
                String.format(
                        Locale.ROOT,
                        "of the last %d calls %d failed and %d were slow",
                        metrics.getNumberOfBufferedCalls(),
                        metrics.getNumberOfFailedCalls(),
                        metrics.getNumberOfSlowCalls());
            case FORCED_OPEN -> "somebody opened it by hand";
            default -> "all trials it allows are under way";
        };
    }

    private static String label(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
