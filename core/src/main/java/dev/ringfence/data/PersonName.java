package dev.ringfence.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a name is read as words, the same way wherever it stands: runs of letters, an apostrophe within a run belonging
 * to it ({@code O'Neil}). Titles and suffixes are no names, nor are single letters; a single
 * ideograph can be one.
 */
public final class PersonName {
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "jr", "sr", "ii", "iii", "iv", "md", "dds", "dvm", "phd",
            "herr", "frau", "mme", "sra");

    private PersonName() {}

    /** What stands before or behind a name, in lower case. */
    static Set<String> titles() {
        return TITLES;
    }

    /** The canonical words of a name, in order: NFC, lower case. */
    public static List<String> words(CharSequence name) {
        List<String> words = new ArrayList<>();
        for (int start = nextWord(name, 0); start < name.length(); ) {
            int end = endOfWord(name, start);
            String word = canonical(name, start, end);
            if (isName(word)) {
                words.add(word);
            }
            start = nextWord(name, end);
        }
        return words;
    }

    /** Where the next run of letters begins at or after an index, otherwise the length. */
    public static int nextWord(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && !isLetter(text, i)) {
            i++;
        }
        return i;
    }

    /** Where the run of letters ends that begins at an index. */
    public static int endOfWord(CharSequence text, int start) {
        int i = start;
        while (i < text.length() && (isLetter(text, i) || joins(text, i))) {
            i++;
        }
        return i;
    }

    /** The form that makes two spellings of one word equal. */
    public static String canonical(CharSequence text, int start, int end) {
        String word = text.subSequence(start, end).toString();
        return Normalizer.normalize(word, Normalizer.Form.NFC)
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }

    static boolean isName(String canonicalWord) {
        return !isInitial(canonicalWord) && !TITLES.contains(canonicalWord);
    }

    /** A single letter that is no ideograph. */
    static boolean isInitial(String canonicalWord) {
        return canonicalWord.codePointCount(0, canonicalWord.length()) == 1
                && !Character.isIdeographic(canonicalWord.codePointAt(0));
    }

    static boolean isTitle(String canonicalWord) {
        return TITLES.contains(canonicalWord);
    }

    static boolean isLetter(CharSequence text, int index) {
        char c = text.charAt(index);
        // Marks belong to the letter before them; halves of a pair are letters of rarer scripts, or emoji.
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || (Character.isSurrogate(c) && Character.isLetter(codePointAround(text, index)));
    }

    private static int codePointAround(CharSequence text, int index) {
        boolean low = Character.isLowSurrogate(text.charAt(index)) && index > 0;
        return Character.codePointAt(text, low ? index - 1 : index);
    }

    /** An apostrophe belongs to the word if a letter follows. */
    private static boolean joins(CharSequence text, int index) {
        char c = text.charAt(index);
        return (c == '\'' || c == '\u2019') && index + 1 < text.length() && isLetter(text, index + 1);
    }
}
