package dev.ringfence.data.json;

/**
 * Remembers what a key means, spelled exactly as it stood in the input, so that a key that comes again costs a few
 * words compared whatever the rules for spelling are. Holds short keys only, and forgets them when others come. Not safe
 * for use by many threads.
 */
final class KeyCache {
    static final long UNKNOWN = -1;

    private static final int MOST_BYTES = 32;
    private static final int WORDS = 4;
    private static final int SLOTS = 1024;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] spelling = new long[WORDS * SLOTS];
    private final long[] meaning = new long[SLOTS];
    /** Length of the key in each slot, and one more; 0 for an empty slot. */
    private final byte[] lengths = new byte[SLOTS];

    /** What was put for these bytes, or {@link #UNKNOWN}. */
    long get(byte[] b, int from, int length) {
        if (length <= 8) {
            long word = shortWord(b, from, length);
            int slot = slot(word, length);
            if (lengths[slot] == length + 1 && spelling[WORDS * slot] == word) {
                return meaning[slot];
            }
            slot ^= 1;
            return lengths[slot] == length + 1 && spelling[WORDS * slot] == word ? meaning[slot] : UNKNOWN;
        }
        if (length > MOST_BYTES) {
            return UNKNOWN;
        }
        int slot = slot(hash(b, from, length), length);
        if (holds(slot, b, from, length)) {
            return meaning[slot];
        }
        slot ^= 1;
        return holds(slot, b, from, length) ? meaning[slot] : UNKNOWN;
    }

    /** Remembers what these bytes mean, unless they are too many. */
    void put(byte[] b, int from, int length, long means) {
        if (length > MOST_BYTES) {
            return;
        }
        long hash = length <= 8 ? shortWord(b, from, length) : hash(b, from, length);
        int slot = slot(hash, length);
        if (lengths[slot] != 0) {
            slot ^= 1;
        }
        int at = WORDS * slot;
        if (length <= 8) {
            spelling[at] = hash;
        } else {
            spelling[at] = Swar.word(b, from);
            spelling[at + 1] = Swar.word(b, from + length - 8);
            spelling[at + 2] = length > 16 ? Swar.word(b, from + 8) : 0;
            spelling[at + 3] = length > 24 ? Swar.word(b, from + 16) : 0;
        }
        lengths[slot] = (byte) (length + 1);
        meaning[slot] = means;
    }

    /** First, last and, where these leave a gap, middle words say it all. */
    private boolean holds(int slot, byte[] b, int from, int length) {
        int at = WORDS * slot;
        return lengths[slot] == length + 1
                && spelling[at] == Swar.word(b, from)
                && spelling[at + 1] == Swar.word(b, from + length - 8)
                && (length <= 16 || spelling[at + 2] == Swar.word(b, from + 8))
                && (length <= 24 || spelling[at + 3] == Swar.word(b, from + 16));
    }

    private static long hash(byte[] b, int from, int length) {
        return Swar.word(b, from) * MIX ^ Swar.word(b, from + length - 8);
    }

    private static int slot(long hash, int length) {
        return (int) ((hash + length) * MIX >>> 54);
    }

    private static long shortWord(byte[] b, int from, int length) {
        if (from + 8 <= b.length) {
            // Java shifts by the lowest six bits: by 64 - 8 * length, and for eight bytes not at all.
            return length == 0 ? 0 : Swar.word(b, from) & (-1L >>> -8 * length);
        }
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (b[from + i] & 0xFFL) << 8 * i;
        }
        return word;
    }
}
