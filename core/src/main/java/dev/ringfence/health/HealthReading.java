package dev.ringfence.health;

import java.util.Objects;

/**
 * What one look found.
 *
 * @param state UP, or DEGRADED if it works and somebody should look; DOWN counts as a failure, UNKNOWN as none
 * @param detail a few words for a person, at most {@value #LONGEST_DETAIL} characters of them are kept; shown to whoever
 *     may read the board, so no protected value
 */
public record HealthReading(HealthState state, String detail) {
    /** How many characters of a detail are kept. */
    public static final int LONGEST_DETAIL = 200;

    private static final HealthReading UP = new HealthReading(HealthState.UP, "");

    public HealthReading {
        Objects.requireNonNull(state, "state");
        detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    /** All is well. */
    public static HealthReading up() {
        return UP;
    }

    /** All is well, and this is worth showing. */
    public static HealthReading up(String detail) {
        return new HealthReading(HealthState.UP, detail);
    }

    /** It works, but not as it should. */
    public static HealthReading degraded(String detail) {
        return new HealthReading(HealthState.DEGRADED, detail);
    }

    /** It does not work. */
    public static HealthReading down(String detail) {
        return new HealthReading(HealthState.DOWN, detail);
    }

    /** It cannot be told. */
    public static HealthReading unknown(String detail) {
        return new HealthReading(HealthState.UNKNOWN, detail);
    }
}
