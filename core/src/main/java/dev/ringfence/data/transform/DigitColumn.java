package dev.ringfence.data.transform;

import dev.ringfence.data.DecimalDigits;
import java.nio.charset.StandardCharsets;
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
    private byte[] digits = new byte[0];

    DigitColumn(int capacity) {
        this.left = new long[capacity];
        this.right = new long[capacity];
        this.texts = new String[capacity];
        this.rows = new int[capacity];
    }

    /** Empties it, for texts of that many digits. */
    void begin(int count) {
        this.length = count;
        this.size = 0;
        this.digits = new byte[count + DecimalDigits.SPARE];
    }

    void add(String text, int row) {
        int end = text.length();
        char[] units = units(text);
        int half = length / 2;
        if (end == length) {
            left[size] = number(units, 0, half);
            right[size] = number(units, half, end);
        } else {
            int middle = behindDigits(units, half);
            left[size] = numberAmongOthers(units, 0, middle);
            right[size] = numberAmongOthers(units, middle, end);
        }
        texts[size] = text;
        rows[size++] = row;
    }

    /** The units of a text, and of earlier ones behind them. */
    private char[] units(String text) {
        int end = text.length();
        if (layout.length < end) {
            layout = new char[end];
        }
        text.getChars(0, end, layout, 0);
        return layout;
    }

    private static long number(char[] digits, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (digits[i] - '0');
        }
        return number;
    }

    private static long numberAmongOthers(char[] units, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = units[i] - '0';
            number = digit >= 0 && digit <= 9 ? number * 10 + digit : number;
        }
        return number;
    }

    /** The index behind so many digits. */
    private static int behindDigits(char[] units, int count) {
        int i = 0;
        for (int missing = count; missing > 0; i++) {
            missing -= units[i] >= '0' && units[i] <= '9' ? 1 : 0;
        }
        return i;
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
        int half = length / 2;
        DecimalDigits.write(first, digits, 0, half);
        DecimalDigits.write(second, digits, half, length);
        int end = text.length();
        if (end == length) {
            return new String(digits, 0, end, StandardCharsets.ISO_8859_1);
        }
        char[] units = units(text);
        for (int i = 0, next = 0; i < end; i++) {
            if (units[i] >= '0' && units[i] <= '9') {
                units[i] = (char) digits[next++];
            }
        }
        return new String(units, 0, end);
    }
}
