package dev.ringfence.data.json;

/**
 * Remembers what keys mean, spelled exactly as they stood in the input, so that a key that comes again costs a few words
 * compared whatever the rules for spelling are. Holds short keys only, and forgets them when others come. Not safe for use by many threads.
 */
final class KeyCache {
    /** With the quotation mark behind it. */
    private static final int MOST_BYTES = 32;

    private static final int SLOTS = 512;
    /** A slot has the words of the key and its quotation mark, what it means, and how long it is. */
    private static final int SLOT = 8;

    private static final int MEANING = 4;
    private static final int LENGTH = 5;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] slots = new long[SLOT * SLOTS];
    /** Index of the slot of the last key. */
    private int current;

    /** What the last key means. */
    long meaning() {
        return slots[current + MEANING];
    }

    /**
     * Looks for a key.
     *
     * @param end index of the quotation mark behind it
     * @return false if it is not here
     */
    boolean find(byte[] b, int from, int end) {
        int length = end + 1 - from;
        if (length > MOST_BYTES || from + MOST_BYTES > b.length) {
            return false;
        }
        int slot = slot(b, from, length);
        if (slots[slot + LENGTH] != length || !holds(slot, b, from, length)) {
            slot ^= SLOT;
            if (slots[slot + LENGTH] != length || !holds(slot, b, from, length)) {
                return false;
            }
        }
        current = slot;
        return true;
    }

    /** Remembers what a key means, unless it is long or at the end of the array. */
    void put(byte[] b, int from, int end, long meaning) {
        int length = end + 1 - from;
        if (length > MOST_BYTES || from + MOST_BYTES > b.length) {
            return;
        }
        int slot = slot(b, from, length);
        if (slots[slot + LENGTH] != 0) {
            slot ^= SLOT;
        }
        for (int i = 0; i < MOST_BYTES / 8; i++) {
            slots[slot + i] = Swar.word(b, from + 8 * i) & Swar.mask(length - 8 * i);
        }
        slots[slot + MEANING] = meaning;
        slots[slot + LENGTH] = length;
        current = slot;
    }

    private boolean holds(int slot, byte[] b, int from, int length) {
        return differ(slot, b, from, length) == 0
                && (length <= 8
                        || (differ(slot + 1, b, from + 8, length - 8) == 0
                                && (length <= 16
                                        || (differ(slot + 2, b, from + 16, length - 16) == 0
                                                && (length <= 24
                                                        || differ(slot + 3, b, from + 24, length - 24) == 0)))));
    }

    private long differ(int at, byte[] b, int from, int length) {
        return (slots[at] ^ Swar.word(b, from)) & Swar.mask(length);
    }

    private static int slot(byte[] b, int from, int length) {
        long first = Swar.word(b, from) & Swar.mask(length);
        long last = length <= 8 ? 0 : Swar.word(b, from + length - 8);
        return SLOT * (int) ((((first * MIX) ^ last) * MIX + length * MIX) >>> 55);
    }
}
