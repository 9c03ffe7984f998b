package dev.ringfence.data;

import java.util.Collection;

/**
 * A closed set of short words of ASCII letters, asked for by number: five bits for each letter, so that no text is made to
 * ask. Of a longer word than {@value #MOST} the last letters count; a set has none so long. Immutable.
 */
final class PackedWords {
    private static final int BITS = 5;
    private static final int MOST = 12;
    private static final long MASK = (1L << (BITS * MOST)) - 1;
    /** Behind the letters. */
    private static final int APOSTROPHE = 27;

    /** Open addressing, at most a quarter full; 0 is no word. */
    private final long[] slots;

    PackedWords(Collection<String> words) {
        this.slots = new long[Integer.highestOneBit(words.size()) * 8];
        for (String word : words) {
            if (word.length() > MOST) {
                throw new IllegalArgumentException("'word' must have at most " + MOST + " letters: " + word);
            }
            int at = slot(packed(word));
            while (slots[at] != 0) {
                at = (at + 1) & (slots.length - 1);
            }
            slots[at] = packed(word);
        }
    }

    /** The number of a word, in either case. */
    static long packed(byte[] bytes, int from, int to) {
        long packed = 0;
        for (int i = from; i < to; i++) {
            packed = (packed << BITS) | (bytes[i] == '\'' ? APOSTROPHE : bytes[i] & 31);
        }
        return packed & MASK;
    }

    private static long packed(String word) {
        long packed = 0;
        for (int i = 0; i < word.length(); i++) {
            packed = (packed << BITS) | (word.charAt(i) & 31);
        }
        return packed;
    }

    private int slot(long word) {
        return (int) ((word * 0x9E3779B97F4A7C15L) >>> 40) & (slots.length - 1);
    }

    boolean contains(long word) {
        int at = slot(word);
        while (slots[at] != 0 && slots[at] != word) {
            at = (at + 1) & (slots.length - 1);
        }
        return slots[at] == word && word != 0;
    }

    /** The numbers of some endings, each with a mask for so many letters: one behind the other. */
    static long[] endings(String... endings) {
        long[] packed = new long[2 * endings.length];
        for (int i = 0; i < endings.length; i++) {
            packed[2 * i] = (1L << (BITS * endings[i].length())) - 1;
            packed[2 * i + 1] = packed(endings[i]);
        }
        return packed;
    }

    /** True if a word ends so. */
    static boolean ends(long word, long[] endings) {
        for (int i = 0; i < endings.length; i += 2) {
            if ((word & endings[i]) == endings[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
