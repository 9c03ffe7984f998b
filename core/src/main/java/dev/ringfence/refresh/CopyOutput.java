package dev.ringfence.refresh;

import java.util.Arrays;

/** Bytes of PostgreSQL's COPY text format (its documentation, COPY, "Text Format"), UTF-8. Grows; not for many threads. */
final class CopyOutput {
    private byte[] bytes = new byte[1 << 16];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void raw(byte[] from, int start, int end) {
        int length = end - start;
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    void raw(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Ends a row whose last column has been followed by a tab. */
    void endRow() {
        bytes[size - 1] = '\n';
    }

    void none() {
        reserve(2);
        bytes[size++] = '\\';
        bytes[size++] = 'N';
    }

    /** A value, escaped. */
    void text(String text) {
        int length = text.length();
        // Three bytes for a UTF-16 unit at most, two for an escape.
        reserve(3 * length);
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                    at = fourBytes(to, at, Character.toCodePoint(c, text.charAt(++i)));
                } else {
                    at = moreBytes(to, at, c);
                }
            } else if (c == '\\') {
                to[at++] = '\\';
                to[at++] = '\\';
            } else if (c == '\n' || c == '\t' || c == '\r') {
                to[at++] = '\\';
                to[at++] = (byte) (c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
            } else {
                to[at++] = (byte) c;
            }
        }
        size = at;
    }

    /** Half a pair of surrogates becomes a question mark, as {@code String.getBytes} has it. */
    private static int moreBytes(byte[] to, int from, char c) {
        int at = from;
        if (c < 0x800) {
            to[at++] = (byte) (0xC0 | (c >> 6));
        } else if (Character.isSurrogate(c)) {
            to[at++] = '?';
            return at;
        } else {
            to[at++] = (byte) (0xE0 | (c >> 12));
            to[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        to[at++] = (byte) (0x80 | (c & 0x3F));
        return at;
    }

    private static int fourBytes(byte[] to, int from, int codePoint) {
        int at = from;
        to[at++] = (byte) (0xF0 | (codePoint >> 18));
        to[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        to[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        to[at++] = (byte) (0x80 | (codePoint & 0x3F));
        return at;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * size));
        }
    }
}
