package dev.ringfence.data.detect;

/** A row of at most eighteen digits held in a number, leading zeros by their count. */
final class PhoneDigits {
    /** The most digits that a number holds. */
    static final int MAX = 18;

    private static final long[] POWERS = powers();

    private PhoneDigits() {}

    private static long[] powers() {
        long[] powers = new long[MAX + 1];
        powers[0] = 1;
        for (int i = 1; i <= MAX; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** The first digits; there must be as many. */
    static long leading(long digits, int count, int length) {
        return digits / POWERS[count - length];
    }

    /** The last digits. */
    static long trailing(long digits, int length) {
        return digits % POWERS[length];
    }

    /** One digit by its index from the left. */
    static int at(long digits, int count, int index) {
        return (int) (digits / POWERS[count - 1 - index] % 10);
    }
}
