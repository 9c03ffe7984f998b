package dev.ringfence.data.transform;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The digits of some texts of a column, as the two halves that FF1 works on. Not safe for use by many threads. */
final class DigitColumn {
    private final long[] left;
    private final long[] right;
    private final String[] texts;
    private final int[] rows;
    private int size;
    private int length;
    private char[] layout = new char[32];

    DigitColumn(int capacity) {
        this.left = new long[capacity];
        this.right = new long[capacity];
        this.texts = new String[capacity];
        this.rows = new int[capacity];
    }

    /** Empties it, for texts of that many digits. */
    void begin(int digits) {
        this.length = digits;
        this.size = 0;
    }

    void add(String text, int row) {
        int half = length / 2;
        long number = 0;
        long first = 0;
        int taken = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                if (taken++ == half) {
                    first = number;
                    number = 0;
                }
                number = number * 10 + digit;
            }
        }
        left[size] = first;
        right[size] = number;
        texts[size] = text;
        rows[size++] = row;
    }

    /** Puts each text, encrypted, into its row. */
    void encrypt(LongRounds rounds, @Nullable Object[] values) {
        for (int from = 0; from < size; from += LongRounds.BATCH) {
            // Longer columns than a batch are rare; they pay a copy.
            if (size <= LongRounds.BATCH) {
                rounds.encrypt(left, right, size);
            } else {
                encryptPart(rounds, from, Math.min(LongRounds.BATCH, size - from));
            }
        }
        for (int i = 0; i < size; i++) {
            values[rows[i]] = text(texts[i], left[i], right[i]);
        }
    }

    private void encryptPart(LongRounds rounds, int from, int count) {
        long[] a = Arrays.copyOfRange(left, from, from + count);
        long[] b = Arrays.copyOfRange(right, from, from + count);
        rounds.encrypt(a, b, count);
        System.arraycopy(a, 0, left, from, count);
        System.arraycopy(b, 0, right, from, count);
    }

    private String text(String text, long first, long second) {
        int end = text.length();
        if (layout.length < end) {
            layout = new char[end];
        }
        text.getChars(0, end, layout, 0);
        long rest = second;
        int missing = length - length / 2;
        for (int i = end - 1; i >= 0; i--) {
            if (layout[i] >= '0' && layout[i] <= '9') {
                if (missing-- == 0) {
                    rest = first;
                }
                long tenth = rest / 10;
                layout[i] = (char) ('0' + (rest - tenth * 10));
                rest = tenth;
            }
        }
        return new String(layout, 0, end);
    }
}
