package dev.ringfence.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A value as bytes, one for each of its UTF-16 units: ASCII as it is, all else by what it is. So it is read in one way,
 * whether it came as a text or as bytes. Not safe for use by many threads.
 */
final class AsciiValue {
    private static final byte OTHER = (byte) 0x80;
    private static final byte LETTER = (byte) 0x81;
    private static final byte SPACE = (byte) 0x82;

    private static final byte DELETE = 0x7F;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private int form;

    /** A text; its bytes are its own. */
    static AsciiValue of(String text) {
        byte[] units = new byte[text.length()];
        for (int i = 0; i < units.length; i++) {
            char c = text.charAt(i);
            units[i] = c < 0x80 ? (byte) c : Character.isLetter(c) ? LETTER : Character.isWhitespace(c) ? SPACE : OTHER;
        }
        AsciiValue value = new AsciiValue();
        value.set(units, 0, units.length, 0);
        return value;
    }

    /**
     * Becomes another value.
     *
     * @param firstForm the number of the first canonical form that it asks for
     */
    void set(byte[] units, int begin, int end, int firstForm) {
        bytes = units;
        narrow(begin, end);
        form = firstForm;
    }

    /** Leaves out what stands before and behind a part. */
    void narrow(int begin, int end) {
        from = begin;
        to = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    int form() {
        return form;
    }

    /** True if all of it is ASCII. */
    boolean isAscii() {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    /** True if there is a letter in it, of any script. */
    boolean hasLetter() {
        for (int i = from; i < to; i++) {
            if (isLetter(bytes[i])) {
                return true;
            }
        }
        return false;
    }

    static boolean isDigit(byte unit) {
        return unit >= '0' && unit <= '9';
    }

    /** True if all of some bytes are digits. */
    static boolean isDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at == to;
    }

    /** True for a letter of any script. */
    static boolean isLetter(byte unit) {
        return isAsciiLetter(unit) || unit == LETTER;
    }

    static boolean isAsciiLetter(byte unit) {
        int lower = unit | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** True for what {@code String.strip} takes away. */
    static boolean isSpace(byte unit) {
        return unit == ' ' || unit == SPACE || (unit >= '\t' && unit <= '\r') || (unit >= 0x1C && unit <= 0x1F);
    }

    /** True if bytes are of ASCII without control characters, and without a backslash. */
    static boolean isPlain(byte[] bytes, int from, int to) {
        long wrong = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            wrong |= wrong((long) LONGS.get(bytes, at));
        }
        for (; at < to; at++) {
            wrong |= bytes[at] < ' ' || bytes[at] == DELETE || bytes[at] == '\\' ? HIGH : 0;
        }
        return (wrong & HIGH) == 0;
    }

    /**
     * Copies bytes if they are of ASCII without control characters, and without a backslash.
     *
     * @param into has room for them
     * @return false if they are not; what was copied then is of no use
     */
    static boolean copyPlain(byte[] bytes, int from, int to, byte[] into, int at) {
        if (to - from < Long.BYTES) {
            System.arraycopy(bytes, from, into, at, to - from);
            return isPlain(bytes, from, to);
        }
        long wrong = 0;
        int shift = at - from;
        int last = to - Long.BYTES;
        for (int i = from; i < last; i += Long.BYTES) {
            wrong |= copyWord(bytes, i, into, i + shift);
        }
        // The last word overlaps the one before.
        wrong |= copyWord(bytes, last, into, last + shift);
        return (wrong & HIGH) == 0;
    }

    private static long copyWord(byte[] bytes, int from, byte[] into, int at) {
        long word = (long) LONGS.get(bytes, from);
        LONGS.set(into, at, word);
        return wrong(word);
    }

    /** In a byte the highest bit is set if it is not plain. */
    private static long wrong(long word) {
        // In a byte below 0x80 the highest bit is set by a loan, from less than 32 or from a
        // backslash, or by a carry, from 127.
        return word | (word - ' ' * ONES) | (word + ONES) | ((word ^ '\\' * ONES) - ONES);
    }

    /** What was made for this value as a text, where its bytes were laid out like those of the original. */
    String text(MadeBytes made, String original) {
        String text = new String(made.bytes(), 0, made.size(), StandardCharsets.ISO_8859_1);
        if (made.size() == 0 || isAscii()) {
            return text;
        }
        StringBuilder laidOut = new StringBuilder(text);
        int next = from;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                while (bytes[next] >= 0) {
                    next++;
                }
                laidOut.setCharAt(i, original.charAt(next++));
            }
        }
        return laidOut.toString();
    }
}
