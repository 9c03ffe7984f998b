package dev.ringfence.data.detect;

/**
 * How digits are grouped, in two numbers of a hexadecimal digit for each group: their lengths, so that {@code 0x334} is
 * three, three and four digits, and what stands before each group, one of the constants.
 */
final class PhoneGroups {
    /** The most groups that are read. */
    static final int MAX = 7;

    static final int NONE = 0;
    /** Also a space that does not break, and whatever else is outside ASCII. */
    static final int SPACE = 1;

    static final int HYPHEN = 2;
    static final int DOT = 3;
    static final int SLASH = 4;
    /** A closing parenthesis, with a space or hyphen behind it or not. */
    static final int CLOSE = 5;
    /** An opening parenthesis, with a space or hyphen before it or not. */
    static final int OPEN = 6;

    private static final int MAX_SPACES = 2;

    private PhoneGroups() {}

    /** True if the same stands between all groups. */
    static boolean separatedBy(int kind, int gaps) {
        for (int rest = gaps; rest != 0; rest >>>= 4) {
            if ((rest & 15) != kind) {
                return false;
            }
        }
        return gaps != 0;
    }

    /** True if one of the groups has something of this kind before it. */
    static boolean has(int kind, int gaps) {
        for (int rest = gaps; rest != 0; rest >>>= 4) {
            if ((rest & 15) == kind) {
                return true;
            }
        }
        return false;
    }

    /** The length of the longest group. */
    static int longest(int lengths) {
        int longest = 0;
        for (int rest = lengths; rest != 0; rest >>>= 4) {
            longest = Math.max(longest, rest & 15);
        }
        return longest;
    }

    static int count(int lengths) {
        return (35 - Integer.numberOfLeadingZeros(lengths)) / 4;
    }

    /** The length of a group by its index from the left. */
    static int length(int lengths, int index) {
        return (lengths >>> (4 * (count(lengths) - 1 - index))) & 15;
    }

    /** What stands before a group by its index from the left; nothing before the first. */
    static int before(int gaps, int lengths, int index) {
        return (gaps >>> (4 * (count(lengths) - 1 - index))) & 15;
    }

    /** The kind of the gap between two groups, from its characters; -1 if they separate no groups. */
    static int kind(Window window, int from, int to) {
        int kind = SPACE;
        int spaces = 0;
        for (int i = from; i < to; i++) {
            int one = switch (window.at(i)) {
                case ' ', Window.OTHER -> SPACE;
                case '-' -> HYPHEN;
                case '.' -> DOT;
                case '/' -> SLASH;
                case ')' -> CLOSE;
                case '(' -> OPEN;
                default -> -1;
            };
            boolean twice = i > from && one != SPACE && window.at(i) == window.at(i - 1);
            if (one < 0 || twice) {
                return -1;
            }
            spaces += window.at(i) == ' ' ? 1 : 0;
            // A space beside another separator changes nothing, and a hyphen beside a parenthesis neither.
            kind = Math.max(kind, one);
        }
        boolean sentence = kind == DOT && to - from > 1;
        return sentence || spaces > MAX_SPACES ? -1 : kind;
    }

    /** How many parentheses open in a gap, less those that close. */
    static int opened(Window window, int from, int to) {
        int opened = 0;
        for (int i = from; i < to; i++) {
            opened += window.at(i) == '(' ? 1 : window.at(i) == ')' ? -1 : 0;
        }
        return opened;
    }
}
