package dev.ringfence.health;

import java.util.Arrays;
import java.util.Locale;

/**
 * How well something is: a dependency behind a breaker, an error budget, a check, a whole process. Of several, the worst
 * speaks for all: {@link #DOWN} before {@link #DEGRADED} before {@link #UNKNOWN} before {@link #UP}.
 */
public enum HealthState {
    /** It works. */
    UP(0),
    /** Nobody can say now: it was never asked, or so long ago that the answer is stale. */
    UNKNOWN(1),
    /** It works in part: something optional is missing, or something is on its way down or back. */
    DEGRADED(2),
    /** It does not work. */
    DOWN(3);

    private final int severity;

    HealthState(int severity) {
        this.severity = severity;
    }

    /** The name in lower case, as metrics and texts spell it, such as {@code degraded}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 0 up, 1 unknown, 2 degraded, 3 down; what gauges show. */
    public int severity() {
        return severity;
    }

    /** This or the other, whichever is worse. */
    public HealthState worse(HealthState other) {
        return severity >= other.severity ? this : other;
    }

    /** The worst of some; {@link #UP} of none. */
    public static HealthState worst(HealthState... states) {
        return Arrays.stream(states).reduce(UP, HealthState::worse);
    }
}
