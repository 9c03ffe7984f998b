package dev.ringfence.jdbc.gate;

import dev.ringfence.jdbc.admission.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Lets one process use one datastore that is not its own, for a while. It opens the door and grants no right.
 *
 * @param nonce the one stamp it is for
 * @param by who decided it
 * @param reason why
 * @param until when it ends
 */
public record StampOverride(String nonce, String by, String reason, Instant until) {
    static final Duration LONGEST = Duration.ofHours(4);

    public StampOverride {
        Objects.requireNonNull(until, "until");
        if (nonce.length() != 32) {
            throw new IllegalArgumentException("'nonce' must have 32 characters but had " + nonce.length());
        }
        if (by.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("'by' and 'reason' must not be blank");
        }
    }

    /**
     * One that begins now.
     *
     * @throws IllegalArgumentException if the duration is not positive or longer than four hours, or a text is blank
     */
    public static StampOverride of(String nonce, String by, String reason, Duration duration, Instant now) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'duration' must be positive and at most " + LONGEST + " but was " + duration);
        }
        return new StampOverride(nonce, by, reason, now.plus(duration));
    }

    boolean covers(Admission admission, Instant now) {
        return now.isBefore(until)
                && admission
                        .stamp()
                        .filter(stamp -> stamp.nonce().equals(nonce))
                        .isPresent();
    }
}
