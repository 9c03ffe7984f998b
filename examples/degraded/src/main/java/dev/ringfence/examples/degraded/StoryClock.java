package dev.ringfence.examples.degraded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on as the story wants, so that nobody waits an hour for it. An application takes the system's. */
public final class StoryClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

    /** Lets time pass. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** The time that has passed since any fixed moment, in nanoseconds. */
    public long nanos() {
        Instant instant = instant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
