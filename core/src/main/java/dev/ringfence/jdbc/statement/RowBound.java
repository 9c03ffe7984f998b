package dev.ringfence.jdbc.statement;

/** Arithmetic of the most rows that something can change, where {@link Long#MAX_VALUE} stands for no bound. */
public final class RowBound {
    private RowBound() {}

    /** A bound as often as a count says. */
    public static long times(long bound, int count) {
        return count > 0 && bound > Long.MAX_VALUE / count ? Long.MAX_VALUE : bound * count;
    }

    /** The sum of two bounds, where no bound stays none. */
    public static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
