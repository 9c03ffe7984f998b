package dev.ringfence.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds words in place, without regard to ASCII case and without cutting them out. Letters beyond ASCII never match:
 * no server folds a Kelvin sign or a dotless i into a keyword.
 */
final class WordTable<T> {
    private final @Nullable String[] words;
    private final @Nullable Object[] values;
    private final int longest;

    private WordTable(int slots, int longest) {
        this.words = new @Nullable String[slots];
        this.values = new @Nullable Object[slots];
        this.longest = longest;
    }

    /** A table of values, each found by its word. */
    static <T> WordTable<T> of(Collection<T> values, Function<T, String> word) {
        int longest = values.stream()
                .mapToInt(value -> word.apply(value).length())
                .max()
                .orElse(0);
        WordTable<T> table = new WordTable<>(Integer.highestOneBit(Math.max(1, values.size())) * 4, longest);
        values.forEach(value -> table.put(word.apply(value).toLowerCase(Locale.ROOT), value));
        return table;
    }

    /** A table of words, each found as itself. */
    static WordTable<String> of(String... words) {
        return of(Arrays.asList(words), Function.identity());
    }

    private void put(String word, T value) {
        int slot = slot(word, 0, word.length());
        while (words[slot] != null) {
            slot = slot + 1 & words.length - 1;
        }
        words[slot] = word;
        values[slot] = value;
    }

    /** The value of the word that stands from start to end, or null. */
    @SuppressWarnings("unchecked") // only put() fills values
    @Nullable
    T find(String text, int start, int end) {
        if (end - start > longest) {
            return null;
        }
        for (int slot = slot(text, start, end); ; slot = slot + 1 & words.length - 1) {
            String word = words[slot];
            if (word == null) {
                return null;
            }
            if (same(word, text, start, end)) {
                return (T) values[slot];
            }
        }
    }

    boolean contains(String text, int start, int end) {
        return find(text, start, end) != null;
    }

    /** True if the text from start to end is this lower-case word, without regard to ASCII case. */
    static boolean same(String word, String text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(start + i);
            if (c != word.charAt(i) && (c < 'A' || c > 'Z' || c + 32 != word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int slot(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + (text.charAt(i) | 0x20);
        }
        return (hash ^ hash >>> 15) & words.length - 1;
    }
}
