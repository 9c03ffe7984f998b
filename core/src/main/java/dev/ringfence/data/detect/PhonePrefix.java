package dev.ringfence.data.detect;

/**
 * What stands right before the first digit of a telephone number and belongs to it: a plus, a parenthesis or both, as
 * bits of a number.
 */
final class PhonePrefix {
    static final int NONE = 0;
    static final int PLUS = 1;
    /** A space stands between the plus and the digits. */
    static final int SPACE = 2;
    /** A parenthesis opens right before the digits. */
    static final int OPEN = 4;
    /** A parenthesis opens before the plus. */
    static final int OPEN_PLUS = 8;

    private PhonePrefix() {}

    static int before(Window window, int at) {
        byte before = window.at(at - 1);
        int space = before == ' ' && window.at(at - 2) == '+' ? SPACE : NONE;
        int open = before == '(' ? OPEN : NONE;
        int inside = space != NONE || open != NONE ? at - 1 : at;
        if (window.at(inside - 1) != '+') {
            return open;
        }
        int outer = open == NONE && window.at(inside - 2) == '(' ? OPEN_PLUS : NONE;
        return PLUS | space | open | outer;
    }

    static boolean has(int bit, int prefix) {
        return (prefix & bit) != 0;
    }

    /** True if a parenthesis opens before all of the number, so that it may enclose the whole. */
    static boolean enclosing(int prefix) {
        return prefix == OPEN || has(OPEN_PLUS, prefix);
    }

    static int length(int prefix) {
        return Integer.bitCount(prefix);
    }
}
