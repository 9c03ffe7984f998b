package dev.ringfence.health;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a breaker stays open, and until when it does now: resilience4j asks this at each opening and does not say
 * afterwards what it was told, which matters where each opening waits longer, or at random.
 */
final class BreakerWait implements IntervalFunction {
    private final IntervalFunction waits;
    private final Clock clock;
    private volatile @Nullable Instant until;

    BreakerWait(IntervalFunction waits, Clock clock) {
        this.waits = waits;
        this.clock = clock;
    }

    @Override
    public Long apply(Integer attempts) {
        Long millis = waits.apply(attempts);
        until = clock.instant().plusMillis(millis);
        return millis;
    }

    /** When a call is let through again; empty if it was opened by hand and this was not asked. */
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    void forget() {
        until = null;
    }
}
