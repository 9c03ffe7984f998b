package dev.ringfence.data;

import java.util.Arrays;

/** Digits within a text that also holds separators. Only ASCII digits are digits here. */
final class Digits {
    private static final long[] POWERS = new long[19];

    static {
        Arrays.setAll(POWERS, exponent -> exponent == 0 ? 1 : 10 * POWERS[exponent - 1]);
    }

    private Digits() {}

    /** Of an exponent from 0 to 18. */
    static long powerOfTen(int exponent) {
        return POWERS[exponent];
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The digits of a text without what stands between them. */
    static String of(CharSequence text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    /** Puts as many new digits in the places of the old ones; what stands between them stays. */
    static String laidOut(CharSequence layout, CharSequence digits) {
        StringBuilder text = new StringBuilder(layout.length());
        int next = 0;
        for (int i = 0; i < layout.length(); i++) {
            char c = layout.charAt(i);
            text.append(isDigit(c) ? digits.charAt(next++) : c);
        }
        return text.toString();
    }

    /** Appends a number with leading zeros. */
    static void append(StringBuilder text, long number, int width) {
        int digits = 1;
        for (long bound = 10; digits < width && number >= bound; bound *= 10) {
            digits++;
        }
        for (int i = digits; i < width; i++) {
            text.append('0');
        }
        text.append(number);
    }
}
