package dev.ringfence.data.detect;

/**
 * National numbers that begin with a trunk zero, as they are written in most of Europe, Asia, Africa and Oceania.
 * Countries write areas of one to five digits behind the zero, so the rule is one for all: an area, then groups of two
 * digits or more that are no date.
 */
final class TrunkZeroPhone {
    private static final int FEWEST = 8;
    private static final int USUAL = 9;
    private static final int MOST = 13;
    private static final int LONGEST_AREA = 6;

    /** Sweden: 08-12 34 56. */
    private static final int AREA_HYPHEN = (PhoneGroups.HYPHEN << 8) | (PhoneGroups.SPACE << 4) | PhoneGroups.SPACE;

    private TrunkZeroPhone() {}

    static PhoneEvidence evidence(long digits, int count, int lengths, int gaps) {
        if (count < FEWEST || count > MOST || PhoneDigits.at(digits, count, 1) == 0) {
            return PhoneEvidence.NONE;
        }
        int groups = PhoneGroups.count(lengths);
        if (groups == 1) {
            return count == 10 || count == 11 ? PhoneEvidence.BARE : PhoneEvidence.LOCAL;
        }
        if (!isGrouped(lengths, gaps, groups)) {
            return PhoneEvidence.NONE;
        }
        // Four groups of up to three digits with dots are an address of IPv4 as likely.
        boolean address =
                groups == 4 && PhoneGroups.separatedBy(PhoneGroups.DOT, gaps) && PhoneGroups.longest(lengths) <= 3;
        if (lengths == 0x2222 && gaps == AREA_HYPHEN) {
            return PhoneEvidence.LIKELY;
        }
        if (count < USUAL || address) {
            return PhoneEvidence.GROUPED;
        }
        return PhoneGroups.has(PhoneGroups.CLOSE, gaps) || isCustomary(lengths, gaps)
                ? PhoneEvidence.NATIONAL
                : PhoneEvidence.LIKELY;
    }

    private static boolean isGrouped(int lengths, int gaps, int groups) {
        int area = PhoneGroups.length(lengths, 0);
        int second = PhoneGroups.length(lengths, 1);
        if (area == 1) {
            return PhoneGroups.has(PhoneGroups.CLOSE, gaps);
        }
        if (area > LONGEST_AREA) {
            return false;
        }
        if (area == 2 && second <= 2 && !PhoneGroups.has(PhoneGroups.CLOSE, gaps)) {
            // Else a day and a month; and 06 1 123 4567 is how Hungary writes a trunk call.
            boolean pairs = (lengths == 0x22222 || lengths == 0x2222 || lengths == 0x2224)
                    && !PhoneGroups.has(PhoneGroups.SLASH, gaps);
            return pairs || lengths == 0x2134 || lengths == 0x2234;
        }
        if (area == 4 && second == 2 && groups == 3 && PhoneGroups.length(lengths, 2) == 2) {
            return false;
        }
        for (int i = 1; i < groups; i++) {
            boolean operator = i == groups - 1 && PhoneGroups.before(gaps, lengths, i) == PhoneGroups.HYPHEN;
            if (PhoneGroups.length(lengths, i) < 2 && !operator) {
                return false;
            }
        }
        return true;
    }

    /** Groupings that countries recommend, and so little else has. */
    private static boolean isCustomary(int lengths, int gaps) {
        return switch (lengths) {
            // France and Dutch mobiles; Belgium, Switzerland, Turkey; New Zealand, Thailand, Korea, Japan; Australia
            case 0x22222, 0x2322, 0x3322, 0x4322, 0x234, 0x334, 0x244, 0x344, 0x433 -> true;
            // United Kingdom: 0121 496 0000, 020 7946 0000, 01632 960000, 01632 960 000
            case 0x434, 0x56, 0x533, 0x3323 -> true;
            // Netherlands, Sweden, South Africa, Indonesia, India
            case 0x28, 0x333, 0x444, 0x445, 0x323, 0x65 -> true;
            // Germany and Austria: an area and a number
            case 0x36, 0x37, 0x38, 0x46, 0x47, 0x48, 0x55, 0x57, 0x27 -> true;
            default -> PhoneGroups.has(PhoneGroups.SLASH, gaps) && PhoneGroups.count(lengths) == 2;
        };
    }
}
