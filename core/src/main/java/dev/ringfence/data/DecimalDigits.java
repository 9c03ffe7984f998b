package dev.ringfence.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes numbers as ASCII digits, eight at a time: a word is divided into halves that hold the quotient and the remainder,
 * by 10,000, by 100 and by 10, and so down to bytes. Divisions are multiplications by a reciprocal that is exact below the
 * dividend's limit. Safe for use by many threads.
 */
public final class DecimalDigits {
    /** So many bytes must follow the last digit. */
    public static final int SPARE = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int EIGHT_DIGITS = 100_000_000;
    private static final long ZEROS = 0x3030303030303030L;

    private DecimalDigits() {}

    /** Writes a number that is not negative and fits, with leading zeros, from an index to before another. */
    public static void write(long number, byte[] into, int from, int to) {
        long rest = number;
        int end = to;
        while (end - from > Long.BYTES) {
            long upper = rest / EIGHT_DIGITS;
            end -= Long.BYTES;
            WORDS.set(into, end, eight(rest - upper * EIGHT_DIGITS));
            rest = upper;
        }
        long word = eight(rest);
        if (end - from == Long.BYTES) {
            WORDS.set(into, from, word);
        } else if (end > from) {
            int bits = Long.SIZE - Long.BYTES * (end - from);
            long behind = (long) WORDS.get(into, from) & (-1L << (Long.SIZE - bits));
            WORDS.set(into, from, behind | (word >>> bits));
        }
    }

    /** Eight digits of a number below 10^8, the highest in the lowest byte. */
    private static long eight(long number) {
        long upper = number / 10_000;
        long fours = upper | ((number - upper * 10_000) << 32);
        long hundreds = ((fours * 10_486) >>> 20) & 0x0000_007F_0000_007FL;
        long twos = hundreds | ((fours - hundreds * 100) << 16);
        long tens = ((twos * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return ZEROS + (tens | ((twos - tens * 10) << 8));
    }
}
