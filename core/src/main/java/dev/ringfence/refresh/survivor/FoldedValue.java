package dev.ringfence.refresh.survivor;

/**
 * One short value of ASCII, folded as {@link FoldedText} does it, for who asks for it as a whole: without the places where
 * another one may begin or end in it, which makes it much cheaper. Its letters and digits go straight into the words that
 * are hashed, where {@link ShortText} keeps a bit for each byte, to tell places by; both ask {@link EightBytes} what a byte
 * is, and share nothing else. Reused from value to value; for one thread.
 */
public final class FoldedValue {
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
            long word = EightBytes.read(text, at);
            special |= EightBytes.special(word);
            add(word);
        }
        if (at < to) {
            long word = rest(text, at, to);
            special |= EightBytes.special(word);
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
            word = EightBytes.read(text, to - Long.BYTES) >>> (Long.SIZE - bits);
        } else {
            for (int i = to - 1; i >= from; i--) {
                word = (word << Byte.SIZE) | (text[i] & 0xFF);
            }
        }
        return word | (EightBytes.LOWER << bits);
    }

    private void add(long word) {
        long lower = word | EightBytes.LOWER;
        long digit = EightBytes.digits(word);
        long kept = EightBytes.letters(lower) | digit;
        digits += Long.bitCount(digit);
        words += Long.bitCount(kept & ~((kept << Byte.SIZE) | within));
        within = kept >>> (Long.SIZE - Byte.SIZE);
        while (kept != 0) {
            int begin = Long.numberOfTrailingZeros(kept) & -Byte.SIZE;
            int run = Long.numberOfTrailingZeros(~(kept >>> begin) & EightBytes.HIGHEST) & -Byte.SIZE;
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
