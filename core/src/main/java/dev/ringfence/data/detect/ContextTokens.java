package dev.ringfence.data.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into the tokens that context words are compared by: runs of letters, also within {@code camelCase} and
 * {@code snake_case}; runs of digits; each letter of a script that does not separate words.
 */
final class ContextTokens {
    private ContextTokens() {}

    /** The tokens of a phrase in lower case. */
    static List<String> of(String phrase) {
        List<String> tokens = new ArrayList<>();
        String lower = phrase.toLowerCase(Locale.ROOT);
        StringBuilder token = new StringBuilder();
        int kind = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            int next = kind(UnitKinds.OF_CHARS[c], c);
            if (token.length() > 0 && (next != kind || next == ALONE)) {
                tokens.add(token.toString());
                token.setLength(0);
            }
            if (next != NONE) {
                token.append(c);
            }
            kind = next;
        }
        if (token.length() > 0) {
            tokens.add(token.toString());
        }
        return tokens;
    }

    /** Belongs to no token. */
    static final int NONE = 0;

    static final int LETTERS = 1;
    static final int DIGITS = 2;
    /** A token by itself. */
    static final int ALONE = 3;

    /** What a unit is to tokens. */
    static int kind(byte unit, int original) {
        int lower = unit | 0x20;
        if ((lower >= 'a' && lower <= 'z') || unit == Window.LETTER) {
            return LETTERS;
        }
        if (unit >= '0' && unit <= '9') {
            return DIGITS;
        }
        return unit == Window.OTHER && original > 127 && Character.isLetter(original) ? ALONE : NONE;
    }
}
