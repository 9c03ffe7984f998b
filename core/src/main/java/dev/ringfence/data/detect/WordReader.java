package dev.ringfence.data.detect;

/**
 * Reads one word of a window: letters of any script, and apostrophes between two of them. The fields tell of the word
 * read last. Not safe for use by many threads.
 */
final class WordReader {
    /** How a word is written. */
    enum Form {
        /** With a capital letter, also {@code McCoy} and {@code O'Neil}. */
        CAPITALIZED,
        /** In at least two capital letters. */
        UPPER,
        LOWER,
        /** One capital letter. */
        INITIAL,
        /** As words of programs are: capitals within, digits, dots or underscores beside it. */
        CODE
    }

    /** Longer runs of letters are no words. */
    static final int LONGEST = 30;

    int start;
    int end;
    /** The place behind the word and an {@code 's}. */
    int behind;

    long hash;
    Form form = Form.LOWER;
    boolean possessive;

    /** What the lexicon knows of the word read last. */
    long sense() {
        return Lexicon.standard().sense(hash);
    }

    /** Reads the word that begins at an index. */
    void read(Window window, int from) {
        start = from;
        hash = WordHash.EMPTY;
        possessive = false;
        int capitals = 0;
        int letters = 0;
        int lastCapital = -1;
        int i = from;
        int most = from + LONGEST * 2;
        while (i < most) {
            int b = window.at(i);
            if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z' && b > 0) {
                hash = WordHash.ascii(hash, b);
                if (b <= 'Z') {
                    capitals++;
                    lastCapital = letters;
                }
                letters++;
                i++;
            } else if (b == Window.LETTER) {
                int letter = window.originalAt(i);
                if (letter >= 0) {
                    hash = WordHash.accented(hash, letter);
                    if (WordHash.isCapital(letter)) {
                        capitals++;
                        lastCapital = letters;
                    }
                    letters++;
                }
                i++;
            } else {
                int next = letters > 0 ? behindApostrophe(window, i) : i;
                if (next == i || !window.isLetter(next)) {
                    break;
                }
                if ((window.at(next) | 0x20) == 's' && !window.isWordPart(next + 1)) {
                    possessive = true;
                    end = i;
                    behind = next + 1;
                    form = form(window, letters, capitals, lastCapital);
                    return;
                }
                // What stands before an apostrophe is a beginning such as O' or d': capitals begin anew.
                capitals -= lastCapital == letters - 1 && letters == 1 ? 1 : 0;
                lastCapital = letters == 1 ? -1 : lastCapital;
                i = next;
            }
        }
        end = i;
        behind = i;
        form = form(window, letters, capitals, lastCapital);
    }

    private Form form(Window window, int letters, int capitals, int lastCapital) {
        if (letters > LONGEST || joinsCode(window)) {
            return Form.CODE;
        }
        if (capitals == 0) {
            // O'neil: the capital before the apostrophe is not counted.
            return capitalAt(window, start) ? Form.CAPITALIZED : Form.LOWER;
        }
        if (letters == 1) {
            return Form.INITIAL;
        }
        if (capitals == letters) {
            return Form.UPPER;
        }
        if (capitals == 1 && (lastCapital == 0 || (end - start > letters && lastCapital == 1))) {
            return Form.CAPITALIZED;
        }
        return capitals == 2 && capitalAt(window, start) && prefixed(window, lastCapital)
                ? Form.CAPITALIZED
                : Form.CODE;
    }

    /** Mc, Mac, De, Di, La, Le, Van, Fitz and so on before the second capital, three letters behind it. */
    private boolean prefixed(Window window, int length) {
        if (length < 2 || length > 4 || end - start - length < 3) {
            return false;
        }
        long beginning = 0;
        for (int i = 0; i < length; i++) {
            beginning = beginning << 8 | (window.at(start + i) | 0x20);
        }
        return beginning == 0x6D63 // mc
                || beginning == 0x6D6163 // mac
                || beginning == 0x6465 // de
                || beginning == 0x6469 // di
                || beginning == 0x6475 // du
                || beginning == 0x6C61 // la
                || beginning == 0x6C65 // le
                || beginning == 0x76616E // van
                || beginning == 0x766F6E // von
                || beginning == 0x6669747AL; // fitz
    }

    /** True if the word touches what words of a sentence do not touch. */
    private boolean joinsCode(Window window) {
        int next = window.at(end);
        return switch (next) {
            case '_', '/', '\\', '(', '=', '@', '$', '#', '<', '{', '[', '%' -> true;
            case '.' -> window.isWordPart(end + 1) && end - start > 1;
            case ':' -> window.at(end + 1) == ':' || window.isLetter(end + 1);
            case '-' -> window.isDigit(end + 1);
            default -> next >= '0' && next <= '9';
        };
    }

    static boolean capitalAt(Window window, int index) {
        byte b = window.at(index);
        return b == Window.LETTER ? WordHash.isCapital(window.originalAt(index)) : b >= 'A' && b <= 'Z';
    }

    /** The index behind an apostrophe, of the typewriter or typographic, or the same index if there is none. */
    static int behindApostrophe(Window window, int index) {
        byte b = window.at(index);
        if (b == '\'' || b == '`') {
            return index + 1;
        }
        if (b != Window.OTHER || index < 0 || index >= window.length() || window.originalAt(index) != '\u2019') {
            return index;
        }
        int next = index + 1;
        while (next < window.length() && window.at(next) == Window.OTHER && window.originalAt(next) < 0) {
            next++;
        }
        return next;
    }

    /** Where the letters end that begin at an index; at most {@value #LONGEST} units behind it. */
    static int endOfWord(Window window, int first) {
        int i = first;
        while (i - first < LONGEST && window.isLetter(i)) {
            i++;
        }
        return i;
    }

    /** Where the word begins whose last letter is at an index; at most {@value #LONGEST} units before it. */
    static int startOfWord(Window window, int last) {
        int i = last;
        int first = last - LONGEST;
        while (i > first && window.isLetter(i - 1)) {
            i--;
        }
        return i;
    }
}
