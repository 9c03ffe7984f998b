package dev.ringfence.refresh.verify;

import java.util.Arrays;

/** How often each value occurs, by a hash of it. Grows with the number of different ones: 12 to 24 bytes each. For one thread. */
final class ValueCounts {
    private static final int FEWEST_SLOTS = 64;

    /** Spreads hashes whose lowest bits say little: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] hashes = new long[FEWEST_SLOTS];
    /** By slot; 0 where it is free. */
    private int[] counts = new int[FEWEST_SLOTS];

    private int different;

    /** Counts one more. */
    void add(long hash) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            if (++different > hashes.length / 2) {
                grow();
                slot = slot(hash);
            }
            hashes[slot] = hash;
        }
        counts[slot]++;
    }

    /** That of the hash, or the free one where it belongs. */
    private int slot(long hash) {
        int slot = (int) ((hash * SPREAD) >>> 32) & (hashes.length - 1);
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[2 * oldHashes.length];
        counts = new int[2 * oldCounts.length];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** How many different ones there were. */
    int different() {
        return different;
    }

    /** How often the most frequent ones occurred, all of them together. */
    long mostFrequent(int howMany) {
        // Ascending: the first is the one that the next more frequent one takes the place of.
        int[] top = new int[howMany];
        for (int count : counts) {
            if (count > top[0]) {
                int at = 1;
                while (at < howMany && top[at] < count) {
                    top[at - 1] = top[at];
                    at++;
                }
                top[at - 1] = count;
            }
        }
        return Arrays.stream(top).asLongStream().sum();
    }
}
