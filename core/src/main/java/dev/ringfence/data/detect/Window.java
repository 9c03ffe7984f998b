package dev.ringfence.data.detect;

/**
 * A stretch of a text as matchers see it: one byte for each unit of the text, whatever its encoding, so that an index
 * here is an index there. ASCII stands for itself; digits of other scripts are ASCII digits; every other letter is
 * {@link #LETTER}, every other character {@link #OTHER}. Reading outside gives {@link #OTHER}.
 *
 * <p>Not safe for use by many threads.
 */
final class Window {
    /** A letter outside ASCII of a script that separates words. */
    static final byte LETTER = (byte) 0xE0;
    /** Whatever else is outside ASCII: ideographs, spaces, punctuation, emoji. */
    static final byte OTHER = (byte) 0xA0;

    private byte[] bytes = new byte[0];
    private int length;

    /** Shows this many of the bytes. */
    void show(byte[] shown, int count) {
        this.bytes = shown;
        this.length = count;
    }

    /** The bytes; valid up to {@link #length()}. For loops that are hot; other code calls {@link #at}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return index >= 0 && index < length ? bytes[index] : OTHER;
    }

    boolean isDigit(int index) {
        byte b = at(index);
        return b >= '0' && b <= '9';
    }

    /** An ASCII letter. */
    boolean isAsciiLetter(int index) {
        int b = at(index) | 0x20;
        return b >= 'a' && b <= 'z';
    }

    boolean isLetter(int index) {
        return at(index) == LETTER || isAsciiLetter(index);
    }

    /** A letter or digit: what a value must not touch on either side. */
    boolean isWordPart(int index) {
        return isDigit(index) || isLetter(index);
    }

    /** Where the run of digits ends that begins at an index. */
    int endOfDigits(int index) {
        int i = index;
        while (isDigit(i)) {
            i++;
        }
        return i;
    }
}
