package dev.ringfence.health;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call was refused because the breaker of its dependency is open, or half open with all of its trials under way. */
public final class BreakerDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    private final String dependency;
    private final @Nullable Duration retryAfter;

    BreakerDeniedException(Refusal refusal, String dependency, Optional<Duration> retryAfter, boolean withStackTrace) {
        super(refusal, withStackTrace);
        this.dependency = dependency;
        this.retryAfter = retryAfter.orElse(null);
    }

    /** The name of the dependency that was not called. */
    public String dependency() {
        return dependency;
    }

    /** When a call will be let through as a trial, as far as that is known: HTTP's Retry-After. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
