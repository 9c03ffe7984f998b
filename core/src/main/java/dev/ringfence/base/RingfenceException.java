package dev.ringfence.base;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal at run time. The message says what was refused, by which rule, in which environment, from which evidence,
 * and what to do next; {@link #refusal()} carries the same as fields, so that nobody has to parse text.
 *
 * <p>Neither message nor fields hold a protected value.
 */
public class RingfenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CAUSES = 16;

    private final transient Refusal refusal;

    /** A refusal without a cause. */
    public RingfenceException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /**
     * A refusal without a cause, for subtypes that may be thrown often.
     *
     * @param withStackTrace false to leave out the stack trace, which costs more the deeper the stack is
     */
    protected RingfenceException(Refusal refusal, boolean withStackTrace) {
        super(refusal.message(), null, true, withStackTrace);
        this.refusal = refusal;
    }

    /** A refusal because something failed; the cause's message is not copied into this one's. */
    public RingfenceException(Refusal refusal, Throwable cause) {
        super(refusal.message(), cause);
        this.refusal = refusal;
    }

    /**
     * The refusal behind a failure: the failure itself or the nearest of its causes, which is where frameworks put what
     * they wrap. Looks at the first 16.
     */
    public static Optional<RingfenceException> behind(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof RingfenceException refusal) {
                return Optional.of(refusal);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The refusal as fields. After Java deserialization only the message is left, and this names it. */
    public Refusal refusal() {
        Refusal known = refusal;
        return known != null
                ? known
                : new Refusal(Guard.ENVIRONMENT, "unknown", String.valueOf(getMessage()), "unknown", List.of(), "");
    }
}
