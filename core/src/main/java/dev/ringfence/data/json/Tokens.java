package dev.ringfence.data.json;

import dev.ringfence.data.json.JsonSyntaxException.Problem;

/**
 * Finds where strings, numbers and white space end, and refuses what RFC 8259 refuses. Bytes are UTF-8, or <em>units</em>:
 * one byte for each UTF-16 unit, in which ASCII stands for itself and all else for some byte beyond ASCII.
 */
final class Tokens {
    /** The input ends before the token; with more input it may be whole. */
    static final int INCOMPLETE = -1;

    private Tokens() {}

    /** The index behind white space, where there is some or none. */
    static int endOfSpace(byte[] b, int from, int to) {
        int i = from;
        while (i < to) {
            byte c = b[i];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return i;
            }
            i++;
            if (i + 8 <= to) {
                // Indentation comes in runs.
                long rest = Swar.notSpace(Swar.word(b, i));
                i += rest == 0 ? 8 : Swar.first(rest);
            }
        }
        return i;
    }

    /**
     * The index of the quotation mark that ends a string.
     *
     * @param from index behind the one that begins it
     * @return {@link #INCOMPLETE} if there is none
     * @throws JsonSyntaxException with an offset from the beginning of the array
     */
    static int endOfString(byte[] b, int from, int to, boolean units) {
        int i = from;
        while (i + 8 <= to) {
            long marks = marks(b, i, units);
            if (marks == 0) {
                i = endOfPlain(b, i + 8, to, units);
                continue;
            }
            i += Swar.first(marks);
            if (b[i] == '"') {
                return i;
            }
            i = behindSpecial(b, i, to);
            if (i < 0) {
                return INCOMPLETE;
            }
        }
        return endOfShortString(b, i, to, units);
    }

    private static long marks(byte[] b, int at, boolean units) {
        long word = Swar.word(b, at);
        return units ? Swar.specialAscii(word) : Swar.special(word, word);
    }

    /** An index before which all stands for itself: two words at a time, which short strings have not. */
    private static int endOfPlain(byte[] b, int from, int to, boolean units) {
        int i = from;
        while (i + 16 <= to && (marks(b, i, units) | marks(b, i + 8, units)) == 0) {
            i += 16;
        }
        return i;
    }

    private static int endOfShortString(byte[] b, int from, int to, boolean units) {
        int i = from;
        while (i < to) {
            byte c = b[i];
            if (c == '"') {
                return i;
            }
            if (c == '\\' || (c < ' ' && (c >= 0 || !units))) {
                i = behindSpecial(b, i, to);
                if (i < 0) {
                    return INCOMPLETE;
                }
            } else {
                i++;
            }
        }
        return INCOMPLETE;
    }

    /**
     * The index of the quotation mark that ends a string or, where there is none, behind its last whole character.
     *
     * @param from index of any character of the string
     */
    static int endOfWhole(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] != '"') {
            byte c = b[i];
            int next = c < 0 ? Utf8.endOfCharacter(b, i, to) : c == '\\' || c < ' ' ? behindSpecial(b, i, to) : i + 1;
            if (next < 0) {
                return i;
            }
            i = next;
        }
        return i;
    }

    /** The index of the first backslash, or {@code to}. */
    static int endOfUnescaped(byte[] b, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long marks = Swar.backslash(Swar.word(b, i));
            if (marks != 0) {
                return i + Swar.first(marks);
            }
        }
        while (i < to && b[i] != '\\') {
            i++;
        }
        return i;
    }

    /** What the four hexadecimal digits of a valid escape stand for. */
    static int hex(byte[] b, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(b[i], 16);
        }
        return value;
    }

    private static int behindSpecial(byte[] b, int at, int to) {
        byte c = b[at];
        if (c < 0) {
            return Utf8.endOfRun(b, at, to);
        }
        if (c != '\\') {
            throw new JsonSyntaxException(Problem.CONTROL_CHARACTER, at);
        }
        if (at + 1 >= to) {
            return INCOMPLETE;
        }
        return switch (b[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> endOfHex(b, at + 2, to);
            default -> throw new JsonSyntaxException(Problem.INVALID_ESCAPE, at + 1);
        };
    }

    private static int endOfHex(byte[] b, int from, int to) {
        for (int i = from; i < from + 4; i++) {
            if (i >= to) {
                return INCOMPLETE;
            }
            if (Character.digit(b[i], 16) < 0) {
                throw new JsonSyntaxException(Problem.INVALID_ESCAPE, i);
            }
        }
        return from + 4;
    }

    /**
     * The index behind a number.
     *
     * @param from index of its sign or first digit
     * @param last true if no more input follows
     * @return {@link #INCOMPLETE} if more input could belong to it
     */
    static int endOfNumber(byte[] b, int from, int to, boolean last) {
        if (from + 8 <= to) {
            int end = endOfShortNumber(b, from);
            if (end > 0) {
                return end;
            }
        }
        int i = b[from] == '-' ? from + 1 : from;
        if (i < to && b[i] == '0') {
            i++;
        } else {
            int start = i;
            i = endOfDigits(b, i, to);
            if (i == start) {
                return missingDigit(i, to, last);
            }
        }
        if (i < to && b[i] == '.') {
            int start = i + 1;
            i = endOfDigits(b, start, to);
            if (i == start) {
                return missingDigit(i, to, last);
            }
        }
        if (i < to && (b[i] | 0x20) == 'e') {
            int start = i + 1;
            if (start < to && (b[start] == '+' || b[start] == '-')) {
                start++;
            }
            i = endOfDigits(b, start, to);
            if (i == start) {
                return missingDigit(i, to, last);
            }
        }
        return i < to || last ? i : INCOMPLETE;
    }

    /** The index behind a number like 17 or 17.25 that ends within eight bytes; 0 for any other. */
    private static int endOfShortNumber(byte[] b, int from) {
        long others = Swar.notDigit(Swar.word(b, from));
        int end = Swar.first(others);
        if (end == 0 || end == 8 || (b[from] == '0' && end > 1)) {
            return 0;
        }
        if (b[from + end] == '.') {
            int point = end;
            others &= others - 1;
            end = Swar.first(others);
            if (end == point + 1 || end == 8) {
                return 0;
            }
        }
        // An exponent follows, or something that ends no number and is for the caller to refuse.
        return (b[from + end] | 0x20) == 'e' ? 0 : from + end;
    }

    private static int missingDigit(int at, int to, boolean last) {
        if (at < to) {
            throw new JsonSyntaxException(Problem.INVALID_NUMBER, at);
        }
        if (last) {
            throw new JsonSyntaxException(Problem.UNEXPECTED_END, at);
        }
        return INCOMPLETE;
    }

    private static int endOfDigits(byte[] b, int from, int to) {
        int i = from;
        while (i + 8 <= to) {
            long rest = Swar.notDigit(Swar.word(b, i));
            if (rest != 0) {
                return i + Swar.first(rest);
            }
            i += 8;
        }
        while (i < to && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        return i;
    }

    /**
     * The index behind {@code true}, {@code false} or {@code null}.
     *
     * @return {@link #INCOMPLETE} if the input ends within the word
     */
    static int endOfLiteral(byte[] b, int from, int to, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (from + i >= to) {
                return INCOMPLETE;
            }
            if (b[from + i] != word.charAt(i)) {
                throw new JsonSyntaxException(Problem.UNEXPECTED_CHARACTER, from + i);
            }
        }
        return from + word.length();
    }
}
