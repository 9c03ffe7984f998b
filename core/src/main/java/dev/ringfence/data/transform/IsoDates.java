package dev.ringfence.data.transform;

/** Texts that begin with a date of ISO 8601 in its extended form, {@code 2026-03-29}. */
final class IsoDates {
    static final int LENGTH = 10;
    private static final String FORM = "9999-99-99";

    private IsoDates() {}

    /** True if the text begins so and no digit follows. */
    static boolean begins(String text) {
        if (text.length() < LENGTH || (text.length() > LENGTH && isDigit(text.charAt(LENGTH)))) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean digit = FORM.charAt(i) == '9';
            if (digit ? !isDigit(text.charAt(i)) : text.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
