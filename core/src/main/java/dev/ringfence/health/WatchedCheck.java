package dev.ringfence.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What a board knows of one check: when it is due, whether it is being looked at, and how many results of one kind came in a
 * row. Times are nanoseconds of the board. Guarded by the board's lock.
 */
final class WatchedCheck {
    private final HealthCheck check;
    private final long period;
    private final long timeout;
    private final long staleAfter;

    private long dueAt;
    private boolean looking;
    private boolean late;
    private long lateAt;
    private Instant lookedAt;
    private long resultAt;
    private boolean stale = true;
    private int failures;
    private int successes;
    /** UP or DOWN, once there were enough results in a row; UNKNOWN before. */
    private HealthState settled = HealthState.UNKNOWN;

    private HealthReading lastGood = HealthReading.up();
    private CheckHealth shown;

    /**
     * A check that is due at once.
     *
     * @param share of its period, from 0 to 1, after which it is due again, so that not all are due together
     */
    WatchedCheck(HealthCheck check, double share, Instant at) {
        this.check = check;
        this.period = check.period().toNanos();
        this.timeout = check.timeout().toNanos();
        this.staleAfter = check.staleAfter().toNanos();
        // The next one on the grid of its periods: see step().
        this.dueAt = (long) (period * share) - period;
        this.lookedAt = at;
        this.shown = new CheckHealth(
                check.name(),
                check.role(),
                check.critical(),
                HealthState.UNKNOWN,
                at,
                Optional.empty(),
                0,
                false,
                "not looked at yet");
    }

    HealthCheck check() {
        return check;
    }

    CheckHealth shown() {
        return shown;
    }

    /** The nanosecond from which on the state is UNKNOWN unless another result comes in. */
    long staleAt() {
        return stale || shown.state() == HealthState.UNKNOWN ? Long.MAX_VALUE : resultAt + staleAfter;
    }

    /** The next nanosecond at which {@link #step} has something to do. */
    long nextAt() {
        long next = looking && !late ? Math.min(dueAt, lateAt) : dueAt;
        return Math.min(next, staleAt());
    }

    /**
     * Lets time pass.
     *
     * @return true if a look is to begin now
     */
    boolean step(long now, Instant at) {
        if (looking && !late && now >= lateAt) {
            late = true;
            fail(now, at, "no answer within " + check.timeout());
        }
        boolean due = now >= dueAt;
        boolean begins = due && !looking;
        if (due) {
            // A grid, so that a slow look does not shift those after it, and what was missed is not made up for.
            dueAt += ((now - dueAt) / period + 1) * period;
            if (looking && late) {
                fail(now, at, "no answer to the look of " + lookedAt);
            }
        }
        if (begins) {
            looking = true;
            lookedAt = at;
            late = false;
            lateAt = now + timeout;
        }
        if (now >= staleAt()) {
            stale = true;
            unsettle();
            shown = shown.unknown(at, CheckHealth.STALE);
        }
        return begins;
    }

    /** A look returned. Of one that was given up before, only that it returned counts. */
    void answer(HealthReading reading, long now, Instant at) {
        looking = false;
        if (late) {
            shown = shown.returned();
            return;
        }
        if (now >= lateAt) {
            fail(now, at, "no answer within " + check.timeout());
            return;
        }
        switch (reading.state()) {
            case UP, DEGRADED -> succeed(reading, now, at);
            case DOWN -> fail(now, at, reading.detail());
            case UNKNOWN -> {
                unsettle();
                show(HealthState.UNKNOWN, now, at, reading.detail());
            }
        }
    }

    /** What is not known any more is not UP again before a look says so. */
    private void unsettle() {
        if (settled == HealthState.UP) {
            settled = HealthState.UNKNOWN;
        }
    }

    private void succeed(HealthReading reading, long now, Instant at) {
        failures = 0;
        successes++;
        lastGood = reading;
        if (settled == HealthState.DOWN && successes < check.successesToUp()) {
            show(
                    HealthState.DOWN,
                    now,
                    at,
                    "works again, " + successes + " of " + check.successesToUp() + " times in a row");
        } else {
            settled = HealthState.UP;
            show(reading.state(), now, at, reading.detail());
        }
    }

    private void fail(long now, Instant at, String detail) {
        successes = 0;
        failures++;
        if (failures >= check.failuresToDown()) {
            settled = HealthState.DOWN;
        }
        show(settled == HealthState.UP ? lastGood.state() : settled, now, at, detail);
    }

    private void show(HealthState state, long now, Instant at, String detail) {
        resultAt = now;
        stale = false;
        shown = new CheckHealth(
                check.name(),
                check.role(),
                check.critical(),
                state,
                state == shown.state() ? shown.since() : at,
                Optional.of(at),
                failures,
                looking && late,
                detail);
    }
}
