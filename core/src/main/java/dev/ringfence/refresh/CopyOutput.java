package dev.ringfence.refresh;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes for COPY, as {@link CopyFormat} writes them, UTF-8. Grows; not for many threads. */
final class CopyOutput {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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

    /** A number of four bytes, the highest first. */
    void int32(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Writes over what was written there. */
    void int32At(int at, int value) {
        INTS.set(bytes, at, value);
    }

    static int int32(byte[] from, int at) {
        return (int) INTS.get(from, at);
    }

    static long int64(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    /** A value, escaped. */
    void text(String text) {
        text(text, true);
    }

    /** A value as it is. */
    void plain(String text) {
        text(text, false);
    }

    private void text(String text, boolean escapes) {
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
            } else if (!escapes) {
                to[at++] = (byte) c;
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
