package dev.ringfence.data.detect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Turns the units of a text into the bytes of a {@link Window}. Texts in Latin-1 go through the encoder of the
 * platform, whose loop is vectorised. Not safe for use by many threads.
 */
final class UnitReader {
    /** Below this many units the set-up of the encoder costs more than it saves. */
    private static final int SHORT = 96;

    private static final int CHUNK = 4_096;

    private final CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
    private char[] chars = new char[SHORT];
    private CharBuffer source = CharBuffer.wrap(chars);
    private ByteBuffer target = ByteBuffer.allocate(0);

    /** Reads the units from an index to before another. */
    void read(CharSequence text, int from, int to, byte[] bytes) {
        if (!(text instanceof String string)) {
            byte[] kinds = UnitKinds.OF_CHARS;
            for (int i = from; i < to; i++) {
                bytes[i - from] = kinds[text.charAt(i)];
            }
        } else if (to - from <= SHORT) {
            string.getChars(from, to, chars, 0);
            classify(0, to - from, bytes, 0);
        } else {
            readLong(string, from, to, bytes);
        }
    }

    private void readLong(String text, int from, int to, byte[] bytes) {
        if (chars.length < CHUNK) {
            chars = new char[CHUNK];
            source = CharBuffer.wrap(chars);
        }
        if (target.array() != bytes) {
            target = ByteBuffer.wrap(bytes);
        }
        for (int done = from; done < to; done += CHUNK) {
            int count = Math.min(CHUNK, to - done);
            text.getChars(done, done + count, chars, 0);
            source.position(0).limit(count);
            target.position(done - from).limit(bytes.length);
            latin.reset();
            latin.encode(source, target, true);
            int encoded = source.position();
            narrow(bytes, done - from, done - from + encoded);
            classify(encoded, count, bytes, done - from);
        }
    }

    private void classify(int from, int to, byte[] bytes, int offset) {
        byte[] kinds = UnitKinds.OF_CHARS;
        char[] units = chars;
        for (int i = from; i < to; i++) {
            bytes[offset + i] = kinds[units[i]];
        }
    }

    /** What Latin-1 has beyond ASCII becomes its kind. */
    private static void narrow(byte[] bytes, int from, int to) {
        for (int i = nextNotAscii(bytes, from, to); i < to; i = nextNotAscii(bytes, i + 1, to)) {
            bytes[i] = UnitKinds.OF_CHARS[bytes[i] & 0xFF];
        }
    }

    /** Reads UTF-8 from an index to before another. */
    void read(byte[] utf8, int from, int to, byte[] bytes) {
        System.arraycopy(utf8, from, bytes, 0, to - from);
        int end = to - from;
        for (int i = nextNotAscii(bytes, 0, end); i < end; i = nextNotAscii(bytes, i, end)) {
            byte kind = UnitKinds.of(Utf8.codePoint(utf8, from + i, to));
            int next = Math.min(end, i + Utf8.length(bytes[i]));
            do {
                bytes[i++] = kind;
            } while (i < next && (bytes[i] & 0xC0) == 0x80);
        }
    }

    private static int nextNotAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long found = Swar.notAscii(Swar.read(bytes, i));
            if (found != 0) {
                return i + Swar.first(found);
            }
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
