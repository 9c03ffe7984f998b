package dev.ringfence.spring.actuator;

import dev.ringfence.base.Guard;
import dev.ringfence.write.OperatingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person can change through the endpoint. */
enum Operation {
    /** Switches the operating mode. */
    MODE,
    /** Switches a freeze on, until a time or until it is ended. */
    FREEZE,
    /** Ends a freeze that was switched on by hand. */
    THAW,
    /** Relaxes one guard to observe for at most four hours. */
    RELAX;

    /**
     * The fields beside the reason; each operation needs its own.
     *
     * @param mode for {@link #MODE}
     * @param until for {@link #FREEZE}
     * @param guard for {@link #RELAX}
     * @param duration for {@link #RELAX}
     */
    record Terms(
            @Nullable OperatingMode mode,
            @Nullable Instant until,
            @Nullable Guard guard,
            @Nullable Duration duration) {}
}
