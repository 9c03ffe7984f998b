package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/** Surnames in a row that are the name of a firm: {@code Berg, Holm and Dahl}. */
final class Partners {
    private static final long OTHERS = Cue.TITLE.mask
            | Cue.COUNTRY.mask
            | Cue.NATIONALITY.mask
            | Cue.REGION.mask
            | Cue.ORGANIZATION.mask
            | Cue.PRODUCT.mask
            | Cue.PRONOUN.mask
            | Cue.CALENDAR.mask;
    private static final String[] AND = {" and ", " & ", " y ", " et ", " und ", " e ", " i ", " og ", " och ", " en "};

    private static final ThreadLocal<WordReader> WORDS = ThreadLocal.withInitial(WordReader::new);

    private Partners() {}

    /** True if each word may be a part of a firm's name: with a capital, and no pronoun. */
    static boolean isName(Run run, int first, int stop) {
        for (int i = first; i < stop; i++) {
            if (run.form[i] == Form.LOWER ? i == first : Sense.is(run.sense[i], Cue.PRONOUN)) {
                return false;
            }
        }
        // A word alone that is a common one, or says something else, names nothing.
        long alone = stop == first + 1 ? run.sense[first] : 0;
        return !Sense.is(run.sense[first], Cue.SHORT_TITLE) && Sense.common(alone) == 0 && alone >>> Cue.FIRST_BIT == 0;
    }

    /** The index behind the capitalised words that follow a first one: {@code Grupo Reyes y Salas}. */
    static int endBehind(Run run, int first) {
        int stop = first + 1;
        for (int i = first + 1; i < run.count; i++) {
            boolean capital = run.form[i] == Form.CAPITALIZED || run.form[i] == Form.UPPER;
            if (!capital && !(run.form[i] == Form.LOWER && Sense.is(run.sense[i], Cue.OF))) {
                break;
            }
            if (capital && (run.gap[i] == ' ' || run.gap[i] == '-')) {
                stop = i + 1;
            }
        }
        return stop;
    }

    /** Behind the row of names that begins with a word of a run; -1 if none does. */
    static int end(Window window, Run run, int first) {
        int comma = run.end[first];
        boolean listed = first == run.count - 1
                && window.at(comma) == ','
                && window.at(comma + 1) == ' '
                && WordReader.capitalAt(window, comma + 2)
                && run.form[first] == Form.CAPITALIZED;
        if (!listed || doubt(run.sense[first]) > 1) {
            return -1;
        }
        int doubts = doubt(run.sense[first]);
        WordReader word = WORDS.get();
        word.read(window, comma + 2);
        doubts += doubt(word.sense());
        int join = word.form == Form.CAPITALIZED && doubts <= 1 ? endOfAnd(window, word.behind) : -1;
        if (join < 0 || !WordReader.capitalAt(window, join)) {
            return -1;
        }
        word.read(window, join);
        doubts += doubt(word.sense());
        boolean more = window.at(word.end) == ' ' && WordReader.capitalAt(window, word.end + 1);
        return word.form == Form.CAPITALIZED && doubts <= 1 && !more ? word.end : -1;
    }

    private static int endOfAnd(Window window, int from) {
        for (String and : AND) {
            if (Ascii.at(window, from, and)) {
                return from + and.length();
            }
        }
        return -1;
    }

    /** 0 of what is more a surname than a given name or town, and no common word; 1 of what is a surname too; 2 of others. */
    private static int doubt(long sense) {
        if ((sense & OTHERS) != 0 || Sense.town(sense) > Math.max(1, Sense.surname(sense))) {
            return 2;
        }
        if (Sense.common(sense) < 2 && (sense == 0 || Sense.given(sense) < Sense.surname(sense))) {
            return 0;
        }
        return Sense.surname(sense) >= 2 ? 1 : 2;
    }
}
