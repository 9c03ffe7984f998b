package dev.ringfence.write;

import java.time.Instant;
import java.util.Optional;

/**
 * What a process knows of mode and freeze.
 *
 * @param state as it was read
 * @param window the window of the calendar that is in force
 * @param frozen true if a freeze is in force, by the calendar or by hand
 * @param quiet true if nothing stands against any ordinary write
 * @param readNanos when the reading of the state began, by the monotonic clock
 * @param read false as long as no reading succeeded
 */
record ModeSnapshot(
        OperatingState state, Optional<String> window, boolean frozen, boolean quiet, long readNanos, boolean read) {

    static ModeSnapshot of(OperatingState state, Optional<String> window, Instant now, long readNanos, boolean read) {
        boolean frozen = window.isPresent()
                || state.freeze().filter(freeze -> freeze.inForce(now)).isPresent();
        return new ModeSnapshot(
                state, window, frozen, !frozen && state.mode() == OperatingMode.NORMAL, readNanos, read);
    }
}
