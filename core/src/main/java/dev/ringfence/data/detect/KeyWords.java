package dev.ringfence.data.detect;

import java.util.Arrays;

/**
 * Words in which the key of an assignment may end: {@code dbPassword}, {@code DB_PASSWORD}, {@code db.password}. An
 * underscore in a word stands for any of {@code _ - . space} or nothing. Immutable and safe for use by many threads.
 */
final class KeyWords {
    private static final int LETTERS = 32;

    private final String[][] byLastLetter;
    private final boolean joined;

    private KeyWords(boolean joined, String... words) {
        this.joined = joined;
        this.byLastLetter = new String[LETTERS][];
        for (int letter = 0; letter < LETTERS; letter++) {
            int last = letter;
            byLastLetter[letter] = Arrays.stream(words)
                    .filter(word -> (word.charAt(word.length() - 1) & 31) == last)
                    .toArray(String[]::new);
        }
    }

    /** Words that stand for themselves within the key. */
    static KeyWords whole(String... words) {
        return new KeyWords(false, words);
    }

    /** Words that other letters may be joined to, as in {@code mypassword}. */
    static KeyWords joined(String... words) {
        return new KeyWords(true, words);
    }

    /** True if the key that ends before an index ends in one of the words. */
    boolean endKey(Window window, int end) {
        int last = window.at(end - 1);
        if (!Ascii.isLetter(last)) {
            return false;
        }
        for (String word : byLastLetter[last & 31]) {
            int start = start(window, end, word);
            if (start >= 0 && (joined || isBoundary(window, start))) {
                return true;
            }
        }
        return false;
    }

    private static int start(Window window, int end, String word) {
        int i = end;
        for (int k = word.length() - 1; k >= 0; k--) {
            char c = word.charAt(k);
            byte b = window.at(i - 1);
            if (c != '_') {
                if (Ascii.fold(b) != c) {
                    return -1;
                }
                i--;
            } else if (b == '_' || b == '-' || b == '.' || b == ' ') {
                i--;
            }
        }
        return i;
    }

    /** The beginning of the key, of one of its words, or of a hump of camel case. */
    private static boolean isBoundary(Window window, int start) {
        byte before = window.at(start - 1);
        boolean hump = Ascii.isUpper(window.at(start)) && Ascii.isLetter(before) && !Ascii.isUpper(before);
        return hump || !window.isLetter(start - 1);
    }
}
