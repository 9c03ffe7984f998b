package dev.ringfence.health;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events and errors of the last while, in fixed memory, over windows chosen beforehand.
 *
 * <p>Time is cut into ticks, 3,000 to the shortest window, and those are put together to stretches that grow with age: 300 to
 * the shortest window, and about 640 to what the others reach further back, the same to each; so the one in which a window
 * begins is under 0.7 % of it with the windows of the workbook. Events of the present tick are counted in few
 * places, by thread, so that threads seldom meet.
 *
 * <p>Safe for use by many threads. Adding waits for nobody: whoever finds the present tick over closes it, unless another
 * thread does, and then this one's event counts towards the next.
 */
final class BudgetWindows {
    static final int MOST_WINDOWS = 8;
    private static final int TICKS = 10;
    private static final int TO_THE_SHORTEST = 300;
    private static final int TO_THE_OTHERS = 640;
    private static final int PLACES = 4;
    private static final int APART = 8;
    private static final long ERROR = (1L << 32) + 1;
    private static final long LOW = (1L << 32) - 1;

    /** Told of the events of each tick when it is over, or somebody asks for a sum after it. */
    @FunctionalInterface
    interface Closed {
        void add(long events, long errors);
    }

    private final Closed told;
    private final double[] windows;
    private final long tick;
    private final long longestTicks;
    private final BudgetLevel newest;
    private final AtomicLongArray counts = new AtomicLongArray(PLACES * APART);
    private final ReentrantLock closing = new ReentrantLock();
    private volatile long end;

    /**
     * @param windows their lengths in nanoseconds, the shortest first, each once
     */
    BudgetWindows(long[] windows, long now, Closed told) {
        this.told = told;
        this.windows = new double[windows.length];
        for (int i = 0; i < windows.length; i++) {
            this.windows[i] = windows[i];
        }
        this.tick = windows[0] / TO_THE_SHORTEST / TICKS;
        this.longestTicks = windows[windows.length - 1] / tick + 1;
        this.newest = levels(windows, tick);
        this.end = now + tick;
    }

    private static BudgetLevel levels(long[] windows, long tick) {
        int share = TO_THE_OTHERS / Math.max(1, windows.length - 1);
        int[] steps = new int[windows.length];
        int[] stretches = new int[windows.length];
        steps[0] = TICKS;
        // One more, since the present one has only begun.
        stretches[0] = TO_THE_SHORTEST + 1;
        long stretch = TICKS * tick;
        for (int i = 1; i < windows.length; i++) {
            long span = windows[i] - windows[i - 1];
            steps[i] = (int) ceiling(span, share * stretch);
            stretch *= steps[i];
            stretches[i] = (int) ceiling(span, stretch);
        }
        BudgetLevel level = null;
        for (int i = windows.length - 1; i > 0; i--) {
            level = new BudgetLevel(steps[i], stretches[i], level);
        }
        return new BudgetLevel(steps[0], stretches[0], level);
    }

    private static long ceiling(long of, long by) {
        return (of + by - 1) / by;
    }

    void add(boolean error, long now) {
        if (now - end >= 0) {
            close(now);
        }
        int place = ((int) Thread.currentThread().getId() & (PLACES - 1)) * APART;
        counts.getAndAdd(place, error ? ERROR : 1);
    }

    private void close(long now) {
        if (closing.tryLock()) {
            try {
                closeLocked(now);
            } finally {
                closing.unlock();
            }
        }
    }

    private void closeLocked(long now) {
        long over = now - end;
        if (over < 0) {
            return;
        }
        long closed = over / tick + 1;
        // From here on others count towards the next tick; what comes before the draining is none the worse for it.
        long next = end + closed * tick;
        end = next;
        long both = drain();
        told.add(both & LOW, both >>> 32);
        if (closed > longestTicks) {
            newest.clear();
            return;
        }
        newest.add(both & LOW, both >>> 32);
        newest.addQuiet(closed - 1);
    }

    private long drain() {
        long both = 0;
        for (int place = 0; place < counts.length(); place += APART) {
            both += counts.getAndSet(place, 0);
        }
        return both;
    }

    /** The windows that end now. */
    BudgetSum sum(long now) {
        BudgetSum sum = new BudgetSum(windows);
        closing.lock();
        try {
            closeLocked(now);
            long both = 0;
            for (int place = 0; place < counts.length(); place += APART) {
                both += counts.get(place);
            }
            if (sum.add(both & LOW, both >>> 32, 0, 1, Math.max(0, (double) (now - (end - tick))))) {
                newest.sum(sum, (double) tick);
            }
        } finally {
            closing.unlock();
        }
        sum.end();
        return sum;
    }
}
