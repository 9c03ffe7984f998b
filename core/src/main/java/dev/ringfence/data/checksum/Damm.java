package dev.ringfence.data.checksum;

/**
 * The check digit of a totally anti-symmetric quasigroup of order ten (H. M. Damm, "Total anti-symmetrische
 * Quasigruppen", Marburg 2004). Finds every single wrong digit and every exchange of neighbours.
 */
public final class Damm {
    /** Over digits, the last being the check digit. */
    public static final CheckCharacters DIGITS = new Quasigroup();

    private Damm() {}

    private static final class Quasigroup extends Scheme {
        private static final String[] ROWS = {
            "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
            "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
        };

        Quasigroup() {
            super(Symbols.of("0123456789"));
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int interim = 0;
            for (int i = from; i < to - 1; i++) {
                int digit = Base36.digit(text.charAt(i));
                if (digit < 0) {
                    return -1;
                }
                interim = ROWS[interim].charAt(digit) - '0';
            }
            return interim;
        }
    }
}
