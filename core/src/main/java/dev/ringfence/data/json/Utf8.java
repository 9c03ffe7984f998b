package dev.ringfence.data.json;

import dev.ringfence.data.json.JsonSyntaxException.Problem;

/** Validates UTF-8 by the table of well-formed sequences (RFC 3629, section 4). */
final class Utf8 {
    private static final long TWO_MASK = 0xC0E0C0E0C0E0C0E0L;
    private static final long TWO_FORM = 0x80C080C080C080C0L;
    private static final long TWO_LEADS = 0x001E001E001E001EL;
    private static final long TWO_CARRIES = 0x0020002000200020L;
    private static final long THREE_MASK = 0xC0C0F0C0C0F0L;
    private static final long THREE_FORM = 0x8080E08080E0L;
    /** By the low half of a lead of three bytes, where the second byte may be any: all but E0 and ED. */
    private static final int PLAIN_LEADS = 0xDFFE;

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
            int run = i + 8 <= to ? regular(Swar.word(b, i)) : 0;
            i = run > 0 ? i + run : endOfCharacter(b, i, to);
        }
        return i;
    }

    /** How many bytes a word begins with that are four characters of two bytes or two of three; 0 for neither. */
    private static int regular(long word) {
        if ((word & TWO_MASK) == TWO_FORM) {
            long leads = word & TWO_LEADS;
            // Below C2 would be ASCII in two bytes: all of these bits but the lowest are 0 there.
            return ((leads + TWO_LEADS) & TWO_CARRIES) == TWO_CARRIES ? 8 : 0;
        }
        boolean three = (word & THREE_MASK) == THREE_FORM
                && (PLAIN_LEADS >>> (word & 0xF) & 1) != 0
                && (PLAIN_LEADS >>> (word >>> 24 & 0xF) & 1) != 0;
        return three ? 6 : 0;
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
    static int units(byte[] wellFormed) {
        int units = 0;
        for (byte b : wellFormed) {
            int c = b & 0xFF;
            // One for each character, counted at its first byte, and one more beyond U+FFFF.
            units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
        }
        return units;
    }
}
