package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Dates of digits: year first with hyphens, slashes or full stops (ISO 8601); month or day first with slashes or
 * hyphens (US, UK); day first with full stops; eight digits together only near a word that tells a date. All exist in
 * the calendar. With the time of day behind them they are {@link InfoType#DATE_TIME}.
 */
final class NumericDateMatcher implements Matcher {
    private static final double SURE = 0.9;
    private static final double LIKELY = 0.85;
    private static final double POSSIBLE = 0.6;
    private static final double SHORT = 0.55;
    private static final double DOUBTFUL = 0.3;
    private static final double WITH_CONTEXT = 0.85;
    private static final double TOGETHER = 0.2;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        byte before = form.before();
        if (form.isBehindForeignLetter() || RunForm.isOneOf(before, "$+#") || form.isBehindDigitAnd(".")) {
            return false;
        }
        if (!form.isDigits()) {
            // ISO 8601's basic format, with the letters T and Z.
            return (form.length() == 15 || form.length() == 16) && form.leadingDigits() == 4 && form.firstDigit() > 0;
        }
        return switch (form.length()) {
            case 1, 2, 4 ->
                RunForm.isOneOf(form.after(), "-/.")
                        && form.nextIsDigits()
                        && form.leastOfNext() <= 2
                        && form.behindNext() == form.after()
                        && !(form.secondBefore() == '0' && before == form.after());
            case 8, 14 -> form.firstDigit() > 0 && !form.isBehindDigitAnd("-");
            default -> false;
        };
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (window.isLetter(at - 1)) {
            return;
        }
        int end = at + 1;
        while (end - at < 15 && window.isDigit(end)) {
            end++;
        }
        byte separator = window.at(end);
        switch (end - at) {
            case 1, 2 -> {
                if (isSeparator(separator) && window.isDigit(end + 1) && isFree(window, at, separator)) {
                    yearLast(window, at, end, candidates);
                }
            }
            case 4 -> {
                if (isSeparator(separator) && window.isDigit(end + 1) && isFree(window, at, separator)) {
                    yearFirst(window, at, candidates);
                }
            }
            case 8, 14 -> together(window, at, end, candidates);
            default -> {}
        }
    }

    private static boolean isSeparator(int b) {
        return b == '-' || b == '/' || b == '.';
    }

    /** Not a part of a longer number, price or date. */
    private static boolean isFree(Window window, int start, byte separator) {
        byte before = window.at(start - 1);
        if (before == '$' || before == '+' || before == '#') {
            return false;
        }
        // A comma stands between the values of a table too.
        boolean joint = before == separator || before == '.';
        return !joint || !window.isDigit(start - 2);
    }

    private static boolean isFreeBehind(Window window, int end, byte separator) {
        byte next = window.at(end);
        boolean joint = next == separator || next == '.' || next == ',';
        return !window.isWordPart(end) && next != '%' && !(joint && window.isDigit(end + 1));
    }

    private static void yearFirst(Window window, int start, Candidates candidates) {
        byte separator = window.at(start + 4);
        int endOfMonth = endOfShort(window, start + 5);
        if (window.at(endOfMonth) != separator) {
            return;
        }
        int end = endOfShort(window, endOfMonth + 1);
        int year = CalendarDate.number(window, start, start + 4);
        int month = CalendarDate.number(window, start + 5, endOfMonth);
        if (year < 1000
                || year > 2999
                || end == endOfMonth + 1
                || !CalendarDate.exists(year, month, CalendarDate.number(window, endOfMonth + 1, end))) {
            return;
        }
        boolean padded = end - start == 10;
        double alone = !CalendarDate.isRecent(year)
                ? DOUBTFUL
                : separator != '.' ? (padded ? SURE : POSSIBLE) : (padded ? POSSIBLE : DOUBTFUL);
        found(window, start, end, separator, alone, candidates);
    }

    private static void yearLast(Window window, int start, int endOfFirst, Candidates candidates) {
        byte separator = window.at(endOfFirst);
        int endOfSecond = endOfShort(window, endOfFirst + 1);
        if (window.at(endOfSecond) != separator) {
            return;
        }
        int end = endOfSecond + 1;
        while (end - endOfSecond < 6 && window.isDigit(end)) {
            end++;
        }
        int yearDigits = end - endOfSecond - 1;
        if (yearDigits != 4 && yearDigits != 2) {
            return;
        }
        int first = CalendarDate.number(window, start, endOfFirst);
        int second = CalendarDate.number(window, endOfFirst + 1, endOfSecond);
        int year = CalendarDate.number(window, endOfSecond + 1, end);
        int full = yearDigits == 4 ? year : 2000 + year;
        boolean exists = CalendarDate.exists(full, second, first)
                || (separator != '.' && CalendarDate.exists(full, first, second));
        if (!exists || full < 1000 || full > 2999) {
            return;
        }
        boolean padded = end - start == 6 + yearDigits;
        double alone = !CalendarDate.isRecent(full)
                ? DOUBTFUL
                : yearDigits == 4 ? LIKELY : padded ? SHORT : separator == '/' ? SHORT : DOUBTFUL;
        found(window, start, end, separator, alone, candidates);
    }

    /** The end of one or two digits; the same index if there are none or more. */
    private static int endOfShort(Window window, int start) {
        if (!window.isDigit(start)) {
            return start;
        }
        if (!window.isDigit(start + 1)) {
            return start + 1;
        }
        return window.isDigit(start + 2) ? start : start + 2;
    }

    private static void found(Window window, int start, int end, byte separator, double alone, Candidates candidates) {
        int time = TimeOfDay.endBehind(window, end);
        if (time > end) {
            double confidence = Math.max(alone, LIKELY);
            candidates.add(InfoType.DATE_TIME, start, time, confidence, confidence, false);
        } else if (isFreeBehind(window, end, separator)) {
            int whole = CalendarWord.startWithWeekday(window, start);
            candidates.add(InfoType.DATE, whole, end, alone, Math.max(alone, WITH_CONTEXT), false);
        }
    }

    /** ISO 8601's basic format, also followed by the time, and the fourteen digits of databases. */
    private static void together(Window window, int start, int end, Candidates candidates) {
        int year = CalendarDate.number(window, start, start + 4);
        boolean exists = CalendarDate.isRecent(year)
                && CalendarDate.exists(
                        year,
                        CalendarDate.number(window, start + 4, start + 6),
                        CalendarDate.number(window, start + 6, start + 8));
        if (!exists || !isFree(window, start, (byte) '-')) {
            return;
        }
        if (end - start == 8 && (window.at(end) == 'T' || window.at(end) == 't')) {
            int time = TimeOfDay.endOfBasic(window, end + 1);
            if (time > 0) {
                candidates.add(InfoType.DATE_TIME, start, time, LIKELY, LIKELY, false);
            }
        } else if (isFreeBehind(window, end, (byte) '-')) {
            boolean time = end - start == 14;
            if (!time || TimeOfDay.endOfBasic(window, start + 8) == end) {
                InfoType type = time ? InfoType.DATE_TIME : InfoType.DATE;
                candidates.add(type, start, end, time ? DOUBTFUL : TOGETHER, WITH_CONTEXT, false);
            }
        }
    }
}
