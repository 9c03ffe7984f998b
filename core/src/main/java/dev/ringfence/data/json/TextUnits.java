package dev.ringfence.data.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The units of a text, a byte for each, as {@link Tokens} reads them. Goes by way of a chunk that stays in the cache,
 * through the encoder of the platform, whose loop is vectorized and ends at the first unit beyond Latin-1. The array is
 * that of the next text too, unless it is long. Not safe for use by many threads.
 */
final class TextUnits {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int CHUNK = 4096;

    private final CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
    private final char[] chars = new char[CHUNK];
    private final CharBuffer source = CharBuffer.wrap(chars);
    private final Scratch scratch = new Scratch();
    private ByteBuffer target = NOTHING;
    private boolean exact;

    /** Reads a text. Only the first bytes of the result, as many as the text has units, are those of the text. */
    byte[] read(String text) {
        int length = text.length();
        byte[] bytes = scratch.ofAtLeast(length);
        target = target.array() == bytes ? target : ByteBuffer.wrap(bytes);
        exact = true;
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            text.getChars(from, from + count, chars, 0);
            int encoded = exact ? encode(from, count) : 0;
            exact = encoded == count;
            for (int i = encoded; i < count; i++) {
                // All ones where the unit is beyond ASCII.
                bytes[from + i] = (byte) (chars[i] | (0x7F - chars[i]) >> 31);
            }
        }
        return bytes;
    }

    private int encode(int at, int count) {
        source.limit(count).position(0);
        target.limit(at + count).position(at);
        latin.reset().encode(source, target, true);
        return source.position();
    }

    /** True if every byte is its unit: the text is Latin-1. */
    boolean isExact() {
        return exact;
    }

    /** Gives back what a long text took. */
    void rest() {
        scratch.rest();
        if (target.capacity() > Scratch.MOST_KEPT) {
            target = NOTHING;
        }
    }
}
