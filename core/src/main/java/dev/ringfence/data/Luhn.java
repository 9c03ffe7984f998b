package dev.ringfence.data;

/** The check digit of ISO/IEC 7812-1, annex B. */
public final class Luhn {
    private Luhn() {}

    /**
     * True if the last digit is the check digit of those before it.
     *
     * @param digits ASCII digits, at least two
     */
    public static boolean isValid(CharSequence digits) {
        int last = digits.length() - 1;
        return last > 0 && checkDigit(digits, last) == digits.charAt(last);
    }

    /** The check digit of the first {@code length} digits, as a character. */
    public static char checkDigit(CharSequence digits, int length) {
        int sum = 0;
        boolean doubled = true;
        for (int i = length - 1; i >= 0; i--, doubled = !doubled) {
            int digit = digits.charAt(i) - '0';
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
