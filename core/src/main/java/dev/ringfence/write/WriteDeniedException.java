package dev.ringfence.write;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write was refused. Thrown only where the guard's level is {@code enforce}.
 *
 * <p>Where the write was refused before it ran, {@link #attempt()} is what was refused, with all that the guard, its
 * context and an annotation filled in: {@link Approval#request(WriteDeniedException)} asks for consent to exactly that.
 * It holds the values of arguments and parameters; neither message nor {@code toString} shows them.
 */
public final class WriteDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;
    private final transient @Nullable WriteAttempt attempt;

    /** A refusal without a cause. */
    public WriteDeniedException(Refusal refusal) {
        super(refusal);
        this.retryAfter = null;
        this.attempt = null;
    }

    WriteDeniedException(Refusal refusal, Optional<Duration> retryAfter, @Nullable WriteAttempt attempt) {
        super(refusal);
        this.retryAfter = retryAfter.orElse(null);
        this.attempt = attempt;
    }

    /**
     * What was refused before it ran; empty where something inside a running write was refused, such as a statement, and
     * after Java deserialization.
     */
    public Optional<WriteAttempt> attempt() {
        return Optional.ofNullable(attempt);
    }

    /** When to try again, where the operating mode refused and who switched to it could tell: HTTP's Retry-After. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
