package dev.ringfence.data.detect;

/**
 * Reads what stands on both sides of the sign of an assignment: {@code key=value}, {@code "key": "value"},
 * {@code key := 'value'}, {@code key => "value"}. One for each call; it lives no longer than that.
 */
final class Assignment {
    /** The longest value that is looked at. */
    static final int MAX_VALUE = 512;

    private static final int MAX_SPACES = 4;

    private Assignment() {}

    /** Whether a key that ends in a letter can stand before the sign, as far as the unit right before it tells. */
    static boolean mayEndKey(byte before) {
        return Ascii.isLetter(before) || Ascii.isSpace(before) || isQuote(before) || before == ']';
    }

    /** Where the key ends: before the sign, spaces, and the quote that closes it. */
    static int endOfKey(Window window, int sign) {
        int i = sign;
        if (window.at(i) == '=' && (window.at(i - 1) == ':' || window.at(i - 1) == '+')) {
            i--;
        }
        while (sign - i < MAX_SPACES && Ascii.isSpace(window.at(i - 1))) {
            i--;
        }
        if (isQuote(window.at(i - 1)) || window.at(i - 1) == ']') {
            i--;
            // Within a text of JSON the quotes of JSON are escaped.
            i -= window.at(i - 1) == '\\' || isQuote(window.at(i - 1)) ? 1 : 0;
        }
        return i;
    }

    /** Where the value begins, behind spaces; its quote belongs to it. */
    static int startOfValue(Window window, int sign) {
        int i = sign + 1;
        if (window.at(i) == '>' || (window.at(sign) == ':' && window.at(i) == '=')) {
            i++;
        }
        int spaces = i;
        while (i - spaces < MAX_SPACES && Ascii.isSpace(window.at(i))) {
            i++;
        }
        return i;
    }

    static boolean isQuote(int b) {
        return b == '"' || b == '\'' || b == '`';
    }

    /** How many units the opening quote has: two if it is escaped, none if there is none. */
    static int quoteLength(Window window, int start) {
        if (isQuote(window.at(start))) {
            return 1;
        }
        return window.at(start) == '\\' && isQuote(window.at(start + 1)) ? 2 : 0;
    }

    /** Where the quoted value ends whose content begins here, -1 if the quote is not closed on the line. */
    static int endOfQuoted(Window window, int start, int quoteLength) {
        byte quote = window.at(start - 1);
        boolean escaped = quoteLength == 2;
        for (int i = start; i - start <= MAX_VALUE && i < window.length() && window.at(i) != '\n'; i++) {
            if (window.at(i) == '\\' && escaped && window.at(i + 1) == quote) {
                return i;
            }
            if (window.at(i) == quote) {
                return i;
            }
            if (window.at(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** Where a value without quotes ends: at a space or at what separates parameters, fields and attributes. */
    static int endOfBare(Window window, int start) {
        int i = start;
        while (i - start <= MAX_VALUE && isBare(window.at(i))) {
            i++;
        }
        while (i > start && (window.at(i - 1) == '.' || window.at(i - 1) == ',')) {
            i--;
        }
        return i;
    }

    private static boolean isBare(int b) {
        return b != '&'
                && b != ';'
                && b != '"'
                && b != '\''
                && b != '<'
                && b != '>'
                && b != '`'
                && b != ','
                && b != ')'
                && b != '}'
                && ((b > ' ' && b < 127) || b == Window.LETTER);
    }
}
