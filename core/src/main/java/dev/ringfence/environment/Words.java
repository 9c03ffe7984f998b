package dev.ringfence.environment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of a word that names an environment. */
final class Words {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private Words() {}

    /**
     * The word in lower case, if it is US-ASCII. Others are refused before folding, since folding makes some of them
     * ASCII: the Kelvin sign becomes k.
     */
    static Optional<String> fold(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return Optional.empty();
            }
        }
        return Optional.of(word.toLowerCase(Locale.ROOT));
    }

    /** The word with its US-ASCII letters in lower case, all others as they are. */
    static String lower(String word) {
        StringBuilder text = new StringBuilder(word);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                text.setCharAt(i, (char) (c + 32));
            }
        }
        return text.toString();
    }

    /** A name somebody gives, in lower case, or a refusal that shows no more than its length. */
    static String name(String parameter, String word) {
        return fold(word)
                .filter(folded -> NAME.matcher(folded).matches())
                .orElseThrow(() -> new IllegalArgumentException("'" + parameter
                        + "' must be 1 to 64 letters, digits, '.', '-' or '_', beginning with a letter or digit,"
                        + " but was another word of " + word.length() + " characters"));
    }
}
