package dev.ringfence.data.detect;

/** Whether bare digits read as a moment of our times: far more often that, where no word says otherwise. */
final class Moments {
    /** The first digits of Unix seconds from May 2001 to July 2036, whatever the unit. */
    private static final int FIRST = 99;

    private static final int LAST = 210;

    private Moments() {}

    /** Unix milliseconds, microseconds or nanoseconds, or year to second without separators. */
    static boolean is(Window window, int start, int end) {
        return switch (end - start) {
            case 13, 16, 19 -> {
                int first = number(window, start, 3);
                yield first > FIRST && first < LAST;
            }
            case 14, 17 ->
                number(window, start, 2) == 20
                        && isFrom(number(window, start + 4, 2), 1, 12)
                        && isFrom(number(window, start + 6, 2), 1, 31)
                        && isFrom(number(window, start + 8, 2), 0, 23);
            default -> false;
        };
    }

    private static boolean isFrom(int number, int least, int most) {
        return number >= least && number <= most;
    }

    /** So many digits as a number, -1 if there is something else. */
    private static int number(Window window, int start, int count) {
        int number = 0;
        for (int i = start; i < start + count; i++) {
            if (!window.isDigit(i)) {
                return -1;
            }
            number = number * 10 + window.at(i) - '0';
        }
        return number;
    }
}
