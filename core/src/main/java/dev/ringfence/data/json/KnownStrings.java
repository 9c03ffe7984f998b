package dev.ringfence.data.json;

import java.util.Arrays;

/**
 * Remembers what was found in short strings of one document, spelled exactly as they stood there: days, codes, cities and
 * states come again and again, and to look into one costs far more than to know it. Strings with two findings are not
 * remembered. Not safe for use by many threads.
 */
final class KnownStrings {
    /** There is no such string here. */
    static final int ABSENT = -1;

    private static final int WORDS = 4;
    private static final int MOST_BYTES = 8 * WORDS;
    private static final int SLOTS = 128;
    private static final byte[] NOTHING = {};
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] words = new long[WORDS * SLOTS];
    /** 0 where a slot is empty. */
    private final int[] lengths = new int[SLOTS];
    /** What is replaced: from where in the string, to where, by what; to 0 if nothing is. */
    private final int[] starts = new int[SLOTS];

    private final int[] ends = new int[SLOTS];
    private final byte[][] made = new byte[SLOTS][];
    /** The slots that are not empty, in the order they were filled. */
    private final int[] filled = new int[SLOTS];

    private int size;

    /** True if a string is worth to be remembered: few bytes, and not of small letters alone, which tell nothing. */
    static boolean fits(byte[] b, int from, int to) {
        if (to - from > MOST_BYTES || from + MOST_BYTES > b.length) {
            return false;
        }
        long others = 0;
        for (int i = from; i < to; i += 8) {
            others |= Swar.belowSmallLetters(Swar.word(b, i)) & Swar.mask(to - i);
        }
        return others != 0;
    }

    /** The slot of a string that fits, or {@link #ABSENT}. */
    int find(byte[] b, int from, int to) {
        int slot = slot(b, from, to - from);
        if (holds(slot, b, from, to - from)) {
            return slot;
        }
        slot ^= 1;
        return holds(slot, b, from, to - from) ? slot : ABSENT;
    }

    /** Puts what is known of a slot's string, which stands here again, among the edits. */
    void apply(int slot, int from, Edits edits) {
        if (ends[slot] > 0) {
            edits.replace(from + starts[slot], from + ends[slot], made[slot]);
        }
    }

    /** Remembers a string that fits and the edits it led to, which are the last ones. */
    void put(byte[] b, int from, int to, Edits edits, int count) {
        if (count > 1) {
            return;
        }
        int slot = slot(b, from, to - from);
        if (lengths[slot] != 0) {
            slot ^= 1;
        }
        if (lengths[slot] == 0) {
            filled[size++] = slot;
        }
        for (int i = 0; i < WORDS; i++) {
            words[WORDS * slot + i] = Swar.word(b, from + 8 * i) & Swar.mask(to - from - 8 * i);
        }
        lengths[slot] = to - from;
        starts[slot] = count == 0 ? 0 : edits.lastStart() - from;
        ends[slot] = count == 0 ? 0 : edits.lastEnd() - from;
        made[slot] = count == 0 ? NOTHING : edits.lastMade();
    }

    /** Forgets all strings. */
    void clear() {
        for (int i = 0; i < size; i++) {
            int slot = filled[i];
            Arrays.fill(words, WORDS * slot, WORDS * (slot + 1), 0);
            lengths[slot] = 0;
            made[slot] = NOTHING;
        }
        size = 0;
    }

    private boolean holds(int slot, byte[] b, int from, int length) {
        if (lengths[slot] != length) {
            return false;
        }
        long differing = 0;
        for (int i = 0; i < length; i += 8) {
            differing |= (words[WORDS * slot + (i >>> 3)] ^ Swar.word(b, from + i)) & Swar.mask(length - i);
        }
        return differing == 0;
    }

    private static int slot(byte[] b, int from, int length) {
        long hash = length;
        for (int i = 0; i < length; i += 8) {
            hash = (hash ^ (Swar.word(b, from + i) & Swar.mask(length - i))) * MIX;
            hash ^= hash >>> 32;
        }
        return (int) ((hash * MIX) >>> 57);
    }
}
