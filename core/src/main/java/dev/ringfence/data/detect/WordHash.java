package dev.ringfence.data.detect;

import java.text.Normalizer;

/**
 * A word or phrase as 64 bits, the same for all its spellings: case, accents and apostrophes do not matter, a hyphen is
 * a space. Taken in letter by letter, so that nothing is allocated.
 *
 * <p>Each step is a bijection of the state and of the letter; the end mixes the upper bits, from which the lexicon
 * takes place and tag (multipliers of L'Ecuyer, "Tables of linear congruential generators", Math. Comp. 68, 1999).
 */
final class WordHash {
    static final long EMPTY = 0x27BB2EE687B0B0FDL;

    private static final long MULTIPLIER = 3_202_034_522_624_059_733L;
    private static final long MIXER = 2_862_933_555_777_941_757L;
    private static final char FIRST_ACCENTED = '\u00C0';
    private static final char LAST_ACCENTED = '\u024F';
    private static final char[] PLAIN = plain();

    private WordHash() {}

    /** Base letters of Latin-1 Supplement, Latin Extended-A and -B; 0 where there is none. */
    private static char[] plain() {
        char[] plain = new char[LAST_ACCENTED - FIRST_ACCENTED + 1];
        for (char c = FIRST_ACCENTED; c <= LAST_ACCENTED; c++) {
            plain[c - FIRST_ACCENTED] = plain(c);
        }
        return plain;
    }

    private static char plain(char letter) {
        char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .charAt(0);
        if (base < 128) {
            return Character.toLowerCase(base);
        }
        return switch (Character.toLowerCase(letter)) {
            case '\u00E6' -> 'a';
            case '\u00F0', '\u0111' -> 'd';
            case '\u00F8', '\u0153' -> 'o';
            case '\u00DF' -> 's';
            case '\u00FE' -> 't';
            case '\u0131' -> 'i';
            case '\u0142' -> 'l';
            default -> 0;
        };
    }

    /** Takes in a space between two words. */
    static long space(long hash) {
        return (hash ^ ' ') * MULTIPLIER;
    }

    /** Takes in a letter of ASCII in either case. */
    static long ascii(long hash, int letter) {
        return (hash ^ (letter | 0x20)) * MULTIPLIER;
    }

    /**
     * Takes in a letter outside ASCII as its base letter, or two for a ligature.
     *
     * @param letter what is no Latin letter of the Basic Multilingual Plane below U+0250 is taken in as it is
     */
    static long accented(long hash, int letter) {
        if (letter < FIRST_ACCENTED || letter > LAST_ACCENTED || PLAIN[letter - FIRST_ACCENTED] == 0) {
            return (hash ^ letter) * MULTIPLIER;
        }
        long first = (hash ^ PLAIN[letter - FIRST_ACCENTED]) * MULTIPLIER;
        return switch (letter) {
            case '\u00DF' -> ascii(first, 's');
            case '\u00E6', '\u00C6', '\u0153', '\u0152' -> ascii(first, 'e');
            case '\u00FE', '\u00DE' -> ascii(first, 'h');
            default -> first;
        };
    }

    /** True for a letter that is a capital. */
    static boolean isCapital(int letter) {
        return letter < 128 ? letter >= 'A' && letter <= 'Z' : Character.isUpperCase(letter);
    }

    /** The hash of a text of letters and spaces, as {@code lexicon.txt} and {@code cues.txt} have them. */
    static long of(CharSequence text) {
        long hash = EMPTY;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                hash = space(hash);
            } else if (c != '\'') {
                hash = c < 128 ? ascii(hash, c) : accented(hash, c);
            }
        }
        return hash;
    }

    /** The hash of a stretch of a window: letters, spaces or hyphens between words; all else is passed over. */
    static long of(Window window, int from, int to) {
        long hash = EMPTY;
        for (int i = from; i < to; i++) {
            byte b = window.at(i);
            if (b == Window.LETTER) {
                int letter = window.originalAt(i);
                hash = letter < 0 ? hash : accented(hash, letter);
            } else if (b == ' ' || b == '-') {
                hash = space(hash);
            } else if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
                hash = ascii(hash, b);
            }
        }
        return hash;
    }

    /** Spreads the state over all bits. */
    static long finish(long hash) {
        long mixed = hash ^ hash >>> 32;
        mixed *= MIXER;
        return mixed ^ mixed >>> 29;
    }
}
