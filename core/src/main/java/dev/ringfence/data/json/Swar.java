package dev.ringfence.data.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time. The first byte of the array is the lowest of the word, so that {@link
 * Long#numberOfTrailingZeros} leads to the first byte of interest. A test may also mark bytes <em>behind</em> the first
 * one that it rightly marks, by borrowing from it; the first is always right.
 */
final class Swar {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The highest bit of each byte. */
    static final long HIGH = 0x8080808080808080L;

    private static final int MOST_COPIED = 64;
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTE_BESIDE_CONTROLS = 0x02 * ONES;
    private static final long ABOVE_CONTROLS = 0x21 * ONES;
    private static final long BACKSLASH = '\\' * ONES;
    private static final long SPACE = ' ' * ONES;
    private static final long ZERO = '0' * ONES;
    private static final long LOW_BITS = 0x7F * ONES;
    private static final long FROM_SMALL_LETTERS = 0x1F * ONES;
    private static final long ABOVE_NINE = 0x76 * ONES;

    private Swar() {}

    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The lowest so many bytes of a word. */
    static long mask(int length) {
        // Java shifts by the lowest six bits: by 64 - 8 * length.
        return length >= 8 ? -1L : length <= 0 ? 0 : -1L >>> (-8 * length);
    }

    /** Copies bytes between arrays: a few words where System.arraycopy would take longer to begin. */
    static void copy(byte[] source, int from, byte[] target, int at, int length) {
        if (length < 8 || length > MOST_COPIED) {
            System.arraycopy(source, from, target, at, length);
            return;
        }
        int last = length - 8;
        for (int i = 0; i < last; i += 8) {
            WORDS.set(target, at + i, (long) WORDS.get(source, from + i));
        }
        WORDS.set(target, at + last, (long) WORDS.get(source, from + last));
    }

    /** Index of the first marked byte within the word. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * Marks what does not stand for itself in a string, and with {@code otherwise} as the word itself all that is not
     * ASCII. One subtraction serves quotation mark and controls: with bit 1 turned over, {@code "} is the space, and
     * below the space there are still the controls and only they.
     */
    static long special(long word, long otherwise) {
        return (((word ^ QUOTE_BESIDE_CONTROLS) - ABOVE_CONTROLS) | ((word ^ BACKSLASH) - ONES) | otherwise) & HIGH;
    }

    /** The same where bytes beyond ASCII stand for themselves. */
    static long specialAscii(long word) {
        return special(word, 0) & ~word;
    }

    /** Marks what is a backslash. */
    static long backslash(long word) {
        long x = word ^ BACKSLASH;
        return (x - ONES) & ~x & HIGH;
    }

    /** Marks what is below the small letters or beyond ASCII, and no space. */
    static long belowSmallLetters(long word) {
        return (~((word & LOW_BITS) + FROM_SMALL_LETTERS) | word) & notSpace(word);
    }

    /** Marks what is not a space. */
    static long notSpace(long word) {
        long x = word ^ SPACE;
        return (((x & LOW_BITS) + LOW_BITS) | x) & HIGH;
    }

    /** Marks what is not an ASCII digit. */
    static long notDigit(long word) {
        long x = word ^ ZERO;
        return (((x & LOW_BITS) + ABOVE_NINE) | x) & HIGH;
    }
}
