package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Years that stand alone, from 1900 to 2099, behind a word that a year follows: {@code in 1984}, {@code since 2015}. What
 * may be a count, with a word for what is counted behind it, is left alone.
 */
final class YearMatcher implements Matcher {
    private static final double LIKELY = 0.55;
    private static final int LONGEST_CUE = 8;
    private static final String NEVER_BEHIND = "%:_/@=*+$#'\"([{";

    private static final FoldedWords WHEN = FoldedWords.of(
            "in", "since", "until", "till", "during", "by", "before", "after", "circa", "year", "years", "summer",
            "winter", "spring", "autumn", "fall", "early", "late", "mid", "born", "seit", "jahr", "jahre", "desde",
            "dal", "nel", "depuis", "sinds", "day");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        return form.length() == 4
                && form.isDigits()
                && form.firstDigit() > 0
                && form.before() == ' '
                && form.after() != Window.LETTER
                && RunForm.isLetter(form.secondBefore())
                && !RunForm.isOneOf(form.after(), NEVER_BEHIND)
                && !(RunForm.isOneOf(form.after(), ".,-") && form.secondBehind() == '0');
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        byte behind = window.at(at + 4);
        boolean year = window.runOfDigits()
                && window.runEnd() - at == 4
                && window.at(at - 1) == ' '
                && window.isLetter(at - 2)
                && behind != Window.LETTER
                && !RunForm.isOneOf(behind, NEVER_BEHIND)
                && !((behind == '.' || behind == ',' || behind == '-') && window.isDigit(at + 5));
        if (!year) {
            return;
        }
        int century = CalendarDate.number(window, at, at + 2);
        if ((century != 19 && century != 20) || !followsWhen(window, at) || counts(window, at + 4)) {
            return;
        }
        candidates.add(InfoType.DATE, at, at + 4, LIKELY, LIKELY, false);
    }

    private static boolean followsWhen(Window window, int at) {
        int start = Ascii.startOfLetters(window, at - 1, LONGEST_CUE);
        byte before = window.at(start - 1);
        return WHEN.contain(window, start, at - 1) && (before == ' ' || before == '\n' || start == 0 || before == '(');
    }

    /** True if what is counted follows: a word in lower case that joins no parts of a sentence. */
    private static boolean counts(Window window, int end) {
        if (window.at(end) == '-') {
            return true;
        }
        if (window.at(end) != ' ' || !window.isLetter(end + 1) || WordReader.capitalAt(window, end + 1)) {
            return window.at(end) == ' ' && window.isDigit(end + 1);
        }
        int stop = end + 1;
        while (stop - end <= LONGEST_CUE && window.isLetter(stop)) {
            stop++;
        }
        return (Lexicon.standard().sense(WordHash.of(window, end + 1, stop)) & JOINS) == 0;
    }

    private static final long JOINS =
            Cue.PRONOUN.mask | Cue.LINK.mask | Cue.SPEECH.mask | Cue.PERSON_BEFORE.mask | Cue.PLACE_BEFORE.mask;
}
