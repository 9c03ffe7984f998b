package dev.ringfence.refresh.survivor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One short value of ASCII, folded as {@link FoldedText} does it, for who asks for it as a whole: without the places where
 * another one may begin or end in it, which makes it much cheaper. Reused from value to value; for one thread.
 */
public final class FoldedValue {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** One in each byte. */
    private static final long EACH = 0x0101010101010101L;

    private static final long HIGHEST = 0x8080808080808080L;

    /** The letters and digits as {@link WindowHash} takes them; in memory they would be read before they are there. */
    private final long[] packed = new long[SurvivorMemory.LONGEST / WindowHash.WORD_BYTES + 2];

    private int full;
    /** What is no full word yet. */
    private long open;

    private int openBytes;
    private int words;
    private int digits;
    /** The highest bit of the lowest byte if the last byte was a letter or digit. */
    private long within;

    /**
     * Folds a value.
     *
     * @return false if it is too long, is a number with leading zeros, or has bytes that are no plain ASCII or may begin an
     *     escape: then it is a {@link FoldedText}'s
     */
    public boolean fold(byte[] text, int from, int to) {
        if (to - from > SurvivorMemory.LONGEST) {
            return false;
        }
        full = 0;
        open = 0;
        openBytes = 0;
        words = 0;
        digits = 0;
        within = 0;
        long special = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORD.get(text, at);
            special |= special(word);
            add(word);
        }
        if (at < to) {
            long word = rest(text, at, to);
            special |= special(word);
            add(word);
        }
        if (special != 0 || (digits == length() && digits > 0 && (first() & 0xFF) == '0')) {
            return false;
        }
        packed[full] = open;
        return true;
    }

    private long first() {
        return full > 0 ? packed[0] : open;
    }

    /** Less than a word, with spaces behind. */
    private static long rest(byte[] text, int from, int to) {
        int bits = Byte.SIZE * (to - from);
        long word = 0;
        if (to >= Long.BYTES) {
            word = (long) WORD.get(text, to - Long.BYTES) >>> (Long.SIZE - bits);
        } else {
            for (int i = to - 1; i >= from; i--) {
                word = (word << Byte.SIZE) | (text[i] & 0xFF);
            }
        }
        return word | ((EACH * ' ') << bits);
    }

    /** Not 0 if there is a byte beyond ASCII, of zero, a backslash or a percent sign. */
    private static long special(long word) {
        return (word | zeros(word) | zeros(word ^ EACH * '\\') | zeros(word ^ EACH * '%')) & HIGHEST;
    }

    /** Some of the highest bits are set if and only if one of the bytes is zero. */
    private static long zeros(long word) {
        return (word - EACH) & ~word;
    }

    private void add(long word) {
        long lower = word | EACH * 0x20;
        long digit = ~FoldedText.notDigits(word) & HIGHEST;
        long kept = (~FoldedText.notLetters(lower) & HIGHEST) | digit;
        digits += Long.bitCount(digit);
        words += Long.bitCount(kept & ~((kept << Byte.SIZE) | within));
        within = kept >>> (Long.SIZE - Byte.SIZE);
        while (kept != 0) {
            int begin = Long.numberOfTrailingZeros(kept) & -Byte.SIZE;
            int run = Long.numberOfTrailingZeros(~(kept >>> begin) & HIGHEST) & -Byte.SIZE;
            append((lower >>> begin) & (-1L >>> (Long.SIZE - run)), run / Byte.SIZE);
            kept = begin + run == Long.SIZE ? 0 : kept & (-1L << (begin + run));
        }
    }

    /** Up to eight bytes, with zeros behind. */
    private void append(long run, int count) {
        int free = WindowHash.WORD_BYTES - openBytes;
        open |= run << (Byte.SIZE * openBytes);
        openBytes += count;
        if (openBytes >= WindowHash.WORD_BYTES) {
            packed[full++] = open & WindowHash.WORD_MASK;
            open = run >>> (Byte.SIZE * free);
            openBytes -= WindowHash.WORD_BYTES;
            if (openBytes == WindowHash.WORD_BYTES) {
                packed[full++] = open;
                open = 0;
                openBytes = 0;
            }
        }
    }

    /** The fingerprint of all of it. */
    long fingerprint(WindowHash hash) {
        return hash.of(packed, openBytes == 0 ? full : full + 1, length());
    }

    /** How many letters and digits there are. */
    int length() {
        return WindowHash.WORD_BYTES * full + openBytes;
    }

    /** How many runs of letters and digits there are. */
    int words() {
        return words;
    }

    /** How many of the bytes are digits. */
    int digits() {
        return digits;
    }
}
