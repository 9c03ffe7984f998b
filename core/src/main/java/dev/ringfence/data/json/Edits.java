package dev.ringfence.data.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is to stand in place of which spans of one input, in their order. Not safe for use by many threads. */
final class Edits {
    private static final byte[] NOTHING = {};
    private static final int MOST_KEPT = 1 << 15;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[][] made = new byte[64][];
    private int size;
    /** How much longer the result is than the input. */
    private long growth;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Forgets all edits. */
    void clear() {
        if (size > MOST_KEPT) {
            starts = new int[64];
            ends = new int[64];
            made = new byte[64][];
        } else {
            Arrays.fill(made, 0, size, NOTHING);
        }
        size = 0;
        growth = 0;
    }

    /** Puts UTF-8 in place of a span that lies behind all earlier ones. The array is kept and not changed. */
    void replace(int start, int end, byte[] with) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            made = Arrays.copyOf(made, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        made[size++] = with;
        growth += with.length - (end - start);
    }

    int lastStart() {
        return starts[size - 1];
    }

    int lastEnd() {
        return ends[size - 1];
    }

    byte[] lastMade() {
        return made[size - 1];
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
        int at = 0;
        for (int i = 0; i < size; i++) {
            int kept = starts[i] - copied;
            Swar.copy(input, copied, result, at, kept);
            at += kept;
            byte[] fresh = made[i];
            Swar.copy(fresh, 0, result, at, fresh.length);
            at += fresh.length;
            copied = ends[i];
        }
        System.arraycopy(input, copied, result, at, to - copied);
    }

    /** True if all replacements are ASCII, and so are as long in any encoding. */
    boolean madeIsAscii() {
        for (int i = 0; i < size; i++) {
            // A constant is the same array each time.
            boolean known = i > 0 && made[i] == made[i - 1];
            if (!known && Utf8.units(made[i]) != made[i].length) {
                return false;
            }
        }
        return true;
    }

    /** The text with its spans, counted in UTF-16 units, replaced. */
    String apply(String text) {
        int length = length(0, text.length());
        for (int i = 0; i < size; i++) {
            length -= made[i].length - Utf8.units(made[i]);
        }
        char[] result = new char[length];
        int copied = 0;
        int at = 0;
        for (int i = 0; i < size; i++) {
            text.getChars(copied, starts[i], result, at);
            at += starts[i] - copied;
            String fresh = new String(made[i], StandardCharsets.UTF_8);
            fresh.getChars(0, fresh.length(), result, at);
            at += fresh.length();
            copied = ends[i];
        }
        text.getChars(copied, text.length(), result, at);
        return new String(result);
    }
}
