package dev.ringfence.data.detect;

import java.util.Set;

/** The hashes of words, asked without boxing. Immutable and safe for use by many threads. */
final class LongSet {
    private final long[] slots;
    private final int mask;

    private LongSet(Set<String> words) {
        this.slots = new long[Integer.highestOneBit(Math.max(8, 4 * words.size()))];
        this.mask = slots.length - 1;
        for (String word : words) {
            long hash = ContextWords.hash(word);
            slots[slot(hash)] = hash;
        }
    }

    static LongSet of(Set<String> words) {
        return new LongSet(words);
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    boolean contains(long hash) {
        return slots[slot(hash)] == hash && hash != 0;
    }
}
