package dev.ringfence.data.detect;

/**
 * Which units of a stretch of a window are ASCII digits, and which are letters or digits, a bit for each: a question about
 * a run and its neighbours is one about the bits of a number. One for each thread, filled again and again.
 */
final class WordMarks {
    private static final int BLOCK = Long.SIZE;

    private final long[] digits;
    private final long[] words;
    /** The index in the window of the first unit that is marked. */
    private int base;

    /** For stretches of at most so many units. */
    WordMarks(int most) {
        int size = most / BLOCK + 5;
        this.digits = new long[size];
        this.words = new long[size];
    }

    /** Marks the units from an index to before another, and the 64 beside them on both sides. */
    void read(Window window, int from, int to) {
        int first = from / BLOCK - 1;
        int last = Math.min((window.length() - 1) / BLOCK, (to - 1) / BLOCK + 1);
        base = first * BLOCK;
        int block = 0;
        if (first < 0) {
            digits[0] = 0;
            words[0] = 0;
            block = 1;
        }
        for (; block <= last - first; block++) {
            mark(window, block);
        }
        for (int behind = block; behind < block + 2; behind++) {
            digits[behind] = 0;
            words[behind] = 0;
        }
    }

    private void mark(Window window, int block) {
        byte[] bytes = window.bytes();
        int start = base + block * BLOCK;
        int end = Math.min(start + BLOCK, window.length());
        long digit = 0;
        long letter = 0;
        for (int i = start; i < end; i += Long.BYTES) {
            long units = Swar.read(bytes, i);
            digit |= Swar.bits(Swar.digits(units)) << (i - start);
            letter |= Swar.bits(Swar.letters(units)) << (i - start);
        }
        digits[block] = digit;
        words[block] = digit | letter;
    }

    /** Which of the 64 units from an index on are ASCII letters or digits, the first one lowest. */
    long wordsFrom(int index) {
        return from(words, index);
    }

    /** Which of the 64 units from an index on are digits, the first one lowest. */
    long digitsFrom(int index) {
        return from(digits, index);
    }

    private long from(long[] marks, int index) {
        int at = index - base;
        int shift = at & BLOCK - 1;
        int block = at >>> 6;
        return marks[block] >>> shift | marks[block + 1] << 1 << (BLOCK - 1 - shift);
    }
}
