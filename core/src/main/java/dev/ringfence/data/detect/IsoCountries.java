package dev.ringfence.data.detect;

import java.util.Locale;

/** The two-letter codes that ISO 3166-1 assigns, and XK, in use for Kosovo. */
final class IsoCountries {
    private static final int LETTERS = 26;
    private static final boolean[] ASSIGNED = assigned();

    private IsoCountries() {}

    private static boolean[] assigned() {
        boolean[] assigned = new boolean[LETTERS * LETTERS];
        for (String code : Locale.getISOCountries()) {
            assigned[index(code.charAt(0), code.charAt(1))] = true;
        }
        assigned[index('X', 'K')] = true;
        return assigned;
    }

    private static int index(int first, int second) {
        return (first - 'A') * LETTERS + second - 'A';
    }

    /** True for a code in capitals. */
    static boolean contain(int first, int second) {
        return Ascii.isUpper(first) && Ascii.isUpper(second) && ASSIGNED[index(first, second)];
    }
}
