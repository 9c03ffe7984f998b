package dev.ringfence.jdbc;

/** Arithmetic of the most rows that something can change, where {@link Long#MAX_VALUE} stands for no bound. */
final class RowBound {
    private RowBound() {}

    /** A bound as often as a count says. */
    static long times(long bound, int count) {
        return bound == Long.MAX_VALUE ? bound : Math.multiplyExact(bound, (long) count);
    }

    /** The sum of two bounds, where no bound stays none. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
