package dev.ringfence.refresh.survivor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text looked at in one step, without a branch for each: the first one is lowest, and what is said of a byte
 * is said by its highest bit. Whoever folds texts asks here what is a letter, what a digit, and what must be read in another
 * way; what they do with the bits differs.
 */
final class EightBytes {
    /** One in each byte. */
    static final long EACH = 0x0101010101010101L;

    static final long HIGHEST = 0x8080808080808080L;

    /** What makes a letter of ASCII a small one, and leaves a digit as it is. */
    static final long LOWER = EACH * 0x20;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    static long read(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    static void write(byte[] bytes, int at, long word) {
        WORD.set(bytes, at, word);
    }

    /** The bytes that are no small letter of ASCII. */
    static long notLetters(long lower) {
        long letter = (lower ^ EACH * 0x60) & EACH * 0x7F;
        return (letter + EACH * (0x80 - 27) | ~(letter + EACH * 0x7F) | lower) & HIGHEST;
    }

    /** The bytes that are a small letter of ASCII. */
    static long letters(long lower) {
        return ~notLetters(lower) & HIGHEST;
    }

    /** The bytes that are no digit. */
    static long notDigits(long word) {
        long digit = word ^ EACH * 0x30;
        return ((digit & EACH * 0x7F) + EACH * (0x80 - 10) | digit) & HIGHEST;
    }

    /** The bytes that are a digit. */
    static long digits(long word) {
        return ~notDigits(word) & HIGHEST;
    }

    /**
     * Not 0 if a byte is beyond ASCII, zero, a backslash or a percent sign: then {@link FoldedText} reads the text byte by byte.
     * Which byte it is, the bits do not tell.
     */
    static long special(long word) {
        return (word | zeros(word) | zeros(word ^ EACH * '\\') | zeros(word ^ EACH * '%')) & HIGHEST;
    }

    /** Some of the highest bits are set if and only if one of the bytes is zero. */
    private static long zeros(long word) {
        return (word - EACH) & ~word;
    }
}
