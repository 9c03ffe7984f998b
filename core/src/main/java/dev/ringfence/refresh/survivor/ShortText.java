package dev.ringfence.refresh.survivor;

/**
 * Which bytes of a short text are letters and which are digits, a bit for each, found eight bytes at a time. Most values are
 * short, and such bits tell without a branch for each byte where values may begin and end. Of ASCII alone, without what
 * {@link FoldedText} reads in a way of its own. {@link FoldedValue} needs no places, and keeps no bits. Reused from text to
 * text; for one thread.
 */
final class ShortText {
    /** A bit for each byte. */
    static final int MOST_BYTES = Long.SIZE;

    /** The fewest digits in a row that are looked at without what they are glued to; the shifts below are made for it. */
    static final int LONE_DIGITS = 6;

    /** Brings the lowest bits of eight bytes together in the highest byte, the first one lowest. */
    private static final long GATHER = 0x0102040810204080L;

    /** A text at the very end of its array, from which no eight bytes can be read at its last ones. */
    private final byte[] copied = new byte[MOST_BYTES + Long.BYTES];

    private byte[] text = copied;
    private int from;
    private long digits;
    private long all;
    private long starts;
    private long ends;

    /** False if the text is to be read in another way: too long, or with a byte of another kind in it. */
    boolean read(byte[] bytes, int begin, int end) {
        int length = end - begin;
        if (length > MOST_BYTES) {
            return false;
        }
        text = bytes;
        from = begin;
        if (begin + length + Long.BYTES > bytes.length) {
            System.arraycopy(bytes, begin, copied, 0, length);
            text = copied;
            from = 0;
        }
        long letter = 0;
        long digit = 0;
        long special = 0;
        for (int i = 0; i < length; i += Long.BYTES) {
            long word = EightBytes.read(text, from + i);
            int left = length - i;
            if (left < Long.BYTES) {
                long behind = -1L << (left << 3);
                word = (word & ~behind) | (EightBytes.LOWER & behind);
            }
            special |= EightBytes.special(word);
            letter |= gather(EightBytes.letters(word | EightBytes.LOWER)) << i;
            digit |= gather(EightBytes.digits(word)) << i;
        }
        all = letter | digit;
        digits = digit;
        return special == 0;
    }

    private static long gather(long highest) {
        return ((highest >>> 7) * GATHER) >>> (Long.SIZE - Long.BYTES);
    }

    /** Writes the letters, small, and the digits one behind another, with up to seven bytes behind them. */
    void write(byte[] into) {
        int length = 0;
        for (long left = all; left != 0; ) {
            int begin = Long.numberOfTrailingZeros(left);
            int run = Long.numberOfTrailingZeros(~(left >>> begin));
            for (int i = 0; i < run; i += Long.BYTES) {
                EightBytes.write(into, length + i, EightBytes.read(text, from + begin + i) | EightBytes.LOWER);
            }
            length += run;
            left = begin + run == Long.SIZE ? 0 : left & (-1L << (begin + run));
        }
    }

    int length() {
        return Long.bitCount(all);
    }

    int words() {
        return Long.bitCount(all & ~(all << 1));
    }

    int digits() {
        return Long.bitCount(digits);
    }

    /** Finds the places where values may begin and end. */
    void bound() {
        // Runs of six digits or more, by the bit of each of their first ones but the last five.
        long three = digits & digits >>> 1 & digits >>> 2;
        long lone = three & three >>> 3;
        long firstDigits = digits & ~(digits << 1);
        long begin = all & ~(all << 1);
        starts = begin | (lone & firstDigits);
        ends = (all & ~(all >>> 1)) | ((lone << (LONE_DIGITS - 1)) & digits & ~(digits >>> 1));
        for (long at = (starts & firstDigits); at != 0; at &= at - 1) {
            skipZeros(Long.numberOfTrailingZeros(at), (lone & at & -at) != 0);
        }
    }

    /** A number may stand with its leading zeros or without. */
    private void skipZeros(int begin, boolean isLone) {
        if (text[from + begin] == '0') {
            int last = begin + Long.numberOfTrailingZeros(~(digits >>> begin)) - (isLone ? LONE_DIGITS : 1);
            int first = begin;
            while (first < last && text[from + first] == '0') {
                first++;
            }
            starts |= 1L << first;
        }
    }

    /** Writes how many letters and digits come before each place where a value may begin; returns how many there are. */
    int starts(int[] into) {
        int count = 0;
        for (long left = starts; left != 0; left &= left - 1) {
            into[count++] = Long.bitCount(all & ((left & -left) - 1));
        }
        return count;
    }

    /** The same of the places where a value may end. */
    int ends(int[] into) {
        int count = 0;
        for (long left = ends; left != 0; left &= left - 1) {
            into[count++] = Long.bitCount(all & (((left & -left) << 1) - 1));
        }
        return count;
    }
}
