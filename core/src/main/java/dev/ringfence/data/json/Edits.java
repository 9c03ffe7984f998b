package dev.ringfence.data.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is to stand in place of which spans of one input, in their order. Not safe for use by many threads. */
final class Edits {
    private static final int PARTS = 3;
    private static final int MOST_KEPT = 1 << 16;

    /** For each edit: start and end of the span, and where its replacement ends among {@link #made}. */
    private int[] spans = new int[PARTS * 64];

    private byte[] made = new byte[1024];
    private int size;
    private int used;
    /** How much longer the result is than the input. */
    private long growth;

    boolean isEmpty() {
        return size == 0;
    }

    /** Forgets all edits. */
    void clear() {
        size = 0;
        used = 0;
        growth = 0;
        if (made.length > MOST_KEPT) {
            made = new byte[1024];
        }
        if (spans.length > MOST_KEPT) {
            spans = new int[PARTS * 64];
        }
    }

    /** Puts bytes in place of a span that lies behind all earlier ones. */
    void replace(int start, int end, byte[] with) {
        if (PARTS * size == spans.length) {
            spans = Arrays.copyOf(spans, 2 * spans.length);
        }
        if (used + with.length > made.length) {
            made = Arrays.copyOf(made, Math.max(2 * made.length, used + with.length));
        }
        System.arraycopy(with, 0, made, used, with.length);
        used += with.length;
        spans[PARTS * size] = start;
        spans[PARTS * size + 1] = end;
        spans[PARTS * size + 2] = used;
        size++;
        growth += with.length - (end - start);
    }

    /**
     * How long a stretch of the input is with its spans replaced.
     *
     * @throws IllegalArgumentException if that is longer than an array can be
     */
    int length(int from, int to) {
        long length = to - from + growth;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("'json' must fit an array when sanitized but takes " + length);
        }
        return (int) length;
    }

    /** Writes a stretch of the input with its spans replaced. */
    void apply(byte[] input, int from, int to, byte[] result) {
        int copied = from;
        int taken = 0;
        int at = 0;
        for (int i = 0; i < PARTS * size; i += PARTS) {
            int kept = spans[i] - copied;
            System.arraycopy(input, copied, result, at, kept);
            at += kept;
            int fresh = spans[i + 2] - taken;
            System.arraycopy(made, taken, result, at, fresh);
            at += fresh;
            copied = spans[i + 1];
            taken = spans[i + 2];
        }
        System.arraycopy(input, copied, result, at, to - copied);
    }

    /** True if all replacements are ASCII, and so are as long in any encoding. */
    boolean madeIsAscii() {
        for (int i = 0; i < used; i++) {
            if (made[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The text with its spans, counted in UTF-16 units, replaced. */
    String apply(String text) {
        String fresh = new String(made, 0, used, StandardCharsets.UTF_8);
        char[] result = new char[length(0, text.length()) - used + fresh.length()];
        int copied = 0;
        int taken = 0;
        int at = 0;
        int freshTaken = 0;
        for (int i = 0; i < PARTS * size; i += PARTS) {
            text.getChars(copied, spans[i], result, at);
            at += spans[i] - copied;
            int freshEnd = freshTaken + Utf8.units(made, taken, spans[i + 2]);
            fresh.getChars(freshTaken, freshEnd, result, at);
            at += freshEnd - freshTaken;
            copied = spans[i + 1];
            taken = spans[i + 2];
            freshTaken = freshEnd;
        }
        text.getChars(copied, text.length(), result, at);
        return new String(result);
    }
}
