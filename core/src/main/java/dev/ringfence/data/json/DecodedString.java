package dev.ringfence.data.json;

import java.util.Arrays;

/**
 * What a string of valid JSON says, with escapes resolved, and where in the input each of its UTF-16 units stands. One
 * object serves one string after the other. Not safe for use by many threads.
 */
final class DecodedString implements CharSequence {
    private static final int MOST_KEPT = 1 << 14;

    private char[] units = new char[256];
    /** For each unit the source index where it begins, and one more for the end. */
    private int[] sources = new int[257];

    private int length;

    /** Reads what stands between the quotation marks, in UTF-8. */
    void read(byte[] b, int from, int to) {
        begin(to - from);
        for (int i = from; i < to; ) {
            int c = b[i];
            if (c == '\\') {
                i = escape(i, (char) b[i + 1], b[i + 1] == 'u' ? Tokens.hex(b, i + 2) : 0);
            } else if (c >= 0) {
                add((char) c, i++);
            } else {
                i = character(b, i);
            }
        }
        sources[length] = to;
    }

    /** Reads what stands between the quotation marks in a text. */
    void read(String text, int from, int to) {
        begin(to - from);
        for (int i = from; i < to; ) {
            char c = text.charAt(i);
            if (c == '\\') {
                char kind = text.charAt(i + 1);
                i = escape(i, kind, kind == 'u' ? Integer.parseInt(text, i + 2, i + 6, 16) : 0);
            } else {
                add(c, i++);
            }
        }
        sources[length] = to;
    }

    private int escape(int at, char kind, int hex) {
        switch (kind) {
            case 'b' -> add('\b', at);
            case 'f' -> add('\f', at);
            case 'n' -> add('\n', at);
            case 'r' -> add('\r', at);
            case 't' -> add('\t', at);
            case 'u' -> add((char) hex, at);
            default -> add(kind, at);
        }
        return kind == 'u' ? at + 6 : at + 2;
    }

    private int character(byte[] b, int at) {
        int c = b[at] & 0xFF;
        int end = at + (c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2);
        int point = c & (0xFF >> (end - at + 1));
        for (int i = at + 1; i < end; i++) {
            point = point << 6 | (b[i] & 0x3F);
        }
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            add((char) point, at);
        } else {
            add(Character.highSurrogate(point), at);
            add(Character.lowSurrogate(point), at);
        }
        return end;
    }

    private void begin(int most) {
        boolean wasteful = units.length > MOST_KEPT && most <= MOST_KEPT;
        if (most > units.length || wasteful) {
            int capacity = Math.max(256, most);
            units = new char[capacity];
            sources = new int[capacity + 1];
        }
        length = 0;
    }

    private void add(char unit, int source) {
        units[length] = unit;
        sources[length++] = source;
    }

    /** Where in the input a unit begins; for {@link #length()} where the string ends. */
    int source(int index) {
        return sources[index];
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return units[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(Arrays.copyOfRange(units, start, end));
    }

    @Override
    public String toString() {
        return new String(units, 0, length);
    }
}
