package dev.ringfence.data.detect;

/**
 * Prefixes and lengths of card numbers, as the networks publish them to those who accept cards; also those of earlier
 * years (JCB's fifteen digits from 2131 and 1800), which stand in old data, and all of the ranges that are kept for a
 * network (JCB's 35, Maestro's 56 to 58, UATP's 1).
 */
final class CardIssuers {
    private CardIssuers() {}

    /** True if a network issues numbers of this beginning and length. */
    static boolean issue(CharSequence digits) {
        int length = digits.length();
        int four = 0;
        for (int i = 0; i < 4; i++) {
            four = four * 10 + digits.charAt(i) - '0';
        }
        int three = four / 10;
        int two = four / 100;
        return switch (digits.charAt(0)) {
            // UATP, JCB.
            case '1' -> length == 15;
            // Mastercard's second range, Mir, JCB.
            case '2' ->
                (four >= 2221 && four <= 2720 && length == 16)
                        || (four >= 2200 && four <= 2204 && length >= 16)
                        || (four == 2131 && length == 15);
            // American Express, Diners Club, JCB.
            case '3' ->
                ((two == 34 || two == 37) && length == 15)
                        || (((three >= 300 && three <= 305) || four == 3095 || two == 38 || two == 39 || two == 36)
                                && (length == 14 || length == 16 || length == 19))
                        || (two == 35 && length >= 16);
            // Visa.
            case '4' -> length == 13 || length == 16 || length == 19;
            // Mastercard, Maestro, Dankort, RuPay.
            case '5' ->
                (two >= 51 && two <= 55 && length == 16)
                        || four == 5018
                        || (four == 5019 && length == 16)
                        || four == 5020
                        || four == 5038
                        || (two >= 56 && two <= 58)
                        || (three == 508 && length == 16);
            // Discover, UnionPay, RuPay, Elo, Maestro.
            case '6' ->
                ((two == 65 || two == 60 || two == 62 || (three >= 644 && three <= 649)) && length >= 16)
                        || ((four == 6362 || four == 6363) && length == 16)
                        || four == 6304
                        || four == 6390
                        || four == 6759
                        || (four >= 6761 && four <= 6763);
            // UnionPay, RuPay.
            case '8' -> (two == 81 || two == 82) && length >= 16;
            // Troy.
            case '9' -> four == 9792 && length == 16;
            default -> false;
        };
    }
}
