package dev.ringfence.data;

import java.util.Arrays;

/** Made values in ASCII, one behind the other. Grows; not safe for use by many threads. */
final class MadeBytes {
    /** So many bytes may be written over behind what was reserved. */
    static final int SPARE = 2 * Long.BYTES;

    private byte[] bytes;
    private int size;

    MadeBytes(int expected) {
        this.bytes = new byte[expected + SPARE];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many more. */
    byte[] reserve(int more) {
        if (size + more + SPARE > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (size + more + SPARE));
        }
        return bytes;
    }

    /** Takes what was written in the room that was reserved, up to there. */
    void advance(int end) {
        size = end;
    }

    /** Takes characters that were written behind the room of a layout, without one. */
    void take(int at, int length) {
        System.arraycopy(bytes, at, bytes, size, length);
        size += length;
    }

    /** Puts digits that were written behind its room in the places of those of a layout. */
    void layDigits(AsciiValue layout, int at) {
        byte[] units = layout.bytes();
        int next = at;
        int end = size;
        for (int i = layout.from(); i < layout.to(); i++) {
            byte unit = units[i];
            bytes[end++] = AsciiValue.isDigit(unit) ? bytes[next++] : unit;
        }
        size = end;
    }

    /** Puts digits and upper-case letters in the places of those of a layout, in their case. */
    void layAlphanumerics(AsciiValue layout, int at) {
        byte[] units = layout.bytes();
        int next = at;
        int end = size;
        for (int i = layout.from(); i < layout.to(); i++) {
            byte unit = units[i];
            boolean letter = AsciiValue.isAsciiLetter(unit);
            if (letter || AsciiValue.isDigit(unit)) {
                byte put = bytes[next++];
                bytes[end++] = unit >= 'a' && put >= 'A' ? (byte) (put | 0x20) : put;
            } else {
                bytes[end++] = unit;
            }
        }
        size = end;
    }
}
