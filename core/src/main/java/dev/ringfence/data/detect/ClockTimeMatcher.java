package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Times of day without a date: with the half of the day ({@code 3:45 pm}, {@code 5 p.m.}), the word for the hour
 * ({@code 15 Uhr}), or hours and minutes behind a word for when ({@code at 15:30}). Other numbers with a colon between
 * them, the times of a log among them, are left alone.
 */
final class ClockTimeMatcher implements Matcher {
    private static final double SURE = 0.75;
    private static final double LIKELY = 0.55;
    private static final int LONGEST_CUE = 7;
    /** Of digits and a half of the day together. */
    private static final int LONGEST_RUN = 4;

    private static final String NEVER_BEFORE = "_:.,-/$#+@";

    private static final FoldedWords WHEN = FoldedWords.of(
            "at", "by", "from", "until", "till", "before", "after", "around", "about", "um", "ab", "bis", "gegen",
            "alle", "las", "om", "kl", "klo");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        if (RunForm.isOneOf(form.before(), NEVER_BEFORE) || form.isBehindForeignLetter()) {
            return false;
        }
        if (!form.isDigits()) {
            // 5pm
            return form.leadingDigits() > 0
                    && form.leadingDigits() <= 2
                    && form.length() <= LONGEST_RUN
                    && form.hasTwoParts();
        }
        // Seconds have the times of logs; where a word stands before, they are looked at all the same.
        boolean seconds = form.behindNext() == ':' && !RunForm.isLetter(form.secondBefore());
        boolean minutes = form.after() == ':' && form.secondBehind() == '0' && !seconds;
        boolean word = form.after() == ' ' && RunForm.isLetter(form.secondBehind());
        return form.length() <= 2 && (minutes || word);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int end = window.endOfDigits(at);
        if (end - at > 2
                || window.runEnd() - at > LONGEST_RUN
                || window.isWordPart(at - 1)
                || RunForm.isOneOf(window.at(at - 1), NEVER_BEFORE)) {
            return;
        }
        if (window.at(end) == ':') {
            boolean seconds = window.at(end + 3) == ':' && !(window.at(at - 1) == ' ' && window.isLetter(at - 2));
            if (seconds) {
                return;
            }
            int last = TimeOfDay.end(window, at);
            if (last > 0 && !window.isWordPart(last) && window.at(last) != ':') {
                boolean half = Ascii.isLetter(window.at(last - 1)) || window.at(last - 1) == '.';
                add(at, last, half ? SURE : followsWhen(window, at) ? LIKELY : 0, candidates);
            }
            return;
        }
        int word = window.at(end) == ' ' ? end + 1 : end;
        int first = Ascii.fold(window.at(word));
        if ((word == end && window.runEnd() == end) || (first != 'a' && first != 'p' && first != 'u')) {
            return;
        }
        int last = TimeOfDay.endOfHalf(window, end);
        // In German "am" stands before a day.
        boolean german = window.at(end) == ' ' && window.at(last) == ' ' && WordReader.capitalAt(window, last + 1);
        boolean half = last > end && !german;
        boolean uhr = Ascii.folded(window, end, " uhr") && !window.isWordPart(end + 4);
        int hour = CalendarDate.number(window, at, end);
        if (uhr ? hour <= 24 : half && hour >= 1 && hour <= 12) {
            add(at, uhr ? end + 4 : last, SURE, candidates);
        }
    }

    private static void add(int start, int end, double confidence, Candidates candidates) {
        if (confidence > 0) {
            candidates.add(InfoType.DATE_TIME, start, end, confidence, confidence, false);
        }
    }

    private static boolean followsWhen(Window window, int at) {
        int start = window.at(at - 1) == ' ' ? Ascii.startOfLetters(window, at - 1, LONGEST_CUE) : at;
        return start < at && WHEN.contain(window, start, at - 1) && !window.isWordPart(start - 1);
    }
}
