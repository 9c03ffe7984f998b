package dev.ringfence.health;

import org.jspecify.annotations.Nullable;

/**
 * Closed stretches of time of one length, each with its events, its errors, and from which to which sixteenth errors came; the
 * oldest go into longer stretches of the next level, which reaches further back. Not safe for use by many threads.
 */
final class BudgetLevel {
    private static final int PARTS = 16;
    private static final int BYTES = 3;

    private final int steps;
    private final int stretches;
    // Events, errors and span of each; one array, since each costs its own header.
    private final byte[] kept;
    private final @Nullable BudgetLevel older;
    private int newest;
    private int filled;
    private int openSteps;
    // Of the stretch that is being put together from those of the level before, with what the last one left off.
    private long openEvents;
    private long openErrors;
    // In steps from its begin; from after to if it has no errors.
    private float from = Float.MAX_VALUE;
    private float to;

    /**
     * @param steps how many stretches of the level before make one of this
     * @param stretches how many are kept
     * @param older where the oldest go; null if nowhere
     */
    BudgetLevel(int steps, int stretches, @Nullable BudgetLevel older) {
        this.steps = steps;
        this.stretches = stretches;
        this.kept = new byte[BYTES * stretches];
        this.older = older;
    }

    /** Adds one stretch of the level before, whose errors came evenly. */
    void add(long moreEvents, long moreErrors) {
        add(moreEvents, moreErrors, 0, 1);
    }

    private void add(long moreEvents, long moreErrors, float firstAt, float lastAt) {
        if (moreErrors > 0) {
            from = Math.min(from, openSteps + firstAt);
            to = Math.max(to, openSteps + lastAt);
        }
        openEvents += moreEvents;
        openErrors += moreErrors;
        if (++openSteps == steps) {
            close();
        }
    }

    /** Adds stretches of the level before, in which nothing came. */
    void addQuiet(long quiet) {
        long left = quiet;
        while (left > 0) {
            int now = (int) Math.min(left, steps - openSteps);
            left -= now;
            openSteps += now;
            if (openSteps == steps) {
                close();
            }
        }
    }

    private void close() {
        newest = newest + 1 == stretches ? 0 : newest + 1;
        if (filled < stretches) {
            filled++;
        } else if (older != null) {
            older.add(events(newest), errors(newest), begin(newest), end(newest));
        }
        kept[BYTES * newest] = BudgetCount.encode(openEvents);
        kept[BYTES * newest + 1] = BudgetCount.encode(openErrors);
        kept[BYTES * newest + 2] = openErrors > 0 ? span() : 0;
        openEvents -= events(newest);
        openErrors -= errors(newest);
        openSteps = 0;
        // What is left off came before this, so as early in it as can be.
        from = openErrors > 0 ? 0 : Float.MAX_VALUE;
        to = openErrors > 0 ? Float.MIN_VALUE : 0;
    }

    private byte span() {
        int first = Math.min(PARTS - 1, (int) (from * PARTS / steps));
        int last = Math.max(first, (int) Math.ceil(to * PARTS / steps) - 1);
        return (byte) (first << 4 | last);
    }

    private long events(int at) {
        return BudgetCount.decode(kept[BYTES * at]);
    }

    private long errors(int at) {
        return BudgetCount.decode(kept[BYTES * at + 1]);
    }

    private float begin(int at) {
        return (float) ((kept[BYTES * at + 2] & 0xFF) >> 4) / PARTS;
    }

    private float end(int at) {
        return (float) ((kept[BYTES * at + 2] & 0xF) + 1) / PARTS;
    }

    void clear() {
        filled = 0;
        openSteps = 0;
        openEvents = 0;
        openErrors = 0;
        from = Float.MAX_VALUE;
        to = 0;
        if (older != null) {
            older.clear();
        }
    }

    /**
     * Hands what there is to a sum, the newest first, until that has enough.
     *
     * @param step how long a stretch of the level before is
     */
    void sum(BudgetSum sum, double step) {
        // Also of no length: what the last stretch left off is in here.
        int open = Math.max(1, openSteps);
        if (!sum.add(openEvents, openErrors, from / open, to / open, openSteps * step)) {
            return;
        }
        double stretch = steps * step;
        for (int i = 0; i < filled; i++) {
            int at = newest - i;
            at = at < 0 ? at + stretches : at;
            if (!sum.add(events(at), errors(at), begin(at), end(at), stretch)) {
                return;
            }
        }
        if (older != null) {
            older.sum(sum, stretch);
        }
    }
}
