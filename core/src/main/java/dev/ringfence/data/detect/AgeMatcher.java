package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Ages of people: the number in {@code 34 years old}, {@code 34-year-old}, {@code 34 y/o}, {@code aged 34},
 * {@code age: 34}, {@code Anna Berg, 34,}, and the like in German, French, Spanish, Italian, Dutch, Portuguese and Polish. Up to 120.
 */
final class AgeMatcher implements Matcher {
    private static final double SURE = 0.9;
    private static final double LIKELY = 0.75;
    /** Less than what a house number is part of. */
    private static final double APPOSED = 0.65;

    private static final int OLDEST = 120;

    /** Directly before the number. */
    private static final KeyWords BEFORE = KeyWords.whole(
            "aged",
            "age",
            "ages",
            "alter",
            "edad",
            "idade",
            "leeftijd",
            "wiek",
            "wieku",
            "eta",
            "age_of",
            "edad_de",
            "alter_von",
            "leeftijd_van",
            "eta_di",
            "idade_de",
            "aged_about",
            "patient_age",
            "turned",
            "turning");

    private static final FoldedWords YEARS =
            FoldedWords.of("year", "years", "yr", "yrs", "yo", "jahre", "jaar", "ans", "anni");
    /** Years that are an age by themselves: the number of anything else has another word or order. */
    private static final FoldedWords ALONE = FoldedWords.of("yo", "yrold");

    private static final FoldedWords OLD =
            FoldedWords.of("old", "alt", "alte", "alter", "alten", "altes", "oud", "oude");
    private static final FoldedWords MONTHS_OLD =
            FoldedWords.of("month", "months", "monate", "maanden", "mois", "meses");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        // Also with the unit joined: 34yo, 34y.
        boolean number = form.isDigits()
                ? form.length() <= 3
                        && !(form.length() > 1 && form.firstDigit() == 0)
                        && !(form.length() == 3 && form.firstDigit() > 1)
                        && !(RunForm.isOneOf(form.after(), ".,/:") && form.secondBehind() == '0')
                : form.length() <= 5 && form.leadingDigits() > 0;
        if (!number || form.isBehindForeignLetter() || RunForm.isOneOf(form.before(), ".,-/$_")) {
            return false;
        }
        boolean followed = !form.isDigits()
                || form.after() == Window.LETTER
                || (RunForm.isOneOf(form.after(), " -.")
                        && (RunForm.isLetter(form.secondBehind()) || RunForm.isOneOf(form.secondBehind(), " -.")));
        return followed || RunForm.isOneOf(form.before(), " :=(\"");
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int end = window.endOfDigits(at);
        byte before = window.at(at - 1);
        byte behind = window.at(end);
        boolean number = end - at <= 3
                && before != '.'
                && before != ','
                && before != '-'
                && before != '/'
                && before != '$'
                && before != '_'
                && !window.isLetter(at - 1)
                && CalendarDate.number(window, at, end) <= OLDEST
                && !(end - at > 1 && window.at(at) == '0');
        if (!number
                || ((behind == '.' || behind == ',' || behind == '/' || behind == ':') && window.isDigit(end + 1))) {
            return;
        }
        if (isFollowed(window, end)) {
            candidates.add(InfoType.AGE, at, end, SURE, SURE, false);
        } else if (isPreceded(window, at) && Ascii.isFreeBehind(window, end) && behind != '%' && behind != '-') {
            candidates.add(InfoType.AGE, at, end, LIKELY, LIKELY, false);
        } else if (isEnclosed(window, end) && isApposed(window, at)) {
            candidates.add(InfoType.AGE, at, end, APPOSED, APPOSED, false);
        }
    }

    /** As in the news behind a whole name: {@code Anna Berg, 41, of}. */
    private static boolean isApposed(Window window, int at) {
        if (window.at(at - 1) != ' ' || window.at(at - 2) != ',' || !window.isLetter(at - 3)) {
            return false;
        }
        int last = WordReader.startOfWord(window, at - 3);
        int stop = last - 1;
        // An initial may stand between.
        if (window.at(stop - 1) == '.' && WordReader.capitalAt(window, stop - 2) && window.at(stop - 3) == ' ') {
            stop -= 3;
        }
        if (!WordReader.capitalAt(window, last) || window.at(stop) != ' ' || !window.isLetter(stop - 1)) {
            return false;
        }
        int first = WordReader.startOfWord(window, stop - 1);
        if (!WordReader.capitalAt(window, first)) {
            return false;
        }
        long given = Lexicon.standard().sense(WordHash.of(window, first, stop));
        long surname = Lexicon.standard().sense(WordHash.of(window, last, at - 2));
        if (Sense.given(given) >= 2 || (Sense.isName(given) && Sense.common(given) == 0)) {
            return (surname & NO_SURNAME) == 0;
        }
        // Neither is a common word, and one may be a name.
        return Sense.common(given | surname) == 0 && ((given | surname) & (NO_SURNAME | NO_NAME)) == 0;
    }

    private static final long NO_SURNAME =
            Cue.STREET_FULL.mask | Cue.CALENDAR.mask | Cue.COMPANY.mask | Cue.INSTITUTION.mask;
    private static final long NO_NAME = Cue.STREET_FIRST.mask | Cue.COUNTRY.mask | Cue.REGION.mask | Cue.PRODUCT.mask;

    /** A comma behind the number, and no street: {@code , 41, of}; or the sex: {@code , 41F,}. */
    private static boolean isEnclosed(Window window, int end) {
        byte sex = window.at(end);
        if (sex == 'F' || sex == 'M') {
            return window.at(end + 1) == ',' || window.at(end + 1) == ' ';
        }
        boolean clause = sex == ',' && window.at(end + 1) == ' ' && Ascii.isLetter(window.at(end + 2));
        if (!clause || WordReader.capitalAt(window, end + 2)) {
            return false;
        }
        int stop = end + 2;
        while (stop - end < WordReader.LONGEST && window.isLetter(stop)) {
            stop++;
        }
        return !Sense.is(Lexicon.standard().sense(WordHash.of(window, end + 2, stop)), Cue.STREET_FIRST);
    }

    private static boolean isPreceded(Window window, int at) {
        byte before = window.at(at - 1);
        return (before == ' ' || before == ':' || before == '=' || before == '(' || before == '"')
                && BEFORE.endKey(window, endOfKey(window, at));
    }

    /** Spaces, and one sign of an assignment with the quotes of its key. */
    private static int endOfKey(Window window, int at) {
        int i = at;
        if (window.at(i - 1) == '"') {
            i--;
        }
        while (at - i < 3 && window.at(i - 1) == ' ') {
            i--;
        }
        byte sign = window.at(i - 1);
        return sign == ':' || sign == '=' ? Assignment.endOfKey(window, i - 1) : sign == '(' ? i - 2 : i;
    }

    private static boolean isFollowed(Window window, int end) {
        boolean joined = window.isLetter(end);
        int word = joined ? end : endOfJoint(window, end);
        if (!joined && word == end) {
            return false;
        }
        int endOfWord = CalendarWord.end(window, word);
        if (Ascii.folded(window, word, "y/o") && Ascii.isFreeBehind(window, word + 3)) {
            return true;
        }
        if (ALONE.contain(window, word, endOfWord)) {
            return Ascii.isFreeBehind(window, endOfWord);
        }
        if (window.at(word) == 'a' && isAnos(window, word, endOfWord)) {
            // Spanish and Portuguese: so many years "de edad", "de idade", or after "tiene", "tem".
            return isOf(window, endOfWord, "de edad") || isOf(window, endOfWord, "de idade");
        }
        if (Ascii.folded(window, word, "y.o.")) {
            return true;
        }
        if (!YEARS.contain(window, word, endOfWord) && !MONTHS_OLD.contain(window, word, endOfWord)) {
            return Ascii.folded(window, word, "lat") && endOfWord == word + 3 && isPreceded(window, end);
        }
        int next = endOfJoint(window, endOfWord);
        int endOfNext = CalendarWord.end(window, next);
        return (next > endOfWord && OLD.contain(window, next, endOfNext))
                || isOf(window, endOfWord, "of age")
                || isOf(window, endOfWord, "d'age")
                || isOf(window, endOfWord, "di eta");
    }

    private static boolean isAnos(Window window, int start, int end) {
        byte last = window.at(end - 1);
        return end - start >= 4 && end - start <= 5 && last == 's' && window.at(end - 2) == 'o';
    }

    private static boolean isOf(Window window, int end, String words) {
        int next = endOfJoint(window, end);
        return next > end && Ascii.folded(window, next, words) && !window.isLetter(next + words.length());
    }

    private static int endOfJoint(Window window, int from) {
        int i = from;
        while (i - from < 2 && (window.at(i) == ' ' || window.at(i) == '-' || window.at(i) == '.')) {
            i++;
        }
        return i;
    }
}
