package dev.ringfence.data;

import java.util.Locale;

/** Hexadecimal digits within a text that also holds separators. */
final class Hexadecimal {
    private Hexadecimal() {}

    /** The digits of a text in lower case, without what stands between them. */
    static String of(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isDigit(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /** Puts as many new digits in the places of the old ones, in their case; what stands between them stays. */
    static String laidOut(String layout, String digits) {
        boolean upper = layout.chars().anyMatch(c -> c >= 'A' && c <= 'F');
        String cased = upper ? digits.toUpperCase(Locale.ROOT) : digits;
        StringBuilder text = new StringBuilder(layout.length());
        int next = 0;
        for (int i = 0; i < layout.length(); i++) {
            char c = layout.charAt(i);
            text.append(isDigit(c) ? cased.charAt(next++) : c);
        }
        return text.toString();
    }

    /** The lowest bits as so many digits. */
    static String digits(long bits, int count) {
        String all = "0000000000000000" + Long.toHexString(bits);
        return all.substring(all.length() - count);
    }
}
