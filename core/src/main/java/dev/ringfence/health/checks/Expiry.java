package dev.ringfence.health.checks;

import dev.ringfence.health.HealthReading;
import java.time.Duration;
import java.time.Instant;

/** Judges the end of what is in force. */
final class Expiry {
    private Expiry() {}

    /** DOWN from its end on, DEGRADED from so long before. */
    static HealthReading reading(String what, Instant end, Instant now, Duration warning) {
        if (!now.isBefore(end)) {
            return HealthReading.down(what + " ended at " + end);
        }
        // Subtracted from the difference: an end far away would leave the range of Instant.
        return Duration.between(now, end).compareTo(warning) <= 0
                ? HealthReading.degraded(what + " ends at " + end)
                : HealthReading.up(what + " ends at " + end);
    }

    static Duration positive(Duration warning) {
        if (warning.isNegative() || warning.isZero()) {
            throw new IllegalArgumentException("'warning' must be positive but was " + warning);
        }
        return warning;
    }
}
