package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Business identifier codes of ISO 9362: four letters, a country, two letters or digits, and three more for a branch.
 * Ordinary words in capitals have the same form, so a code counts beside a word that tells one, or where it has a branch
 * {@code XXX} or digits.
 */
final class BicMatcher implements Matcher {
    private static final int LENGTH = 8;
    private static final int WITH_BRANCH = 11;
    private static final double HEAD_OFFICE = 0.75;
    private static final double WITH_DIGITS = 0.4;
    private static final double LETTERS = 0.15;
    private static final double WITH_CONTEXT = 0.9;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.CAPITAL);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (!Ascii.isUpper(window.at(at + 5))
                || !Ascii.isUpper(window.at(at + 1))
                || !Ascii.isUpper(window.at(at + 4))) {
            return;
        }
        int end = Ascii.endOfRun(window, at, WITH_BRANCH + 1);
        int length = end - at;
        if ((length != LENGTH && length != WITH_BRANCH)
                || !Ascii.isUpper(window.at(at + 2))
                || !Ascii.isUpper(window.at(at + 3))
                || !isCountry(window, at + 4)
                || !Ascii.isFreeBefore(window, at)
                || !Ascii.isFreeBehind(window, end)) {
            return;
        }
        boolean digits = false;
        for (int i = at + 6; i < end; i++) {
            byte b = window.at(i);
            if (Ascii.isLetter(b) && !Ascii.isUpper(b)) {
                return;
            }
            digits |= Ascii.isDigit(b);
        }
        // The second character of a location is never the letter O (ISO 9362, 5.3), its first no 0 or 1.
        byte first = window.at(at + 6);
        if (first == '0' || first == '1' || window.at(at + 7) == 'O') {
            return;
        }
        boolean headOffice = length == WITH_BRANCH && Ascii.at(window, at + LENGTH, "XXX");
        double alone = headOffice ? HEAD_OFFICE : digits ? WITH_DIGITS : LETTERS;
        candidates.offer(window, InfoType.BIC, at, end, alone, WITH_CONTEXT);
    }

    /** A country of ISO 3166-1, Kosovo, or ZZ of {@linkplain InfoType#BIC made codes}. */
    private static boolean isCountry(Window window, int index) {
        return IsoCountries.contain(window.at(index), window.at(index + 1))
                || (window.at(index) == 'Z' && window.at(index + 1) == 'Z');
    }
}
