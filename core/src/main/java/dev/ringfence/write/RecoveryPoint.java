package dev.ringfence.write;

import dev.ringfence.base.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * There must be a backup, or an archived log, that is younger than some length of time.
 *
 * <p>Not guaranteed: that it can be restored; that is what the probe knows, not this. A probe that throws is a defect, and
 * a write is refused for it only if it is destructive.
 *
 * <p>Settings: {@code within}, the age it may have, one hour unless set. What a probe said stands for {@value
 * #REMEMBERED_SECONDS} s, so that a run of writes does not ask for each of them. Safe for use by many threads.
 */
public final class RecoveryPoint implements Requirement {
    /** Its name. */
    public static final String NAME = "recovery-point";

    private static final int REMEMBERED_SECONDS = 30;
    private static final Duration HOUR = Duration.ofHours(1);

    private final BackupProbe probe;
    private final Duration within;
    private volatile @Nullable Answer answer;

    private record Answer(Instant askedAt, Optional<Instant> newest) {}

    private RecoveryPoint(BackupProbe probe, Duration within) {
        this.probe = Objects.requireNonNull(probe, "probe");
        this.within = Objects.requireNonNull(within, "within");
    }

    /** Asks a probe; the age comes from the policy. */
    public static RequirementFactory probedBy(BackupProbe probe) {
        Objects.requireNonNull(probe, "probe");
        return settings -> new RecoveryPoint(probe, settings.duration("within").orElse(HOUR));
    }

    /**
     * Asks a probe.
     *
     * @param within the age that it may have
     * @throws IllegalArgumentException if that is not positive
     */
    public static RecoveryPoint within(Duration within, BackupProbe probe) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("'within' must be positive but was " + within);
        }
        return new RecoveryPoint(probe, within);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        Optional<Instant> newest = newest(attempt.at());
        Instant oldest = attempt.at().minus(within);
        if (newest.filter(at -> !at.isBefore(oldest)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Need(
                NAME,
                "a backup younger than " + within + " where the newest is "
                        + newest.map(at -> "of " + at).orElse("not there"),
                "take one, then try again"));
    }

    private Optional<Instant> newest(Instant now) {
        Answer last = answer;
        // Only what was good enough is remembered: who has just taken a backup does not wait.
        if (last != null
                && !now.isBefore(last.askedAt)
                && now.isBefore(last.askedAt.plusSeconds(REMEMBERED_SECONDS))
                && last.newest.filter(at -> !at.isBefore(now.minus(within))).isPresent()) {
            return last.newest;
        }
        Optional<Instant> newest = probe.newest();
        answer = new Answer(now, newest);
        return newest;
    }

    @Override
    public String toString() {
        return NAME + " within " + within;
    }
}
