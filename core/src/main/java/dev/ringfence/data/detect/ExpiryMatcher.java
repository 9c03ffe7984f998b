package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * A month and year in digits: {@code 04/27} behind a word for the end of something, as on a payment card (ISO/IEC 7813
 * has year and month), and {@code 11/2025} there or beside a word for a date.
 */
final class ExpiryMatcher implements Matcher {
    private static final double SURE = 0.8;
    private static final double DOUBTFUL = 0.4;
    private static final int MOST_WORDS = 3;
    private static final int LONGEST_WORD = 12;
    private static final String NEVER_BEFORE = "./-,_$+";

    private static final FoldedWords ENDS = FoldedWords.of(
            "exp",
            "expires",
            "expire",
            "expired",
            "expiring",
            "expiry",
            "expiration",
            "valid",
            "thru",
            "validity",
            "ablauf",
            "ablaufdatum",
            "verfall",
            "caducidad",
            "caduca",
            "vence",
            "vencimiento",
            "scadenza",
            "scade",
            "validade",
            "vervaldatum",
            "expirydate",
            "expdate");
    private static final FoldedWords BETWEEN = FoldedWords.of(
            "date", "on", "is", "in", "until", "the", "end", "of", "am", "bis", "el", "il", "te", "by", "through",
            "thru", "good");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        return form.length() <= 2
                && form.isDigits()
                && (form.after() == '/' || form.after() == '-')
                && form.nextIsDigits()
                && (form.nextMayHave(2) || form.nextMayHave(4))
                && !RunForm.isOneOf(form.before(), NEVER_BEFORE);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int slash = window.endOfDigits(at);
        if (slash - at > 2
                || (window.at(slash) != '/' && window.at(slash) != '-')
                || RunForm.isOneOf(window.at(at - 1), NEVER_BEFORE)) {
            return;
        }
        int end = window.endOfDigits(slash + 1);
        int digits = end - slash - 1;
        byte next = window.at(end);
        int month = CalendarDate.number(window, at, slash);
        boolean free = !window.isWordPart(at - 1)
                && !window.isWordPart(end)
                && next != '%'
                && !((next == '/' || next == '-' || next == '.') && window.isDigit(end + 1));
        if (month < 1 || month > 12 || !free || (digits != 2 && digits != 4)) {
            return;
        }
        if (followsEnd(window, at)) {
            candidates.add(InfoType.DATE, at, end, SURE, SURE, false);
        } else if (digits == 4
                && window.at(slash) == '/'
                && CalendarDate.isRecent(CalendarDate.number(window, slash + 1, end))) {
            candidates.add(InfoType.DATE, at, end, DOUBTFUL, SURE, false);
        }
    }

    /** True if a word for an end is among the last words before, with none but words that join them between. */
    private static boolean followsEnd(Window window, int at) {
        int i = at;
        for (int words = 0; words < MOST_WORDS; words++) {
            int stop = i;
            while (i - stop < 4 && stop > 0 && !window.isWordPart(stop - 1) && window.at(stop - 1) != '\n') {
                stop--;
            }
            int start = Ascii.startOfLetters(window, stop, LONGEST_WORD);
            if (start == stop) {
                return false;
            }
            if (ENDS.contain(window, start, stop)) {
                return !window.isWordPart(start - 1);
            }
            if (!BETWEEN.contain(window, start, stop)) {
                return false;
            }
            i = start;
        }
        return false;
    }
}
