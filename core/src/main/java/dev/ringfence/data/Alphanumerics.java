package dev.ringfence.data;

/** ASCII letters and digits within a text that also holds separators. */
final class Alphanumerics {
    private Alphanumerics() {}

    static boolean isAlphanumeric(char c) {
        return Digits.isDigit(c) || isLetter(c);
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    /** The letters, in upper case, and digits of a text without what stands between them. */
    static String of(CharSequence text) {
        StringBuilder canonical = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isAlphanumeric(text.charAt(i))) {
                canonical.append(upper(text.charAt(i)));
            }
        }
        return canonical.toString();
    }

    /** Puts as many new characters in the places of the old ones, in their case; what stands between them stays. */
    static String laidOut(CharSequence layout, CharSequence canonical) {
        StringBuilder text = new StringBuilder(layout.length());
        int next = 0;
        for (int i = 0; i < layout.length(); i++) {
            char c = layout.charAt(i);
            if (isAlphanumeric(c)) {
                char put = canonical.charAt(next++);
                text.append(c >= 'a' && isLetter(put) ? (char) (put | 0x20) : put);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
