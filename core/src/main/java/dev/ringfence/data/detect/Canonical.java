package dev.ringfence.data.detect;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The canonical form of the value looked at: letters and digits in upper case. Reused; not safe for many threads. */
final class Canonical implements CharSequence {
    private static final int CAPACITY = 128;

    private final byte[] units = new byte[CAPACITY];
    private int length;

    void clear() {
        length = 0;
    }

    /** Appends a letter or digit in upper case; false if there is no more room. */
    boolean append(byte unit) {
        if (length == units.length) {
            return false;
        }
        units[length++] = unit >= 'a' && unit <= 'z' ? (byte) (unit - 0x20) : unit;
        return true;
    }

    /** Forgets all but the first units. */
    void truncate(int shorter) {
        length = Objects.checkIndex(shorter, length + 1);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) units[Objects.checkIndex(index, length)];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return new String(units, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The form itself: a protected value, never to be shown. */
    @Override
    public String toString() {
        return new String(units, 0, length, StandardCharsets.ISO_8859_1);
    }
}
