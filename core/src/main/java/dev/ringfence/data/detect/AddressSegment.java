package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/**
 * A part of a postal address between two commas, quotation marks or line ends: a street with its number, a town, or
 * neither. Filled again for each part; not safe for use by many threads.
 */
final class AddressSegment {
    private static final int LONGEST = 72;
    private static final int MOST_TOWN_WORDS = 5;
    private static final int MOST_DIGITS = 5;
    private static final int SHORTEST_NAME = 3;

    private static final long JOINS = Cue.PARTICLE.mask | Cue.LINK.mask | Cue.STREET_FIRST.mask;

    private final WordReader word = new WordReader();

    /** Where it begins; behind the words of a sentence that lead to it. */
    int start;
    /** Behind its last unit. */
    int end;
    /** True if it is made of capitalised words alone, and of small ones that join them. */
    boolean town;
    /** True if it has a number and a capitalised word, as the line of a street has. */
    boolean street;
    /** True if something separates it from what stands before it. */
    boolean separated;

    /** Reads the part that ends before an index, from wherever it begins. */
    void readBefore(Window window, int stop) {
        end = stop;
        int i = stop;
        while (stop - i < LONGEST && i > 0 && (!separates(window, i - 1) || isBesideNumber(window, i - 1, stop))) {
            i--;
        }
        separated = i == 0 || separates(window, i - 1);
        read(window, behindSpaces(window, i), stop);
    }

    /** Reads the town that begins at an index, as far as its words go. */
    void readTownFrom(Window window, int from) {
        start = from;
        end = from;
        town = false;
        int words = 0;
        boolean known = false;
        for (int i = from; words < MOST_TOWN_WORDS && window.isLetter(i); ) {
            word.read(window, i);
            long sense = word.sense();
            boolean capital = word.form == Form.CAPITALIZED || word.form == Form.UPPER;
            if (!capital && !(words > 0 && joins(word.form, sense))) {
                break;
            }
            if (capital) {
                end = word.end;
                known |= Sense.town(sense) > 0 || Sense.common(sense) < 2;
            }
            words++;
            i = word.behind;
            boolean stop = window.at(i) == '.' && word.end - word.start <= 3;
            i += stop ? 1 : 0;
            if (window.at(i) != ' ' && window.at(i) != '-') {
                break;
            }
            i++;
        }
        town = known && end - start >= SHORTEST_NAME;
    }

    private void read(Window window, int from, int stop) {
        town = true;
        street = false;
        start = from;
        int words = 0;
        int names = 0;
        int numbers = 0;
        boolean common = true;
        for (int i = from; i < stop; ) {
            if (window.isDigit(i)) {
                int digits = window.endOfDigits(i);
                numbers += digits - i <= MOST_DIGITS ? 1 : 0;
                town = false;
                // Behind the letter of the number, if it has one.
                i = window.isLetter(digits) && !window.isWordPart(digits + 1) ? digits + 1 : digits;
                continue;
            }
            if (!window.isLetter(i)) {
                i++;
                continue;
            }
            word.read(window, i);
            long sense = word.sense();
            boolean capital = word.form != Form.LOWER && !Sense.is(sense, Cue.PRONOUN);
            if (capital) {
                names += word.end - word.start >= SHORTEST_NAME ? 1 : 0;
                common &= Sense.common(sense) >= 2 && Sense.town(sense) == 0;
                words++;
            } else if (words + numbers > 0 && joins(word.form, sense)) {
                words++;
            } else if (!Sense.is(sense, Cue.STREET_FIRST)
                    && !Sense.is(sense, Cue.STREET_ENDING)
                    && !Sense.is(sense, Cue.UNIT)) {
                // A word of the sentence: the part begins behind it.
                start = behindSpaces(window, word.behind);
                separated = false;
                town = true;
                words = 0;
                names = 0;
                numbers = 0;
                common = true;
            }
            i = Math.max(word.behind, i + 1);
        }
        town &= names > 0 && words <= MOST_TOWN_WORDS && !common;
        street = numbers > 0 && names > 0;
    }

    private static boolean joins(Form form, long sense) {
        // In Hungarian, Czech or Finnish the word for a street, or most of its name, is not capitalised.
        return form == Form.LOWER
                && ((sense & JOINS) != 0 || (sense >>> Cue.FIRST_BIT == 0 && Sense.common(sense) == 0));
    }

    private static int behindSpaces(Window window, int from) {
        int i = from;
        while (window.at(i) == ' ') {
            i++;
        }
        return i;
    }

    private static boolean separates(Window window, int index) {
        byte unit = window.at(index);
        return switch (unit) {
            case '\n', '\r', '"', ';', ':', '|', '(', ')', '<', '>', '=', '\t', '{', '[', '!', '?' -> true;
            // 12,5 is a number.
            case ',' -> !window.isDigit(index + 1);
            case '.' -> window.at(index + 1) == ' ' && window.at(index - 1) >= 'a' && endsSentence(window, index);
            default -> false;
        };
    }

    /** The comma of {@code Via Roma, 12} at the end of a part, and of {@code 12, rue de Rivoli}. */
    private static boolean isBesideNumber(Window window, int comma, int stop) {
        if (window.at(comma) != ',' || window.at(comma + 1) != ' ') {
            return false;
        }
        if (window.isDigit(comma + 2)) {
            return stop - comma <= MOST_DIGITS + 3 && window.isLetter(comma - 1);
        }
        int digits = comma;
        while (comma - digits < MOST_DIGITS && window.isDigit(digits - 1)) {
            digits--;
        }
        int word = comma + 2;
        while (word - comma < WordReader.LONGEST && window.isLetter(word)) {
            word++;
        }
        return digits < comma
                && !window.isWordPart(digits - 1)
                && Sense.is(Lexicon.standard().sense(WordHash.of(window, comma + 2, word)), Cue.STREET_FIRST);
    }

    /** A stop behind a word of some length that no street is abbreviated to. */
    private static boolean endsSentence(Window window, int stop) {
        int begin = WordReader.startOfWord(window, stop - 1);
        long sense = Lexicon.standard().sense(WordHash.of(window, begin, stop));
        return stop - begin > 4 && (sense & (Cue.STREET.mask | Cue.STREET_FIRST.mask | Cue.STREET_ENDING.mask)) == 0;
    }

    /** The end of the part before the one that begins at an index; -1 if nothing separates them. */
    static int endOfLast(Window window, int from) {
        int i = from - 1;
        if (window.at(i) == '"' && window.at(i - 1) == ',' && window.at(i - 2) == '"') {
            return i - 2;
        }
        boolean separated = false;
        while (from - i <= 4
                && (window.at(i) == ' ' || window.at(i) == ',' || window.at(i) == '\n' || window.at(i) == '\r')) {
            separated |= window.at(i) != ' ';
            i--;
        }
        return separated ? i + 1 : -1;
    }
}
