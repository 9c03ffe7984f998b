package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The mode of an environment and a freeze that was switched on by hand, as all instances share them. Immutable.
 *
 * @param mode the mode
 * @param by who switched to it
 * @param reason why
 * @param since since when, by the store's clock
 * @param retryAfter when a caller may try again, as far as who switched could tell
 * @param freeze the freeze that was switched on, whether or not it has ended meanwhile
 */
public record OperatingState(
        OperatingMode mode,
        Actor by,
        String reason,
        Instant since,
        Optional<Duration> retryAfter,
        Optional<Freeze> freeze) {

    /**
     * A freeze that was switched on by hand.
     *
     * @param by who did
     * @param reason why
     * @param since since when, by the store's clock
     * @param until when it ends by itself, by the store's clock; empty if never
     */
    public record Freeze(Actor by, String reason, Instant since, Optional<Instant> until) {
        public Freeze {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(until, "until");
        }

        boolean inForce(Instant now) {
            return until.isEmpty() || now.isBefore(until.get());
        }
    }

    public OperatingState {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(freeze, "freeze");
    }

    /** What holds until somebody switches. */
    static OperatingState initial() {
        return new OperatingState(
                OperatingMode.NORMAL,
                Actor.service("ringfence"),
                "never switched",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    OperatingState with(OperatingMode other, Actor who, String why, Instant now, Optional<Duration> retry) {
        return new OperatingState(other, who, why, now, retry, freeze);
    }

    OperatingState with(Optional<Freeze> other) {
        return new OperatingState(mode, by, reason, since, retryAfter, other);
    }
}
