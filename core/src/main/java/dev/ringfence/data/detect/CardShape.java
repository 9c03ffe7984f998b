package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;

/** Whether digits are a payment card number: the networks' prefixes and lengths, grouping, and Luhn. */
final class CardShape {
    private static final double FIRM = 0.99;
    /** Thirteen digits that begin with 4 are an old Visa number, or the article number of something German. */
    private static final double WEAK = 0.5;

    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;
    private static final int MIN_GROUP = 3;

    private CardShape() {}

    static double confidence(NumberGroups groups) {
        if (groups.isInternational() || !groups.separatorBefore(0).isEmpty() || !isGrouped(groups)) {
            return 0;
        }
        String digits = groups.digits();
        if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS || !Luhn.isValid(digits)) {
            return 0;
        }
        if (isIssued(digits) || InfoType.PAYMENT_CARD_NUMBER.madeSpace().contains(digits)) {
            return digits.length() == 13 && groups.count() == 1 ? WEAK : FIRM;
        }
        return 0;
    }

    private static boolean isGrouped(NumberGroups groups) {
        if (groups.count() == 1) {
            return true;
        }
        for (int i = 0; i < groups.count(); i++) {
            boolean rest = i == groups.count() - 1;
            if (groups.length(i) > 7 || (groups.length(i) < MIN_GROUP && !rest)) {
                return false;
            }
        }
        return groups.count() <= 5 && groups.length(0) == 4 && groups.separatedAlikeBy(" -\u00a0");
    }

    /** Prefixes and lengths as the networks publish them to those who accept cards. */
    private static boolean isIssued(String digits) {
        int length = digits.length();
        int two = Integer.parseInt(digits, 0, 2, 10);
        int three = Integer.parseInt(digits, 0, 3, 10);
        int four = Integer.parseInt(digits, 0, 4, 10);
        return switch (digits.charAt(0)) {
            case '2' ->
                (four >= 2221 && four <= 2720 && length == 16) || (four >= 2200 && four <= 2204 && length >= 16);
            case '3' ->
                ((two == 34 || two == 37) && length == 15)
                        || (((three >= 300 && three <= 305) || four == 3095 || two == 38 || two == 39 || two == 36)
                                && (length == 14 || length == 16 || length == 19))
                        || (four >= 3528 && four <= 3589 && length >= 16);
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' ->
                (two >= 51 && two <= 55 && length == 16)
                        || four == 5018
                        || four == 5020
                        || four == 5038
                        || four == 5893
                        || (three == 508 && length == 16);
            case '6' ->
                ((two == 65 || two == 60 || two == 62 || (three >= 644 && three <= 649)) && length >= 16)
                        || four == 6304
                        || four == 6759
                        || (four >= 6761 && four <= 6763);
            case '8' -> (two == 81 || two == 82) && length >= 16;
            case '9' -> four == 9792 && length == 16;
            default -> false;
        };
    }
}
