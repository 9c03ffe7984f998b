package dev.ringfence.health;

/**
 * A count in 8 bits: exact below 16, and from there on with 4 significant binary digits, so at most a sixteenth off, rounded
 * down. Whoever keeps many of them carries what was left off over to the next one; then their sum is exact but for that of
 * the last. The code grows with the count.
 */
final class BudgetCount {
    private static final int DIGITS = 4;
    private static final int EXACT = 1 << DIGITS;
    private static final int HALF = EXACT >> 1;

    private BudgetCount() {}

    static byte encode(long count) {
        if (count < EXACT) {
            return (byte) count;
        }
        int shift = Math.min(Long.SIZE - Long.numberOfLeadingZeros(count) - DIGITS, (255 - EXACT) / HALF);
        return (byte) ((shift << (DIGITS - 1)) + Math.min(count >>> shift, EXACT - 1));
    }

    static long decode(byte code) {
        int bits = code & 0xFF;
        return bits < EXACT ? bits : (long) ((bits & (HALF - 1)) + HALF) << ((bits >> (DIGITS - 1)) - 1);
    }
}
