package dev.ringfence.data.detect;

import dev.ringfence.data.CalendarNames;
import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Dates with the name of a month: day first ({@code 22 November 2026}, {@code 22. Nov}, {@code 22/Nov/2026},
 * {@code 22 de noviembre de 2026}), month first ({@code Nov 22nd, 2026}), year first ({@code 2026-Nov-22}), or month
 * and year. A day of the week before and the time of day behind belong to them.
 */
final class WrittenDateMatcher implements Matcher {
    private static final double SURE = 0.9;
    private static final double LIKELY = 0.65;
    private static final double DOUBTFUL = 0.25;
    private static final double WITH_CONTEXT = 0.85;
    private static final FoldedWords ORDINALS = FoldedWords.of("st", "nd", "rd", "th", "er", "e", "o", "a");
    private static final FoldedWords PREPOSITIONS = FoldedWords.of("of", "de", "del", "d", "di", "do");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        if (form.isBehindForeignLetter() || form.before() == '_') {
            return false;
        }
        boolean word =
                isJoint(form.before()) && (RunForm.isLetter(form.secondBefore()) || isJoint(form.secondBefore()));
        if (!form.isDigits()) {
            // An ordinal, or the month and year without a joint.
            boolean joined = form.leadingDigits() <= 2 || (word && form.leadingDigits() == 4);
            return joined && form.leadingDigits() > 0 && form.length() <= 9;
        }
        byte second = form.secondBehind();
        return switch (form.length()) {
            case 1, 2 ->
                form.after() != ':'
                        && (word
                                || form.after() == Window.OTHER
                                || form.after() == Window.LETTER
                                || (isJoint(form.after()) && (RunForm.isLetter(second) || isJoint(second))));
            case 4 -> word || (isJoint(form.after()) && RunForm.isLetter(second));
            default -> false;
        };
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int end = at + 1;
        while (end - at < 5 && window.isDigit(end)) {
            end++;
        }
        int digits = end - at;
        boolean hour = digits <= 2 && window.at(end) == ':';
        if (digits == 3 || digits > 4 || hour || window.isLetter(at - 1) || window.at(at - 1) == '_') {
            return;
        }
        int word = startOfMonthBefore(window, at);
        if (word >= 0 && digits == 4) {
            monthAndYear(window, word, at, end, candidates);
        } else if (word >= 0) {
            monthFirst(window, word, at, end, candidates);
        } else if (digits <= 2) {
            dayFirst(window, at, end, candidates);
        } else {
            yearFirst(window, at, end, candidates);
        }
    }

    /** The word before, if it names a month; a preposition may stand between. Negative if there is none. */
    private static int startOfMonthBefore(Window window, int at) {
        int end = startOfJoint(window, at);
        if (end == at || !window.isLetter(end - 1)) {
            return -1;
        }
        int start = CalendarWord.start(window, end);
        if (PREPOSITIONS.contain(window, start, end)) {
            end = startOfJoint(window, start);
            if (end == start || !window.isLetter(end - 1)) {
                return -1;
            }
            start = CalendarWord.start(window, end);
        }
        return Ascii.isFreeBefore(window, start) && CalendarWord.month(window, start, end) > 0 ? start : -1;
    }

    private static int startOfJoint(Window window, int from) {
        int i = from;
        while (from - i < 2 && isJoint(window.at(i - 1))) {
            i--;
        }
        return i;
    }

    private static int endOfJoint(Window window, int from, int most) {
        int i = from;
        while (i - from < most && isJoint(window.at(i))) {
            i++;
        }
        return i;
    }

    private static boolean isJoint(int b) {
        return b == ' ' || b == '.' || b == '-' || b == '/' || b == ',';
    }

    private static void monthAndYear(Window window, int word, int at, int end, Candidates candidates) {
        int year = CalendarDate.number(window, at, end);
        if (!CalendarDate.isRecent(year) || isDay(window, word) || !endsDate(window, end)) {
            return;
        }
        int month = CalendarWord.end(window, word);
        double alone = isUnmistakable(window, word, month) ? LIKELY : DOUBTFUL;
        candidates.add(InfoType.DATE, word, end, alone, WITH_CONTEXT, false);
    }

    /** True if a day stands before the month: then the date has been found there. */
    private static boolean isDay(Window window, int word) {
        int end = startOfJoint(window, word);
        if (end == word || window.at(end) == ',') {
            return false;
        }
        int letters = CalendarWord.start(window, end);
        if (PREPOSITIONS.contain(window, letters, end)) {
            end = startOfJoint(window, letters);
        } else if (ORDINALS.contain(window, letters, end)) {
            end = letters;
        }
        return window.isDigit(end - 1);
    }

    private static void monthFirst(Window window, int word, int at, int endOfDay, Candidates candidates) {
        int endOfMonth = CalendarWord.end(window, word);
        int month = CalendarWord.month(window, word, endOfMonth);
        if (!CalendarDate.exists(month, CalendarDate.number(window, at, endOfDay)) || isDay(window, word)) {
            return;
        }
        int end = endOfOrdinal(window, endOfDay);
        if (window.isWordPart(end)) {
            return;
        }
        int joint = endOfJoint(window, end, 2);
        int endOfYear = joint > end ? endOfYear(window, joint, false) : -1;
        found(window, word, word, endOfYear < 0 ? end : endOfYear, endOfYear > 0, candidates);
    }

    private static void dayFirst(Window window, int at, int endOfDay, Candidates candidates) {
        int i = endOfOrdinal(window, endOfDay);
        i = endOfJoint(window, i, 2);
        // Deeds: the 21st day of June.
        i += Ascii.folded(window, i, "day of ") ? 4 : 0;
        int word = CalendarWord.end(window, i);
        if (word - i < 1) {
            return;
        }
        int start = i;
        if (PREPOSITIONS.contain(window, i, word)) {
            start = endOfJoint(window, word, 1);
            word = CalendarWord.end(window, start);
        }
        int month = word > start ? CalendarWord.month(window, start, word) : 0;
        if (month == 0 || !CalendarDate.exists(month, CalendarDate.number(window, at, endOfDay))) {
            return;
        }
        byte separator = window.at(word);
        int joint = endOfJoint(window, word, 2);
        int preposition = CalendarWord.end(window, joint);
        if (preposition > joint && PREPOSITIONS.contain(window, joint, preposition)) {
            joint = endOfJoint(window, preposition, 1);
        }
        int endOfYear = endOfYear(window, joint, separator == '-' || separator == '/');
        if (endOfYear > 0) {
            found(window, at, start, endOfYear, true, candidates);
        } else if (!window.isWordPart(word) && window.at(endOfDay) != '-' && window.at(endOfDay) != '/') {
            found(window, at, start, word, false, candidates);
        }
    }

    private static void yearFirst(Window window, int at, int end, Candidates candidates) {
        int word = endOfJoint(window, end, 1);
        int endOfMonth = CalendarWord.end(window, word);
        if (word == end || endOfMonth == word || !CalendarDate.isRecent(CalendarDate.number(window, at, end))) {
            return;
        }
        int month = CalendarWord.month(window, word, endOfMonth);
        int day = endOfJoint(window, endOfMonth, 1);
        int endOfDay = window.endOfDigits(day);
        boolean exists = month > 0
                && day > endOfMonth
                && endOfDay - day >= 1
                && endOfDay - day <= 2
                && CalendarDate.exists(month, CalendarDate.number(window, day, endOfDay));
        if (exists && window.at(end) == window.at(endOfMonth)) {
            found(window, at, word, endOfDay, true, candidates);
        }
    }

    /** Behind a day {@code st}, {@code º} and the like. */
    private static int endOfOrdinal(Window window, int endOfDay) {
        int letters = endOfDay;
        while (letters - endOfDay < 3 && window.isLetter(letters)) {
            letters++;
        }
        if (ORDINALS.contain(window, endOfDay, letters)) {
            return letters;
        }
        int signs = endOfDay;
        int most = Math.min(endOfDay + 2, window.length());
        while (signs < most && (window.at(signs) == Window.OTHER || window.at(signs) == Window.LETTER)) {
            signs++;
        }
        return window.isLetter(signs) && signs == endOfDay ? endOfDay : signs;
    }

    /** Four digits, two behind an apostrophe, or two where slashes or hyphens join them; -1 for anything else. */
    private static int endOfYear(Window window, int start, boolean shortToo) {
        boolean apostrophe = window.at(start) == '\'';
        int first = apostrophe ? start + 1 : start;
        int end = first;
        while (end - first < 5 && window.isDigit(end)) {
            end++;
        }
        boolean four = end - first == 4 && window.at(first) != '0';
        boolean two = end - first == 2 && (apostrophe || shortToo);
        boolean time = window.at(end) == ':' && !four;
        return (four || two) && !time && !(window.isWordPart(end) && window.at(end) != 'T') ? end : -1;
    }

    private static boolean endsDate(Window window, int end) {
        return !window.isWordPart(end) && !(window.at(end) == '-' && window.isDigit(end + 1));
    }

    /** A whole name, or a usual short one, with a capital where it is a word of English too. */
    private static boolean isUnmistakable(Window window, int start, int end) {
        boolean capital = Ascii.isUpper(window.at(start));
        boolean whole = end - start > 4 && !Ascii.folded(window, start, "march");
        return CalendarNames.isUnmistakable(CalendarWord.key(window, start, end)) && (capital || whole);
    }

    private static void found(Window window, int start, int word, int end, boolean year, Candidates candidates) {
        double alone = year ? SURE : isUnmistakable(window, word, CalendarWord.end(window, word)) ? LIKELY : DOUBTFUL;
        int whole = CalendarWord.startWithWeekday(window, start);
        int time = TimeOfDay.endBehind(window, end);
        if (time > end) {
            // As in C's ctime, the year may stand behind the time.
            int endOfYear = window.at(time) == ' ' && !year ? endOfYear(window, time + 1, false) : -1;
            int last = endOfYear > 0 ? endOfYear : time;
            candidates.add(InfoType.DATE_TIME, whole, last, SURE, SURE, false);
        } else if (endsDate(window, end)) {
            candidates.add(InfoType.DATE, whole, end, alone, Math.max(alone, WITH_CONTEXT), false);
        }
    }
}
