package dev.ringfence.data.json;

import dev.ringfence.data.json.JsonSyntaxException.Problem;

/** Validates UTF-8 by the table of well-formed sequences (RFC 3629, section 4). */
final class Utf8 {
    private Utf8() {}

    /**
     * The index behind a run of characters outside ASCII.
     *
     * @return {@link Tokens#INCOMPLETE} if the input ends within one
     * @throws JsonSyntaxException at the first byte of what is not a character
     */
    static int endOfRun(byte[] b, int from, int to) {
        int i = from;
        while (i >= 0 && i < to && b[i] < 0) {
            i = endOfCharacter(b, i, to);
        }
        return i;
    }

    /**
     * The index behind one character outside ASCII.
     *
     * @return {@link Tokens#INCOMPLETE} if the input ends within it
     * @throws JsonSyntaxException if it is none
     */
    static int endOfCharacter(byte[] b, int at, int to) {
        int lead = b[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            throw new JsonSyntaxException(Problem.INVALID_UTF_8, at);
        }
        if (at + 1 >= to) {
            return Tokens.INCOMPLETE;
        }
        int second = b[at + 1] & 0xFF;
        // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            throw new JsonSyntaxException(Problem.INVALID_UTF_8, at);
        }
        int end = at + (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2);
        for (int i = at + 2; i < end; i++) {
            if (i >= to) {
                return Tokens.INCOMPLETE;
            }
            if ((b[i] & 0xC0) != 0x80) {
                throw new JsonSyntaxException(Problem.INVALID_UTF_8, at);
            }
        }
        return end;
    }

    /** How many UTF-16 units well-formed bytes stand for. */
    static int units(byte[] b, int from, int to) {
        int units = 0;
        for (int i = from; i < to; i++) {
            int c = b[i] & 0xFF;
            // One for each character, counted at its first byte, and one more beyond U+FFFF.
            units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
        }
        return units;
    }
}
