package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.WordReader.Form;
import java.util.EnumSet;
import java.util.Set;

/**
 * Street addresses around a house number: number first ({@code 1600 Pennsylvania Ave NW, Apt 4}, {@code 12 rue de la
 * Paix}) or last ({@code Hauptstrasse 12}, {@code Via Roma 1}, {@code Calle de Alcala 45}), and post-office boxes. What
 * makes it an address is a word for a street, at the end, at the beginning, or fused with its name. Town and postal code
 * are findings of their own.
 */
final class AddressMatcher implements Matcher {
    private static final int MOST_DIGITS = 5;
    private static final int MOST_WORDS = 6;
    /** What may stand right behind a house number; 0 for all that is not told apart. */
    private static final String NEVER_BEHIND = "_:@(+%\\'";

    /** Before a number these make it a part of another, or a value. */
    private static final String PART_OF_NUMBER = ".,:/-_=";

    private static final int SHORTEST_FUSED = 6;
    /** More than any name within it. */
    private static final double CERTAIN = 0.96;

    private static final double LIKELY = 0.7;

    private static final ThreadLocal<WordReader> WORDS = ThreadLocal.withInitial(WordReader::new);

    @Override
    public Set<Anchor> anchors() {
        return EnumSet.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean number = form.length() <= MOST_DIGITS + 1
                && !form.beginsWithLetter()
                && !form.isBehindForeignLetter()
                && !RunForm.isOneOf(form.before(), PART_OF_NUMBER)
                && !RunForm.isOneOf(form.after(), NEVER_BEHIND);
        boolean named = (form.before() == ' ' || form.before() == '#')
                && (RunForm.isLetter(form.secondBefore()) || RunForm.isOneOf(form.secondBefore(), ".,"));
        boolean goesOn = !form.isDigits()
                || RunForm.isOneOf(form.after(), "-/")
                || (form.after() == ' ' && (form.secondBehind() == '0' || RunForm.isLetter(form.secondBehind())))
                || (form.after() == ',' && form.secondBehind() == ' ');
        return number && (named || goesOn);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int digits = window.endOfDigits(at);
        boolean part = window.runEnd() - at > MOST_DIGITS + 1
                || window.isLetter(at - 1)
                || RunForm.isOneOf(window.at(at - 1), PART_OF_NUMBER)
                || RunForm.isOneOf(window.at(window.runEnd()), NEVER_BEHIND);
        if (digits - at > MOST_DIGITS || part) {
            return;
        }
        byte before = window.at(at - 1);
        if ((before == ' ' && !isPostalCode(window, at, digits)) || before == '#') {
            int start = startOfNamed(window, at - 1);
            if (start >= 0) {
                int end = withUnit(window, endOfNumber(window, digits));
                add(window, start, end, CERTAIN, CERTAIN, candidates);
                return;
            }
        }
        int number = endOfNumber(window, digits);
        if (window.at(number) == ' ' || (window.at(number) == ',' && window.at(number + 1) == ' ')) {
            numberFirst(window, at, window.at(number) == ' ' ? number + 1 : number + 2, candidates);
        }
    }

    private static void add(
            Window window, int start, int end, double alone, double withContext, Candidates candidates) {
        if (candidates.wants(InfoType.STREET_ADDRESS, start, end, alone, withContext)) {
            boolean made = InfoType.STREET_ADDRESS.madeSpace().contains(window.original(start, end));
            candidates.add(InfoType.STREET_ADDRESS, start, end, alone, withContext, made);
        }
    }

    /** In {@code 12 rue de Rivoli, 75004 Paris} the five digits belong to the town. */
    private static boolean isPostalCode(Window window, int at, int digits) {
        return digits - at == MOST_DIGITS
                && window.at(at - 2) == ','
                && window.at(digits) == ' '
                && WordReader.capitalAt(window, digits + 1);
    }

    /** Behind {@code 12}, {@code 12a}, {@code 12-14}, {@code 12/3}. */
    private static int endOfNumber(Window window, int digits) {
        int end = digits;
        if (window.isAsciiLetter(end) && !window.isWordPart(end + 1)) {
            return end + 1;
        }
        if (window.at(end) == ' '
                && window.isAsciiLetter(end + 1)
                && window.at(end + 1) >= 'a'
                && !window.isWordPart(end + 2)
                && window.at(end + 2) != ' ') {
            return end + 2;
        }
        if ((window.at(end) == '-' || window.at(end) == '/') && window.isDigit(end + 1)) {
            int second = window.endOfDigits(end + 1);
            return second - end <= MOST_DIGITS && !window.isWordPart(second) ? second : end;
        }
        return end;
    }

    private static void numberFirst(Window window, int at, int from, Candidates candidates) {
        if (!window.isLetter(from) && !window.isDigit(from)) {
            return;
        }
        boolean capital = WordReader.capitalAt(window, from);
        WordReader word = WORDS.get();
        int i = ordinal(window, from);
        int end = -1;
        boolean full = false;
        boolean named = i > from;
        for (int count = 0; count < MOST_WORDS; count++) {
            if (!window.isLetter(i)) {
                break;
            }
            word.read(window, i);
            if (word.form == Form.CODE) {
                break;
            }
            long sense = word.sense();
            if (count == 0 && Sense.is(sense, Cue.STREET_FIRST) && (!capital || window.isLetter(word.behind + 1))) {
                int romance = endOfNamed(window, word);
                if (romance > 0) {
                    add(window, at, romance, CERTAIN, CERTAIN, candidates);
                    return;
                }
                word.read(window, i);
            }
            if (word.form == Form.LOWER
                    && !(count > 0 && (Sense.is(sense, Cue.PARTICLE) || Sense.is(sense, Cue.LINK)))) {
                break;
            }
            boolean street = named
                    && word.form != Form.LOWER
                    && (Sense.is(sense, Cue.STREET)
                            || (Sense.is(sense, Cue.STREET_RARE) && endsStreet(window, word.end)));
            if (street || (end > 0 && Sense.is(sense, Cue.DIRECTION))) {
                end = word.end;
                // A comma, or the end, where "drive" and "court" are no common words.
                full |= street
                        && (Sense.is(sense, Cue.STREET_FULL)
                                || Sense.common(sense) == 0
                                || endsStreet(window, word.end));
            } else if (end > 0) {
                break;
            }
            named |= word.form != Form.LOWER && (!Sense.is(sense, Cue.DIRECTION) || count == 0);
            int next = word.behind;
            next += end > 0 && window.at(next) == '.' && window.at(next + 1) == ' ' ? 1 : 0;
            next += end < 0 && window.at(next) == '.' ? 1 : 0;
            if (window.at(next) != ' ') {
                break;
            }
            i = ordinal(window, next + 1);
            named |= i > next + 1;
        }
        if (end > 0) {
            end += window.at(end) == '.' && (window.at(end + 1) == ',' || window.at(end + 1) == ' ') ? 1 : 0;
            add(window, at, withUnit(window, end), full ? CERTAIN : LIKELY, CERTAIN, candidates);
        }
    }

    /** True where a line, clause or sentence ends, or a flat follows: a common word is part of a street there. */
    private static boolean endsStreet(Window window, int index) {
        byte b = window.at(index);
        boolean sentence = b == '.'
                && (index + 1 >= window.length() || window.at(index + 1) == ' ' || window.at(index + 1) == '\n');
        return sentence || b == '"' || endsLine(window, index) || withUnit(window, index) > index;
    }

    private static boolean endsLine(Window window, int index) {
        byte b = window.at(index);
        return index >= window.length() || b == ',' || b == '\n' || b == '\r';
    }

    /** Passes over {@code 5th } and {@code 42nd }. */
    private static int ordinal(Window window, int from) {
        int digits = window.endOfDigits(from);
        boolean ordinal = digits > from
                && digits - from <= 3
                && window.isAsciiLetter(digits)
                && window.isAsciiLetter(digits + 1)
                && window.at(digits + 2) == ' ';
        return ordinal ? digits + 3 : from;
    }

    /** Where the capitalised words end that follow {@code rue}, with particles between them; -1 if there are none. */
    private static int endOfNamed(Window window, WordReader word) {
        int end = -1;
        for (int count = 0; count < MOST_WORDS && window.at(word.behind) == ' '; count++) {
            int next = word.behind + 1;
            if (!window.isLetter(next)) {
                break;
            }
            word.read(window, next);
            boolean capital = word.form == Form.CAPITALIZED || word.form == Form.UPPER;
            if (!capital && !(word.form == Form.LOWER && Sense.is(word.sense(), Cue.PARTICLE))) {
                break;
            }
            end = capital ? word.end : end;
        }
        return end;
    }

    /** Where the street begins whose last word ends before an index: fused, or with a word for a street first; else -1. */
    private static int startOfNamed(Window window, int space) {
        int last = space - 1;
        last -= window.at(last) == '.' || window.at(last) == ',' ? 1 : 0;
        if (!window.isLetter(last)) {
            return -1;
        }
        int begin = WordReader.startOfWord(window, last);
        if (fused(window, begin, last + 1)) {
            return withFirstNames(window, begin);
        }
        long sense = Lexicon.standard().sense(WordHash.of(window, begin, last + 1));
        // Jalan Sudirman No. 9
        if (Sense.is(sense, Cue.UNIT)
                && last - begin <= 2
                && window.at(begin - 1) == ' '
                && WordReader.capitalAt(window, begin)) {
            return startOfNamed(window, begin - 1);
        }
        if (Sense.is(sense, Cue.BOX)) {
            return startOfBox(window, begin);
        }
        boolean ending = Sense.is(sense, Cue.STREET_ENDING) && Sense.common(sense) < 2;
        if (ending && last - begin >= 3 && capitalBefore(window, begin)) {
            return withFirstNames(window, WordReader.startOfWord(window, begin - 2));
        }
        int word = begin;
        for (int count = 0; count < MOST_WORDS; count++) {
            boolean capital = WordReader.capitalAt(window, word);
            if (!capital && !Sense.is(sense, Cue.PARTICLE) && !Sense.is(sense, Cue.STREET_FIRST)) {
                return -1;
            }
            if (count > 0 && Sense.is(sense, Cue.STREET_FIRST) && !window.isWordPart(word - 1)) {
                return word;
            }
            boolean joined = window.at(word - 1) == ' ' || window.at(word - 1) == '-' || window.at(word - 1) == '\'';
            if (!joined || !window.isLetter(word - 2)) {
                return -1;
            }
            int stop = word - 1;
            word = WordReader.startOfWord(window, word - 2);
            if (isPreposition(window, word, stop)) {
                return word;
            }
            sense = Lexicon.standard().sense(WordHash.of(window, word, stop));
        }
        return -1;
    }

    /** {@code Lange Strasse 12}, {@code Bagdat Caddesi 215}: the word for a street is a word of its own, a capital before. */
    private static boolean capitalBefore(Window window, int begin) {
        boolean written = WordReader.capitalAt(window, begin)
                || Sense.common(Lexicon.standard()
                                .sense(WordHash.of(window, begin, WordReader.endOfWord(window, begin))))
                        == 0;
        return written
                && window.at(begin - 1) == ' '
                && window.isLetter(begin - 2)
                && WordReader.capitalAt(window, WordReader.startOfWord(window, begin - 2));
    }

    /** {@code Am Markt 7}, {@code Im Tal 3}: prepositions that begin the name of a German street. */
    private static boolean isPreposition(Window window, int word, int stop) {
        return stop - word == 2
                && (window.at(word) == 'A' || window.at(word) == 'I')
                && window.at(word + 1) == 'm'
                && !window.isWordPart(word - 1);
    }

    /** {@code P.O. Box}, {@code PO Box}, {@code Postfach}; -1 if it is another box. */
    private static int startOfBox(Window window, int box) {
        if (!WordReader.capitalAt(window, box)) {
            return -1;
        }
        if ((window.at(box + 1) | 0x20) == 'o' && window.at(box + 3) == ' ') {
            int i = box - 1;
            int letters = 0;
            while (box - i < 6 && letters < 2) {
                int b = window.at(i) | 0x20;
                if (b == (letters == 0 ? 'o' : 'p')) {
                    letters++;
                } else if (window.at(i) != ' ' && window.at(i) != '.') {
                    return -1;
                }
                i--;
            }
            return letters == 2 ? i + 1 : -1;
        }
        return box;
    }

    /** True for {@code Hauptstrasse}, {@code Lindenweg}, {@code Kerkstraat}: ends in a word for a street, not lower case. */
    private static boolean fused(Window window, int begin, int end) {
        boolean joined = window.at(begin - 1) == '-' && window.isLetter(begin - 2);
        if (joined && Sense.is(Lexicon.standard().sense(WordHash.of(window, begin, end)), Cue.STREET_ENDING)) {
            return true;
        }
        if (end - begin < SHORTEST_FUSED || !WordReader.capitalAt(window, begin)) {
            return false;
        }
        for (int length = 2; length <= 9 && length <= end - begin - 3; length++) {
            if (Sense.is(Lexicon.standard().sense(WordHash.of(window, end - length, end)), Cue.STREET_ENDING)) {
                return Sense.common(Lexicon.standard().sense(WordHash.of(window, begin, end))) < 2;
            }
        }
        return false;
    }

    /** {@code Karl-Marx-}Allee and {@code Alte }Gasse. */
    private static int withFirstNames(Window window, int begin) {
        int start = begin;
        while (window.at(start - 1) == '-' && window.isLetter(start - 2)) {
            start = WordReader.startOfWord(window, start - 2);
        }
        return start;
    }

    /** The end of {@code , Apt 4B} and the like behind an address, or the index itself. */
    private static int withUnit(Window window, int end) {
        int i = end;
        i += window.at(i) == ',' ? 1 : 0;
        i += window.at(i) == ' ' ? 1 : 0;
        if (i == end) {
            return end;
        }
        if (window.at(i) != '#') {
            int stop = i;
            while (stop - i <= 10 && window.isAsciiLetter(stop)) {
                stop++;
            }
            if (stop == i || !Sense.is(Lexicon.standard().sense(WordHash.of(window, i, stop)), Cue.UNIT)) {
                return end;
            }
            i = stop;
            i += window.at(i) == '.' ? 1 : 0;
            i += window.at(i) == ' ' ? 1 : 0;
        } else {
            i++;
        }
        int unit = i;
        while (unit - i < 6 && (window.isDigit(unit) || window.isAsciiLetter(unit) || window.at(unit) == '-')) {
            unit++;
        }
        boolean numbered = unit > i && (window.isDigit(i) || (unit - i <= 2 && window.at(i) <= 'Z'));
        return numbered && !window.isWordPart(unit) ? unit : end;
    }
}
