package dev.ringfence.data.detect;

/** Whether digits are a telephone number, by the way they are written. */
final class PhoneShape {
    private static final double INTERNATIONAL = 0.9;
    private static final double NATIONAL = 0.7;
    /** Digits without separators are more often something else; a text that is to be cleaned loses them all the same. */
    private static final double BARE = 0.4;

    /** ITU-T E.164, 6: at most fifteen digits; fewer than eight with country code reach nobody. */
    private static final int MAX_INTERNATIONAL = 15;

    private static final int MIN_INTERNATIONAL = 8;
    private static final int MIN_TRUNK = 9;
    private static final int MAX_TRUNK = 12;

    private PhoneShape() {}

    static double confidence(NumberGroups groups) {
        String digits = groups.digits();
        if (groups.isInternational()) {
            return isInternational(digits) ? INTERNATIONAL : 0;
        }
        if (digits.startsWith("00")) {
            return groups.count() > 1 && isInternational(digits.substring(2)) ? NATIONAL : 0;
        }
        if (digits.startsWith("0")) {
            return trunkZero(groups, digits);
        }
        return northAmerican(groups, digits);
    }

    private static boolean isInternational(String digits) {
        if (digits.length() < MIN_INTERNATIONAL || digits.length() > MAX_INTERNATIONAL || !CountryCodes.begin(digits)) {
            return false;
        }
        return digits.charAt(0) != '1' || (digits.length() == 11 && isNorthAmerican(digits.substring(1)));
    }

    /** Area [2-9][0-8]x and exchange [2-9]xx, neither ending in 11. */
    private static boolean isNorthAmerican(String ten) {
        return ten.charAt(0) >= '2'
                && ten.charAt(1) != '9'
                && !ten.startsWith("11", 1)
                && ten.charAt(3) >= '2'
                && !ten.startsWith("11", 4);
    }

    private static double northAmerican(NumberGroups groups, String digits) {
        boolean withOne = digits.length() == 11 && digits.charAt(0) == '1';
        String ten = withOne ? digits.substring(1) : digits;
        if (ten.length() != 10 || !isNorthAmerican(ten)) {
            return 0;
        }
        if (groups.count() == 1) {
            return groups.separatorBefore(0).isEmpty() ? BARE : 0;
        }
        int area = withOne ? 1 : 0;
        boolean grouped = groups.count() == area + 3
                && (!withOne || groups.length(0) == 1)
                && groups.length(area) == 3
                && groups.length(area + 1) == 3;
        boolean areaInParentheses = groups.count() == area + 2
                && groups.length(area) == 3
                && groups.separatorBefore(area).endsWith("(");
        return grouped || areaInParentheses ? NATIONAL : 0;
    }

    private static double trunkZero(NumberGroups groups, String digits) {
        if (digits.length() < MIN_TRUNK || digits.length() > MAX_TRUNK || isDate(groups)) {
            return 0;
        }
        if (groups.count() == 1) {
            return digits.length() == 10 || digits.length() == 11 ? BARE : 0;
        }
        for (int i = 1; i < groups.count(); i++) {
            if (groups.length(i) < 2) {
                return 0;
            }
        }
        boolean area = groups.length(0) >= 2 && groups.length(0) <= 6;
        return area ? NATIONAL : 0;
    }

    /** Day, month and year, or year, month and day, before whatever else follows. */
    private static boolean isDate(NumberGroups groups) {
        return groups.count() >= 3
                && groups.length(1) == 2
                && ((groups.length(0) == 2 && groups.length(2) == 4)
                        || (groups.length(0) == 4 && groups.length(2) == 2));
    }
}
