package dev.ringfence.write;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write was refused. Thrown only where the guard's level is {@code enforce}. */
public final class WriteDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** A refusal without a cause. */
    public WriteDeniedException(Refusal refusal) {
        super(refusal);
        this.retryAfter = null;
    }

    WriteDeniedException(Refusal refusal, Optional<Duration> retryAfter) {
        super(refusal);
        this.retryAfter = retryAfter.orElse(null);
    }

    /** When to try again, where the operating mode refused and who switched to it could tell: HTTP's Retry-After. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
