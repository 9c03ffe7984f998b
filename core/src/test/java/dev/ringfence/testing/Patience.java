package dev.ringfence.testing;

import java.time.Duration;

/**
 * How long a test waits for what must come about, and what time-out it gives to work that is not meant to time out: no
 * machine is so busy that it takes so long, and what hangs still ends.
 */
public final class Patience {
    public static final Duration LONG = Duration.ofMinutes(5);

    private Patience() {}
}
