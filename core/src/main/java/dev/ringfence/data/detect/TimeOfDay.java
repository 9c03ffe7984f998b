package dev.ringfence.data.detect;

/** Reads the time behind a date: ISO 8601 and RFC 3339, 5.6; also with a comma, half days and names of zones. */
final class TimeOfDay {
    private static final int MAX_FRACTION = 9;
    private static final FoldedWords ZONES = FoldedWords.of(
            "utc", "gmt", "z", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "bst", "ist",
            "jst", "eet", "eest", "wet", "west", "msk", "aest", "aedt", "brt");

    private TimeOfDay() {}

    /** Where the time ends that belongs to a date that ends here; the same index if none does. */
    static int endBehind(Window window, int date) {
        int start = start(window, date);
        int end = start < 0 ? -1 : end(window, start);
        return end < 0 ? date : end;
    }

    private static int start(Window window, int date) {
        byte joint = window.at(date);
        if (window.isDigit(date + 1)) {
            return joint == 'T' || joint == 't' || joint == ' ' || joint == ':' || joint == '_' ? date + 1 : -1;
        }
        int i = date;
        while (i - date < 3 && (window.at(i) == ' ' || window.at(i) == ',')) {
            i++;
        }
        if (i > date && Ascii.folded(window, i, "at ")) {
            i += 3;
        } else if (i > date && Ascii.folded(window, i, "um ")) {
            i += 3;
        }
        return i > date && window.isDigit(i) ? i : -1;
    }

    /** Where the time ends that begins here, with its zone; -1 if there is none. */
    static int end(Window window, int start) {
        int hour = two(window, start);
        int i = start + (hour >= 0 ? 2 : 1);
        if (hour < 0) {
            hour = window.isDigit(start) ? window.at(start) - '0' : 99;
        }
        if (hour > 24 || window.at(i) != ':' || !isSixtieth(window, i + 1)) {
            return -1;
        }
        i += 3;
        if (window.at(i) == ':' && (isSixtieth(window, i + 1) || two(window, i + 1) == 60)) {
            i = endOfFraction(window, i + 3);
        }
        if (window.isDigit(i)) {
            return -1;
        }
        return endOfZone(window, endOfHalf(window, i));
    }

    /** The time of ISO 8601's basic format, six digits behind a T; -1 if there is none. */
    static int endOfBasic(Window window, int start) {
        boolean time = two(window, start) >= 0
                && two(window, start) < 24
                && isSixtieth(window, start + 2)
                && isSixtieth(window, start + 4);
        if (!time) {
            return -1;
        }
        int end = endOfZone(window, endOfFraction(window, start + 6));
        return Ascii.isFreeBehind(window, end) ? end : -1;
    }

    private static int two(Window window, int index) {
        return window.isDigit(index) && window.isDigit(index + 1)
                ? (window.at(index) - '0') * 10 + window.at(index + 1) - '0'
                : -1;
    }

    private static boolean isSixtieth(Window window, int index) {
        int value = two(window, index);
        return value >= 0 && value < 60;
    }

    private static int endOfFraction(Window window, int index) {
        byte mark = window.at(index);
        if ((mark != '.' && mark != ',') || !window.isDigit(index + 1)) {
            return index;
        }
        int i = index + 1;
        while (i - index <= MAX_FRACTION && window.isDigit(i)) {
            i++;
        }
        return i;
    }

    /** Behind {@code pm}, {@code p.m.} and the like; the same index if none follows. */
    static int endOfHalf(Window window, int index) {
        int i = window.at(index) == ' ' ? index + 1 : index;
        int half = window.at(i) | 0x20;
        if (half != 'a' && half != 'p') {
            return index;
        }
        if ((window.at(i + 1) | 0x20) == 'm' && Ascii.isFreeBehind(window, i + 2)) {
            return i + 2;
        }
        return Ascii.folded(window, i + 1, ".m.") ? i + 4 : index;
    }

    private static int endOfZone(Window window, int index) {
        int i = window.at(index) == ' ' ? index + 1 : index;
        byte sign = window.at(i);
        if (sign == '+' || sign == '-') {
            return endOfOffset(window, i, index);
        }
        int end = CalendarWord.end(window, i);
        return ZONES.contain(window, i, end) && Ascii.isFreeBehind(window, end) ? end : index;
    }

    private static int endOfOffset(Window window, int sign, int otherwise) {
        int hours = two(window, sign + 1);
        if (hours < 0 || hours > 18) {
            return otherwise;
        }
        int end = sign + 3;
        if (window.at(end) == ':' && isSixtieth(window, end + 1)) {
            end += 3;
        } else if (isSixtieth(window, end)) {
            end += 2;
        }
        return window.isWordPart(end) ? otherwise : end;
    }
}
