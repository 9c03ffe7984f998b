package dev.ringfence.data.detect;

/**
 * Bytes as dumps of memory and fingerprints of keys show them: pairs of hexadecimal digits with a space between. Five
 * pairs of decimal digits among them are no telephone number.
 */
final class ByteRow {
    /** A number of five pairs, with an ordinal or a door beside it, is no row yet. */
    private static final int FEWEST = 7;

    private static final int MOST = 16;
    private static final int STEP = 3;

    private ByteRow() {}

    /** True if the two units at an index are one of a row of bytes, some of them with a letter beside a digit. */
    static boolean holds(Window window, int at) {
        if (!isPair(window, at)) {
            return false;
        }
        int pairs = 1;
        boolean mixed = false;
        for (int i = at + STEP; pairs < MOST && isPair(window, i) && window.at(i - 1) == ' '; i += STEP) {
            pairs++;
            mixed |= isMixed(window, i);
        }
        for (int i = at - STEP; pairs < MOST && isPair(window, i) && window.at(i + 2) == ' '; i -= STEP) {
            pairs++;
            mixed |= isMixed(window, i);
        }
        return mixed && pairs >= FEWEST;
    }

    /** {@code de} is a word, {@code d3} is none. */
    private static boolean isMixed(Window window, int at) {
        return window.isDigit(at) != window.isDigit(at + 1);
    }

    private static boolean isPair(Window window, int at) {
        return Ascii.isHex(window.at(at))
                && Ascii.isHex(window.at(at + 1))
                && !window.isWordPart(at - 1)
                && !window.isWordPart(at + 2);
    }
}
