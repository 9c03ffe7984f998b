package dev.ringfence.environment;

import java.util.List;
import java.util.StringJoiner;

/**
 * Words that were read, as they may be shown. A name and what is within two edits of one can be no secret worth the
 * word; of anything else only the length is shown.
 */
final class ShownWords {
    private static final int MAX_WORDS = 4;

    private ShownWords() {}

    static String of(List<String> words, EnvironmentNames names) {
        StringJoiner text = new StringJoiner(", ");
        text.setEmptyValue("nothing");
        words.stream().limit(MAX_WORDS).forEach(word -> text.add(of(word, names)));
        if (words.size() > MAX_WORDS) {
            text.add("and " + (words.size() - MAX_WORDS) + " more words");
        }
        return text.toString();
    }

    private static String of(String word, EnvironmentNames names) {
        if (word.isBlank()) {
            return word.isEmpty() ? "an empty word" : word.length() + " blanks";
        }
        return names.find(word).isPresent() || !names.suggest(word).isEmpty()
                ? "'" + printable(word) + "'"
                : "a word of " + word.length() + " characters";
    }

    /** A near miss may hold a line break or a look-alike letter; escaped, it neither forges a log line nor hides. */
    private static String printable(String word) {
        StringBuilder text = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString();
    }
}
