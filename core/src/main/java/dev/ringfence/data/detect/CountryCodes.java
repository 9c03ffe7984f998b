package dev.ringfence.data.detect;

/** Country codes assigned by ITU-T (E.164.D, geographic areas, networks and groups). */
final class CountryCodes {
    private static final String ONE_DIGIT = "17";
    private static final String TWO_DIGITS =
            "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58"
                    + " 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    /** Each stands for all of the ten codes that begin so, but for those in {@link #UNASSIGNED}. */
    private static final String TENS = "21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99 ";

    private static final String UNASSIGNED =
            "210 214 215 217 219 259 292 293 294 295 296 384 388 422 424 425 426 427 428 429 671 684 693 694 695 696 697 698"
                    + " 699 801 802 803 804 805 806 807 809 851 854 857 858 859 871 872 873 874 875 876 877 884 885 887 889 969 978"
                    + " 990 991 997 999 ";

    private CountryCodes() {}

    static boolean begin(String digits) {
        return ONE_DIGIT.indexOf(digits.charAt(0)) >= 0
                || TWO_DIGITS.contains(digits.substring(0, 2) + " ")
                || (TENS.contains(digits.substring(0, 2) + " ") && !UNASSIGNED.contains(digits.substring(0, 3) + " "));
    }
}
