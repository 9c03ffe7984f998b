package dev.ringfence.base;

import java.util.List;

/**
 * A refusal at run time. The message says what was refused, by which rule, in which environment, from which evidence,
 * and what to do next; {@link #refusal()} carries the same as fields, so that nobody has to parse text.
 *
 * <p>Neither message nor fields hold a protected value.
 */
public class RingfenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** A refusal without a cause. */
    public RingfenceException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** A refusal because something failed; the cause's message is not copied into this one's. */
    public RingfenceException(Refusal refusal, Throwable cause) {
        super(refusal.message(), cause);
        this.refusal = refusal;
    }

    /** The refusal as fields. After Java deserialization only the message is left, and this names it. */
    public Refusal refusal() {
        Refusal known = refusal;
        return known != null
                ? known
                : new Refusal(Guard.ENVIRONMENT, "unknown", String.valueOf(getMessage()), "unknown", List.of(), "");
    }
}
