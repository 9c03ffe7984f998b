package dev.ringfence.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Events of a simulated service, and what a budget over them is, counted one by one: the slow and obvious oracle. */
final class BudgetTrace {
    final long[] nanos;
    /** How many of the events up to and including each are errors. */
    final int[] errorsUpTo;

    private BudgetTrace(long[] nanos, int[] errorsUpTo) {
        this.nanos = nanos;
        this.errorsUpTo = errorsUpTo;
    }

    /**
     * Events that come at random, as those of many independent users do (a Poisson process).
     *
     * @param perSecond how many come a second, by the seconds since the start
     * @param errorShare the probability that one is an error, by the seconds since the start
     */
    static BudgetTrace of(
            int events, DoubleUnaryOperator perSecond, DoubleUnaryOperator errorShare, SplittableRandom random) {
        long[] nanos = new long[events];
        int[] errors = new int[events];
        double seconds = 0;
        int soFar = 0;
        for (int i = 0; i < events; i++) {
            seconds += -Math.log(1 - random.nextDouble()) / perSecond.applyAsDouble(seconds);
            nanos[i] = (long) (seconds * 1e9);
            soFar += random.nextDouble() < errorShare.applyAsDouble(seconds) ? 1 : 0;
            errors[i] = soFar;
        }
        return new BudgetTrace(nanos, errors);
    }

    boolean isError(int event) {
        return errorsUpTo[event] > (event == 0 ? 0 : errorsUpTo[event - 1]);
    }

    long end() {
        return nanos[nanos.length - 1];
    }

    /** How many events lie at or before a moment. */
    private int upTo(long now) {
        int at = Arrays.binarySearch(nanos, now);
        int after = at >= 0 ? at + 1 : -at - 1;
        while (after < nanos.length && nanos[after] == now) {
            after++;
        }
        return after;
    }

    private int errors(int upTo) {
        return upTo == 0 ? 0 : errorsUpTo[upTo - 1];
    }

    int events(long now, Duration window) {
        return upTo(now) - upTo(now - window.toNanos());
    }

    int errors(long now, Duration window) {
        return errors(upTo(now)) - errors(upTo(now - window.toNanos()));
    }

    double ratio(long now, Duration window) {
        int events = events(now, window);
        return events == 0 ? 0 : (double) errors(now, window) / events;
    }

    boolean burns(long now, BurnRatePair pair, double objective, int minimumEvents, int minimumErrors) {
        double allowed = pair.factor() * (1 - objective);
        return ratio(now, pair.longWindow()) >= allowed
                && ratio(now, pair.shortWindow()) >= allowed
                && events(now, pair.shortWindow()) >= minimumEvents
                && errors(now, pair.longWindow()) >= minimumErrors;
    }
}
