package dev.ringfence.data.detect;

/** Which days there are in the Gregorian calendar (ISO 8601-1, 4.2.1). */
final class CalendarDate {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CalendarDate() {}

    /** True if the month has this day in some year. */
    static boolean exists(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    }

    static boolean exists(int year, int month, int day) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return exists(month, day) && (month != 2 || day < 29 || leap);
    }

    /** True for the years that dates of living people and their affairs lie in. */
    static boolean isRecent(int year) {
        return year >= 1900 && year <= 2100;
    }

    /** The number that a run of at most nine digits writes. */
    static int number(Window window, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + window.at(i) - '0';
        }
        return value;
    }
}
