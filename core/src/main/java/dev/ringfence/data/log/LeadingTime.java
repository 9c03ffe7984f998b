package dev.ringfence.data.log;

/**
 * The date and time that most layouts begin a line with, as in {@code 2026-03-14 09:26:53.589} (ISO 8601, 5.4.2.1, with a
 * {@code T} or a space between them). To look for values among its digits would take longer than the rest of the line.
 */
final class LeadingTime {
    /** Digits as 0, and the others as they are. */
    private static final String FORM = "0000-00-00T00:00:00";

    private static final int MOST_FRACTION = 9;

    private LeadingTime() {}

    /** The index of the space behind the time; 0 if the line does not begin with one. */
    static int end(byte[] line) {
        if (line.length <= FORM.length() || line[4] != '-' || !hasForm(line) || !isTime(line)) {
            return 0;
        }
        int end = FORM.length();
        if (line[end] == '.' || line[end] == ',') {
            int first = ++end;
            while (end < line.length && isDigit(line[end])) {
                end++;
            }
            if (end == first || end - first > MOST_FRACTION) {
                return 0;
            }
        }
        return end < line.length && line[end] == ' ' ? end : 0;
    }

    private static boolean hasForm(byte[] line) {
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            boolean fits = form == '0' ? isDigit(line[i]) : line[i] == form || (form == 'T' && line[i] == ' ');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** With one second more in a minute, which UTC may have. */
    private static boolean isTime(byte[] line) {
        int month = number(line, 5);
        int day = number(line, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && number(line, 11) <= 23
                && number(line, 14) <= 59
                && number(line, 17) <= 60;
    }

    private static int number(byte[] line, int at) {
        return 10 * (line[at] - '0') + line[at + 1] - '0';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
