package dev.ringfence.data.identifier;

/** Dates within identifiers, most of them with a year of two digits. */
final class Dates {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    /** The number that digits form; -1 if one of them is no digit or missing. */
    static int number(CharSequence text, int from, int to) {
        if (to > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /**
     * True if there is such a day.
     *
     * @param year its last two digits will do: of the years that end in 00, some have a 29 February
     */
    static boolean exists(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year < 100 || year % 100 != 0 || year % 400 == 0);
        return month != 2 || day < 29 || leap;
    }

    /** A date of six digits, year first. */
    static boolean isYearMonthDay(CharSequence text, int at) {
        return exists(number(text, at, at + 2), number(text, at + 2, at + 4), number(text, at + 4, at + 6));
    }

    /** A date of six digits, day first. */
    static boolean isDayMonthYear(CharSequence text, int at) {
        return exists(number(text, at + 4, at + 6), number(text, at + 2, at + 4), number(text, at, at + 2));
    }
}
