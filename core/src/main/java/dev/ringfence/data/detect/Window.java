package dev.ringfence.data.detect;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text as matchers see it: one byte for each unit of the text, whatever its encoding, so that an index
 * here is an index there. ASCII stands for itself; digits of other scripts are ASCII digits where the text is made of
 * UTF-16 units; every other letter is {@link #LETTER}, every other character {@link #OTHER}. Reading outside gives
 * {@link #OTHER}.
 *
 * <p>A long text is shown stretch by stretch. Before the place of an anchor a stretch shows at least {@value #BEHIND}
 * units of the text, behind it at least {@value #AHEAD}; what a matcher reads beyond that looks like the text's edge.
 *
 * <p>Not safe for use by many threads.
 */
final class Window {
    /** A letter outside ASCII of a script that separates words. */
    static final byte LETTER = (byte) 0xE0;
    /** Whatever else is outside ASCII: ideographs, spaces, punctuation, emoji. */
    static final byte OTHER = (byte) 0xA0;

    /** Units of the text before an anchor that are shown, if the text has them. */
    static final int BEHIND = 1_024;
    /** Units of the text behind an anchor that are shown, if the text has them. */
    static final int AHEAD = 8_192;

    /** Bytes behind the last one that can be read with it in one step, and one more. */
    private static final int SPARE = 2 * Long.BYTES;

    private final UnitReader reader = new UnitReader();
    private final Canonical canonical = new Canonical();
    private byte[] own = new byte[0];
    private byte[] bytes = own;
    private int length;
    private int base;
    private int runStart;
    private int runEnd;
    private boolean runOfDigits;
    private @Nullable CharSequence text;
    private byte[] utf8 = own;

    /** Shows this many of the bytes, which are UTF-8. */
    void show(byte[] shown, int count) {
        fill(shown, 0, count);
    }

    /** Shows the units of a text from an index to before another. */
    void fill(CharSequence source, int from, int to) {
        room(to - from);
        text = source;
        base = from;
        reader.read(source, from, to, bytes);
    }

    /** Shows the bytes of a UTF-8 text from an index to before another. */
    void fill(byte[] source, int from, int to) {
        room(to - from);
        text = null;
        utf8 = source;
        base = from;
        reader.read(source, from, to, bytes);
    }

    /** Lets go of the text, so that it can be collected. */
    void clear() {
        text = null;
        utf8 = own;
        length = 0;
    }

    private void room(int count) {
        if (own.length < count + SPARE) {
            own = new byte[Math.max(count + SPARE, Math.min(2 * own.length, 1 << 16))];
        }
        // What an earlier text left behind belongs to no run of this one: behind the end stands what reading outside
        // gives.
        Swar.fill(own, count, OTHER);
        bytes = own;
        length = count;
    }

    /** The bytes; valid up to {@link #length()}. For loops that are hot; other code calls {@link #at}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Index in the text of what has index 0 here. */
    int base() {
        return base;
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

    /** Remembers the run of ASCII letters and digits that the present {@link Matcher.Anchor#DIGIT} lies in. */
    void run(int start, int end) {
        run(start, end, endOfDigits(start) >= end);
    }

    /** Remembers the run, and that it has no letters. */
    void run(int start, int end, boolean digitsOnly) {
        runStart = start;
        runEnd = end;
        runOfDigits = digitsOnly;
    }

    /** At a {@link Matcher.Anchor#DIGIT}: whether the run around it has no letters. */
    boolean runOfDigits() {
        return runOfDigits;
    }

    /** At a {@link Matcher.Anchor#DIGIT}: where the run of ASCII letters and digits around it begins. */
    int runStart() {
        return runStart;
    }

    /** At a {@link Matcher.Anchor#DIGIT}: where the run of ASCII letters and digits around it ends. */
    int runEnd() {
        return runEnd;
    }

    /** An empty canonical form to be filled by a matcher; the same object at each call. */
    Canonical canonical() {
        canonical.clear();
        return canonical;
    }

    /** The characters of the text themselves. Allocates: only for what is about to be found. */
    String original(int start, int end) {
        CharSequence source = text;
        return source != null
                ? source.subSequence(base + start, base + end).toString()
                : new String(utf8, base + start, end - start, StandardCharsets.UTF_8);
    }

    /** The character of the text that begins at an index; -1 within a UTF-8 sequence. Surrogates are given as such. */
    int originalAt(int index) {
        Objects.checkIndex(index, length);
        CharSequence source = text;
        return source != null ? source.charAt(base + index) : Utf8.codePoint(utf8, base + index, base + length);
    }
}
