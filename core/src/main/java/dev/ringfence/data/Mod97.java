package dev.ringfence.data;

/** The check of ISO 13616 over ISO/IEC 7064, MOD 97-10: letters count as 10 to 35, the first four characters go last. */
public final class Mod97 {
    private Mod97() {}

    /**
     * True if the two check digits fit.
     *
     * @param account ASCII digits and upper-case letters without separators, at least five
     */
    public static boolean isValid(CharSequence account) {
        return account.length() > 4 && remainder(account) == 1;
    }

    /** The two check digits of an account whose third and fourth character are {@code 00}. */
    static int checkDigits(CharSequence account) {
        return 98 - remainder(account);
    }

    private static int remainder(CharSequence account) {
        int length = account.length();
        int remainder = 0;
        for (int i = 0; i < length; i++) {
            int value = Character.digit(account.charAt((i + 4) % length), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }
}
