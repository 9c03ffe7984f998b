package dev.ringfence.spring.actuator;

import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.OperatingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the environment takes writes.
 *
 * @param mode normal, read-only or locked
 * @param by who switched to it
 * @param reason why
 * @param since since when
 * @param frozen true if a freeze is in force, by the calendar or by hand
 * @param freeze the one that was switched on by hand, whether or not it has ended; absent if there is none
 * @param ageSeconds how long ago the shared state was read; much more than a second means that the store does not answer
 */
record ShownOperations(
        String mode,
        String by,
        String reason,
        Instant since,
        boolean frozen,
        @Nullable Freeze freeze,
        long ageSeconds) {

    /**
     * A freeze that was switched on by hand.
     *
     * @param by who did
     * @param reason why
     * @param since since when
     * @param until when it ends by itself; absent if never
     */
    record Freeze(
            String by,
            String reason,
            Instant since,
            @Nullable Instant until) {
        private static Freeze of(OperatingState.Freeze freeze) {
            return new Freeze(
                    ShownText.of(freeze.by().toString()),
                    ShownText.of(freeze.reason()),
                    freeze.since(),
                    freeze.until().orElse(null));
        }
    }

    static ShownOperations of(OperatingModeSwitch modes) {
        OperatingState state = modes.state();
        return new ShownOperations(
                state.mode().label(),
                ShownText.of(state.by().toString()),
                ShownText.of(state.reason()),
                state.since(),
                modes.frozen(),
                state.freeze().map(Freeze::of).orElse(null),
                modes.age().toSeconds());
    }
}
