package dev.ringfence.data.checksum;

/**
 * The check digits of ISO 13616: ISO/IEC 7064, MOD 97-10 over letters and digits, of which the first four go last. The
 * check digits are the third and the fourth character. They lie between 02 and 98.
 */
public final class Mod97 {
    /** As a scheme among others. */
    public static final CheckCharacters ACCOUNT = new Account();

    /** The check digits of ISO 17442 and others: the last two characters, nothing moved, letters as two digits. */
    public static final CheckCharacters TRAILING = new Trailing();

    private static final int MODULUS = 97;

    private Mod97() {}

    /**
     * True if the two check digits fit and lie between 02 and 98.
     *
     * @param account ASCII digits and upper-case letters without separators, at least five
     */
    public static boolean isValid(CharSequence account) {
        return ACCOUNT.isValid(account);
    }

    /** The two check digits of an account, as a number; what stands in their place does not matter. */
    public static int checkDigits(CharSequence account) {
        return Account.right(account, 0, account.length());
    }

    private static final class Account extends Scheme {
        private static final int FIRST = 4;

        Account() {
            super(Symbols.twoDigits(2, 98));
        }

        @Override
        int position(int from, int to) {
            return from + 2;
        }

        @Override
        int value(CharSequence text, int from, int to) {
            return to - from > FIRST ? right(text, from, to) : -1;
        }

        static int right(CharSequence text, int from, int to) {
            int remainder = Remainder.take(text, from + FIRST, to, 0, MODULUS);
            remainder = Remainder.take(text, from, from + 2, remainder, MODULUS);
            return remainder < 0 ? -1 : MODULUS + 1 - remainder * 100 % MODULUS;
        }
    }

    private static final class Trailing extends Scheme {
        Trailing() {
            super(Symbols.twoDigits(2, 98));
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int remainder = Remainder.take(text, from, to - 2, 0, MODULUS);
            return remainder < 0 ? -1 : MODULUS + 1 - remainder * 100 % MODULUS;
        }
    }
}
