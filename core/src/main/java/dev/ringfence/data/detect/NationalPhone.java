package dev.ringfence.data.detect;

/**
 * National numbers: what each grouping of digits means, and in which countries. Groups are told as in {@link
 * PhoneGroups}.
 */
final class NationalPhone {
    private static final int MOST_LOCAL = 10;
    private static final int LONGEST_GROUP = 7;

    private NationalPhone() {}

    static PhoneEvidence evidence(long digits, int count, int lengths, int gaps) {
        if (PhoneDigits.at(digits, count, 0) == 0) {
            return TrunkZeroPhone.evidence(digits, count, lengths, gaps);
        }
        if (PhoneGroups.count(lengths) == 1) {
            return bare(digits, count);
        }
        return switch (lengths) {
            // North America: 212 736 5000, (212) 7365000, 1 212 736 5000; Italy: 333 1234567
            case 0x334 -> northAmerican(digits, gaps);
            case 0x37 -> areaAndNumber(digits, gaps);
            case 0x1334, 0x137 -> elevenDigits(digits, gaps);
            // India: 98765 43210; a slash stands between two counts
            case 0x55 ->
                PhoneDigits.at(digits, count, 0) >= 6 && !PhoneGroups.has(PhoneGroups.SLASH, gaps)
                        ? PhoneEvidence.NATIONAL
                        : PhoneEvidence.NONE;
            // China: 138 0013 8000
            case 0x344 -> isChineseMobile(digits) ? PhoneEvidence.NATIONAL : PhoneEvidence.NONE;
            // Brazil: 11 91234-5678, 11 3123-4567; Mexico: 55 1234 5678
            case 0x254 -> PhoneDigits.at(digits, count, 2) == 9 ? inArea(gaps) : PhoneEvidence.NONE;
            case 0x244 -> inArea(gaps);
            // Australia: 1300 975 707; India: 1800 123 4567
            case 0x433, 0x434, 0x424 -> isFreephone(digits, count) ? PhoneEvidence.NATIONAL : PhoneEvidence.NONE;
            // Spain: 912 34 56 78, 91 234 56 78; Poland: 22 123 45 67
            case 0x3222, 0x2322 -> nineDigits(digits, gaps, PhoneEvidence.LIKELY);
            // Spain, Portugal, Poland, Czechia: 612 345 678
            case 0x333 -> nineDigits(digits, gaps, PhoneEvidence.GROUPED);
            // Turkey without the zero: 532 123 45 67; Russia: 8 495 123-45-67
            case 0x3322 -> PhoneGroups.has(PhoneGroups.SLASH, gaps) ? PhoneEvidence.NONE : PhoneEvidence.LIKELY;
            case 0x13322 -> PhoneDigits.at(digits, count, 0) >= 7 ? PhoneEvidence.NATIONAL : PhoneEvidence.NONE;
            // Denmark, Norway: 12 34 56 78; Norway: 412 34 567; Singapore, Hong Kong: 9123 4567
            case 0x2222, 0x323 -> eightDigits(gaps);
            case 0x44 -> isYears(digits) ? PhoneEvidence.NONE : PhoneEvidence.LOCAL;
            case 0x34 -> PhoneEvidence.LOCAL;
            // Greenland, Andorra: 32 10 00, 712 345; with hyphens as well a date
            case 0x222, 0x33 ->
                PhoneGroups.separatedBy(PhoneGroups.SPACE, gaps) ? PhoneEvidence.LOCAL : PhoneEvidence.NONE;
            default -> unknown(digits, count, lengths, gaps);
        };
    }

    /** Area [2-9][0-8]x and exchange [2-9]xx, neither ending in 11: the North American plan. */
    static boolean isNorthAmerican(long ten) {
        long area = ten / 10_000_000;
        long exchange = ten / 10_000 % 1000;
        return area >= 200 && area / 10 % 10 != 9 && area % 100 != 11 && exchange >= 200 && exchange % 100 != 11;
    }

    private static PhoneEvidence northAmerican(long digits, int gaps) {
        if (PhoneGroups.separatedBy(PhoneGroups.SLASH, gaps)) {
            return PhoneEvidence.GROUPED;
        }
        return isNorthAmerican(digits) ? PhoneEvidence.NATIONAL : PhoneEvidence.LIKELY;
    }

    private static PhoneEvidence areaAndNumber(long digits, int gaps) {
        if (PhoneGroups.has(PhoneGroups.CLOSE, gaps)) {
            return northAmerican(digits, gaps);
        }
        return PhoneDigits.at(digits, 10, 0) == 3 ? PhoneEvidence.LIKELY : PhoneEvidence.GROUPED;
    }

    private static PhoneEvidence elevenDigits(long digits, int gaps) {
        if (PhoneDigits.at(digits, 11, 0) != 1) {
            return PhoneEvidence.NONE;
        }
        boolean assigned = isNorthAmerican(PhoneDigits.trailing(digits, 10));
        return assigned && !PhoneGroups.has(PhoneGroups.SLASH, gaps) ? PhoneEvidence.NATIONAL : PhoneEvidence.LIKELY;
    }

    private static PhoneEvidence inArea(int gaps) {
        if (PhoneGroups.has(PhoneGroups.CLOSE, gaps)) {
            return PhoneEvidence.NATIONAL;
        }
        boolean hyphenLast = (gaps & 15) == PhoneGroups.HYPHEN && ((gaps >>> 4) & 15) == PhoneGroups.SPACE;
        return hyphenLast ? PhoneEvidence.NATIONAL : PhoneEvidence.GROUPED;
    }

    private static PhoneEvidence nineDigits(long digits, int gaps, PhoneEvidence spaced) {
        if (PhoneDigits.at(digits, 9, 0) < 1 || PhoneGroups.has(PhoneGroups.SLASH, gaps)) {
            return PhoneEvidence.NONE;
        }
        return PhoneGroups.has(PhoneGroups.CLOSE, gaps) ? PhoneEvidence.NATIONAL : spaced;
    }

    private static PhoneEvidence eightDigits(int gaps) {
        return PhoneGroups.separatedBy(PhoneGroups.SPACE, gaps) ? PhoneEvidence.GROUPED : PhoneEvidence.NONE;
    }

    private static PhoneEvidence bare(long digits, int count) {
        return switch (count) {
            case 7, 8, 9 -> isYears(digits) ? PhoneEvidence.NONE : PhoneEvidence.LOCAL;
            // A one in front is a time of Unix, not a number.
            case 10 -> PhoneDigits.at(digits, 10, 0) >= 2 ? PhoneEvidence.BARE : PhoneEvidence.NONE;
            case 11, 12, 13 ->
                (count == 11 && isChineseMobile(digits)) || CallingCodes.lengthOfCode(digits, count) > 0
                        ? PhoneEvidence.BARE
                        : PhoneEvidence.NONE;
            default -> PhoneEvidence.NONE;
        };
    }

    /** A country code without plus, as well a long count in groups of three; else something with a context word. */
    private static PhoneEvidence unknown(long digits, int count, int lengths, int gaps) {
        boolean spaced = !PhoneGroups.has(PhoneGroups.SLASH, gaps) && !PhoneGroups.separatedBy(PhoneGroups.DOT, gaps);
        if (isDate(digits, count, lengths)) {
            return PhoneEvidence.NONE;
        }
        if (!spaced) {
            // Hungary: 27/904-9570
            boolean area = lengths == 0x234 && PhoneGroups.has(PhoneGroups.SLASH, gaps);
            return area ? PhoneEvidence.LOCAL : PhoneEvidence.NONE;
        }
        int code = PhoneGroups.length(lengths, 0);
        boolean international = PhoneGroups.count(lengths) >= 3
                && count >= 10
                && code <= 3
                && CallingCodes.lengthOfCode(digits, count) == code;
        if (international) {
            return PhoneEvidence.GROUPED;
        }
        boolean grouped = PhoneGroups.longest(lengths) <= LONGEST_GROUP;
        return grouped && count <= MOST_LOCAL ? PhoneEvidence.LOCAL : PhoneEvidence.NONE;
    }

    /** A year, month and day, or day, month and year, before whatever else follows. */
    private static boolean isDate(long digits, int count, int lengths) {
        if (PhoneGroups.count(lengths) < 3) {
            return false;
        }
        int first = PhoneGroups.length(lengths, 0);
        int second = PhoneGroups.length(lengths, 1);
        int third = PhoneGroups.length(lengths, 2);
        if (first > 2 || second > 2) {
            return first == 4 && second <= 2 && third <= 2;
        }
        return third == 4 && isYear(PhoneDigits.leading(digits, count, first + second + 4) % 10_000);
    }

    private static boolean isChineseMobile(long eleven) {
        long prefix = eleven / 1_000_000_000;
        return prefix >= 13 && prefix <= 19;
    }

    private static boolean isFreephone(long digits, int count) {
        long prefix = PhoneDigits.leading(digits, count, 4);
        return prefix == 1300 || prefix == 1800 || prefix == 1860;
    }

    private static boolean isYears(long eight) {
        return isYear(eight / 10_000) && isYear(eight % 10_000);
    }

    private static boolean isYear(long four) {
        return four >= 1900 && four < 2100;
    }
}
