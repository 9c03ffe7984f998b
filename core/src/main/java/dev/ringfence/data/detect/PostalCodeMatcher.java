package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Postal codes: ZIP and ZIP+4 of the United States, Canada ({@code K1A 0B1}), the Netherlands ({@code 1012 AB}), the
 * United Kingdom ({@code SW1A 1AA}), and five digits as in Germany, France, Spain or Italy. Five digits alone are not
 * found: a state or town stands beside them, or a word such as {@code ZIP}.
 */
final class PostalCodeMatcher implements Matcher {
    private static final double BESIDE_TOWN = 0.75;
    private static final double OWN_SHAPE = 0.7;
    private static final double ALONE = 0.2;
    private static final double WITH_CONTEXT = 0.75;

    @Override
    public Set<Anchor> anchors() {
        return EnumSet.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean word = form.beginsWithLetter();
        return switch (form.length()) {
            case 2, 3 -> word && form.after() == ' ' && form.secondBehind() == '0';
            case 4 ->
                form.after() == ' '
                        && (word
                                ? form.secondBehind() == '0'
                                : form.isDigits() && form.firstDigit() > 0 && form.secondBehind() == 'A');
            case 5 ->
                form.isDigits()
                        && !RunForm.isOneOf(form.after(), ":_")
                        && (form.before() == Window.OTHER || RunForm.isOneOf(form.before(), " \n\"-(,:="));
            case 6 -> form.leadingDigits() == 4 && form.hasTwoParts();
            default -> false;
        };
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int end = window.endOfDigits(at);
        switch (end - at) {
            case 1, 2 -> lettersFirst(window, at, end, candidates);
            case 4 -> dutch(window, at, end, candidates);
            case 5 -> fiveDigits(window, at, end, candidates);
            default -> {
                // No postal code that this knows has so many digits in a row.
            }
        }
    }

    private static void fiveDigits(Window window, int at, int digits, Candidates candidates) {
        byte before = window.at(at - 1);
        int end = window.at(digits) == '-' && window.endOfDigits(digits + 1) == digits + 5 ? digits + 5 : digits;
        boolean touches = before != ' '
                && before != '\n'
                && before != '"'
                && before != '-'
                && before != '('
                && before != ','
                && before != Window.OTHER
                && before != ':'
                && before != '=';
        if (touches
                || window.isWordPart(end)
                || window.at(end) == '_'
                || window.at(end) == '-'
                || window.at(end) == ':'
                || (window.at(end) == '.' && window.isWordPart(end + 1))) {
            return;
        }
        boolean placed = (before == ' ' && placeEnds(window, at - 2))
                || (window.at(end) == ' ' && townBegins(window, end + 1))
                || (before == ' ' && end == digits && isListed(window, at, end));
        add(window, at, end, placed ? BESIDE_TOWN : ALONE, placed ? CERTAIN : WITH_CONTEXT, candidates);
    }

    private static final double CERTAIN = 0.85;

    private static void add(
            Window window, int start, int end, double alone, double withContext, Candidates candidates) {
        // Five digits are frequent: hardly any of them need be read again.
        if (window.at(start) == '0' || window.isLetter(start) || window.isLetter(end - 1)) {
            candidates.offer(window, InfoType.POSTAL_CODE, start, end, alone, withContext);
        } else {
            candidates.add(InfoType.POSTAL_CODE, start, end, alone, withContext, false);
        }
    }

    /** {@code Via Roma 24, 50123 Firenze}: behind a house number and a comma, a capitalised word that is no common one. */
    private static boolean isListed(Window window, int at, int end) {
        if (window.at(at - 2) != ',' || !window.isDigit(at - 3) || window.at(end) != ' ') {
            return false;
        }
        int house = at - 3;
        while (at - house < 8 && window.isDigit(house)) {
            house--;
        }
        int stop = end + 1;
        while (stop - end <= WordReader.LONGEST && window.isLetter(stop)) {
            stop++;
        }
        return window.at(house) == ' '
                && window.isLetter(house - 1)
                && WordReader.capitalAt(window, WordReader.startOfWord(window, house - 1))
                && WordReader.capitalAt(window, end + 1)
                && window.isLetter(end + 2)
                && !WordReader.capitalAt(window, end + 2)
                && Sense.common(Lexicon.standard().sense(WordHash.of(window, end + 1, stop))) == 0;
    }

    /** True if the word that ends at an index is a state, its code, or a town; a comma may be between. */
    private static boolean placeEnds(Window window, int last) {
        int stop = window.at(last) == ',' ? last : last + 1;
        if (!window.isLetter(stop - 1)) {
            return false;
        }
        int begin = WordReader.startOfWord(window, stop - 1);
        if (!WordReader.capitalAt(window, begin)) {
            return false;
        }
        long sense = Lexicon.standard().sense(WordHash.of(window, begin, stop));
        boolean code = stop - begin == 2 && WordReader.capitalAt(window, begin + 1);
        if (code) {
            return Sense.is(sense, Cue.REGION_CODE);
        }
        if (Sense.is(sense, Cue.REGION) || (Sense.town(sense) > 0 && Sense.common(sense) < 2)) {
            return true;
        }
        int before = window.at(begin - 2) == '.' ? begin - 3 : begin - 2;
        return window.at(begin - 1) == ' ' && window.isLetter(before) && twoWords(window, before, stop);
    }

    private static boolean twoWords(Window window, int lastOfFirst, int stop) {
        int first = WordReader.startOfWord(window, lastOfFirst);
        long sense = Lexicon.standard().sense(WordHash.of(window, first, stop));
        return Sense.is(sense, Cue.REGION) || Sense.town(sense) > 0;
    }

    /** {@code 10115 Berlin}: a known town, written with a capital, begins at an index. */
    private static boolean townBegins(Window window, int from) {
        if (!WordReader.capitalAt(window, from)) {
            return false;
        }
        int stop = from;
        while (stop - from < WordReader.LONGEST && window.isLetter(stop)) {
            stop++;
        }
        long sense = Lexicon.standard().sense(WordHash.of(window, from, stop));
        return Sense.town(sense) > 0 && Sense.common(sense) < 2;
    }

    /** Four digits, not beginning with 0, and two capitals. */
    private static void dutch(Window window, int at, int digits, Candidates candidates) {
        int letters = window.at(digits) == ' ' ? digits + 1 : digits;
        boolean shape = window.at(at) != '0'
                && !window.isWordPart(at - 1)
                && window.at(at - 1) != '.'
                && isCapital(window, letters)
                && isCapital(window, letters + 1)
                && !window.isWordPart(letters + 2);
        if (shape) {
            boolean town = window.at(letters + 2) == ' '
                    && WordReader.capitalAt(window, letters + 3)
                    && window.isLetter(letters + 4);
            add(window, at, letters + 2, town ? OWN_SHAPE : ALONE, WITH_CONTEXT, candidates);
        }
    }

    /** Behind a code that begins with letters, whose first digit is at an index; -1 if it is none. */
    static int endOfLettered(Window window, int at) {
        int digits = window.endOfDigits(at);
        int start = startOfLetters(window, at, digits);
        // Canadian codes are written in one run too.
        boolean joined = start == at - 1
                && digits == at + 1
                && isCapital(window, digits)
                && window.isDigit(digits + 1)
                && isCapital(window, digits + 2)
                && window.isDigit(digits + 3);
        return start < 0 ? -1 : joined ? digits + 4 : endOfHalves(window, start, at, digits);
    }

    /** {@code K1A 0B1} and {@code SW1A 1AA}: the digit is the first of the outward half. */
    private static void lettersFirst(Window window, int at, int digits, Candidates candidates) {
        int start = startOfLetters(window, at, digits);
        int end = start < 0 ? -1 : endOfHalves(window, start, at, digits);
        if (end > 0) {
            add(window, start, end, OWN_SHAPE, CERTAIN, candidates);
        }
    }

    private static int startOfLetters(Window window, int at, int digits) {
        int start = at - 1;
        while (at - start <= 2 && isCapital(window, start - 1)) {
            start--;
        }
        boolean letters = isCapital(window, at - 1) && at - start <= 2 && !window.isWordPart(start - 1);
        return letters && digits - at <= 2 ? start : -1;
    }

    private static int endOfHalves(Window window, int start, int at, int digits) {
        int space = digits + (isCapital(window, digits) ? 1 : 0);
        int second = space + 1;
        boolean halves = window.at(space) == ' ' && window.isDigit(second) && !window.isWordPart(second + 3);
        if (!halves) {
            return -1;
        }
        boolean canadian = at - start == 1
                && digits - at == 1
                && space == digits + 1
                && isCapital(window, second + 1)
                && window.isDigit(second + 2);
        boolean british = isCapital(window, second + 1) && isCapital(window, second + 2);
        return canadian || british ? second + 3 : -1;
    }

    private static boolean isCapital(Window window, int index) {
        byte b = window.at(index);
        return b >= 'A' && b <= 'Z';
    }
}
