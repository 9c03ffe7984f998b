package dev.ringfence.data.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * A closed set of ASCII words, asked about a stretch of a {@link Window} without allocating; letters match in either
 * case. Immutable and safe for use by many threads.
 */
final class FoldedWords {
    private final byte[][] table;
    private final int mask;
    private final int longest;

    private FoldedWords(Collection<String> words) {
        int size = Math.max(2, Integer.highestOneBit(words.size()) << 2);
        this.table = new byte[size][];
        this.mask = size - 1;
        int most = 0;
        for (String word : words) {
            byte[] bytes = word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            int slot = hash(bytes) & mask;
            while (table[slot] != null) {
                slot = (slot + 1) & mask;
            }
            table[slot] = bytes;
            most = Math.max(most, bytes.length);
        }
        this.longest = most;
    }

    static FoldedWords of(String... words) {
        return new FoldedWords(Arrays.asList(words));
    }

    static FoldedWords of(Collection<String> words) {
        return new FoldedWords(words);
    }

    private static int hash(byte[] word) {
        int hash = 0;
        for (byte b : word) {
            hash = hash * 31 + b;
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }

    /** The length of the longest word. */
    int longest() {
        return longest;
    }

    /** True if the stretch is one of the words. */
    boolean contain(Window window, int start, int end) {
        if (end - start > longest || end <= start) {
            return false;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + Ascii.fold(window.at(i));
        }
        for (int slot = spread(hash) & mask; table[slot] != null; slot = (slot + 1) & mask) {
            if (equal(table[slot], window, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(byte[] word, Window window, int start, int end) {
        if (word.length != end - start) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (word[i] != Ascii.fold(window.at(start + i))) {
                return false;
            }
        }
        return true;
    }
}
