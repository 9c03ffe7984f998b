package dev.ringfence.data.checksum;

/**
 * The check character systems of ISO/IEC 7064:2003. The pure systems take the polynomial of the characters over the
 * radix modulo the modulus; the hybrid ones walk between M and M + 1. All find every single wrong character and every
 * exchange of neighbours (the hybrid ones nearly all).
 */
public final class Iso7064 {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Digits, one check character: a digit or X. */
    public static final CheckCharacters MOD_11_2 = new Pure(11, 2, DIGITS, Symbols.of(DIGITS + "X"));

    /** Digits and letters, one check character: a digit, a letter or *. */
    public static final CheckCharacters MOD_37_2 =
            new Pure(37, 2, DIGITS + LETTERS, Symbols.of(DIGITS + LETTERS + "*"));

    /** Digits, two check digits. */
    public static final CheckCharacters MOD_97_10 = new Pure(97, 10, DIGITS, Symbols.twoDigits(0, 96));

    /** Letters, two check letters. */
    public static final CheckCharacters MOD_661_26 = new Pure(661, 26, LETTERS, Symbols.pairs(LETTERS, 661));

    /** Digits and letters, two check characters. */
    public static final CheckCharacters MOD_1271_36 =
            new Pure(1271, 36, DIGITS + LETTERS, Symbols.pairs(DIGITS + LETTERS, 1271));

    /** Digits, one check digit. */
    public static final CheckCharacters MOD_11_10 = new Hybrid(DIGITS);

    /** Letters, one check letter. */
    public static final CheckCharacters MOD_27_26 = new Hybrid(LETTERS);

    /** Digits and letters, one check character of them. */
    public static final CheckCharacters MOD_37_36 = new Hybrid(DIGITS + LETTERS);

    private Iso7064() {}

    private static int valueIn(String alphabet, char c) {
        int value = Base36.value(c);
        int shifted = alphabet.charAt(0) == 'A' ? value - 10 : value;
        return shifted < alphabet.length() ? shifted : -1;
    }

    /** Clause 7: the sum of the values times rising powers of the radix, check characters included, is 1. */
    private static final class Pure extends Scheme {
        private final int modulus;
        private final int radix;
        private final String alphabet;

        Pure(int modulus, int radix, String alphabet, Symbols symbols) {
            super(symbols);
            this.modulus = modulus;
            this.radix = radix;
            this.alphabet = alphabet;
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int product = 0;
            for (int i = from; i < to - width(); i++) {
                int value = valueIn(alphabet, text.charAt(i));
                if (value < 0) {
                    return -1;
                }
                product = (product + value) * radix % modulus;
            }
            if (width() == 2) {
                product = product * radix % modulus;
            }
            return Math.floorMod(1 - product, modulus);
        }
    }

    /** Clause 8: the modulus is one more than the size of the alphabet. */
    private static final class Hybrid extends Scheme {
        private final String alphabet;

        Hybrid(String alphabet) {
            super(Symbols.of(alphabet));
            this.alphabet = alphabet;
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int size = alphabet.length();
            int product = size;
            for (int i = from; i < to - 1; i++) {
                int value = valueIn(alphabet, text.charAt(i));
                if (value < 0) {
                    return -1;
                }
                int sum = (product + value) % size;
                product = (sum == 0 ? size : sum) * 2 % (size + 1);
            }
            return (size + 1 - product) % size;
        }
    }
}
