package dev.ringfence.data.checksum;

/**
 * The control letter of Italy's codice fiscale (Decreto ministeriale 23 December 1976, tables 1 and 2): characters at
 * odd places count by a table, the others by their value, and the sum modulo 26 is a letter.
 */
public final class ControlLetter {
    /** Over letters and digits, the last being the control letter. */
    public static final CheckCharacters CODICE_FISCALE = new CodiceFiscale();

    private ControlLetter() {}

    private static final class CodiceFiscale extends Scheme {
        /** The value of A (or 0), B (or 1) and so on at the first, third and each further odd place. */
        private static final int[] ODD = {
            1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
        };

        CodiceFiscale() {
            super(Symbols.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int sum = 0;
            for (int i = from; i < to - 1; i++) {
                int value = Base36.value(text.charAt(i));
                if (value < 0) {
                    return -1;
                }
                int index = value > 9 ? value - 10 : value;
                sum += (i - from) % 2 == 0 ? ODD[index] : index;
            }
            return sum % 26;
        }
    }
}
