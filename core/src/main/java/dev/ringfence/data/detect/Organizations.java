package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/** Names of bodies within a {@link Run}: {@code Acme Ltd}, {@code University of Basel}, {@code St Mary's Hospital}. */
final class Organizations {
    private static final int MOST_WORDS = 8;

    private Organizations() {}

    /** The index behind the name that begins with a word, or that of the word if none does. */
    static int end(Window window, Run run, Surroundings around, int first) {
        long begin = run.sense[first];
        if (Sense.is(begin, Cue.PRONOUN) || run.form[first] == Form.CODE || Sense.is(begin, Cue.SHORT_TITLE)) {
            return first;
        }
        int stop = first;
        for (int i = first + 1; i < run.count && i - first < MOST_WORDS; i++) {
            if (run.form[i] == Form.CODE || (Sense.is(run.sense[i], Cue.PRONOUN) && run.form[i] != Form.LOWER)) {
                break;
            }
            if (run.form[i] == Form.LOWER) {
                if ((run.form[i - 1] != Form.LOWER && !Sense.is(run.sense[i], Cue.OF)) || !withinName(run, first, i)) {
                    break;
                }
                continue;
            }
            int initials = run.form[i] == Form.INITIAL ? endOfInitials(window, run, i) : i;
            if (initials > i + 1) {
                return initials;
            }
            if (ends(run, around, first, i)) {
                stop = i + 1;
            } else if (stop > first && run.gap[i] != '&' && !behindOf(run, i)) {
                break;
            }
        }
        return extended(run, first, stop);
    }

    /** {@code University of Applied Sciences}: what follows "of" belongs to it. */
    private static int extended(Run run, int first, int stop) {
        int i = stop;
        if (stop == first) {
            if (!Sense.is(run.sense[first], Cue.INSTITUTION)) {
                return first;
            }
            i = first + 1;
        } else if (!Sense.is(run.sense[stop - 1], Cue.INSTITUTION)) {
            return stop;
        }
        if (i >= run.count || run.form[i] != Form.LOWER || !Sense.is(run.sense[i], Cue.OF)) {
            return stop;
        }
        while (i < run.count && run.form[i] == Form.LOWER && run.gap[i] == ' ') {
            i++;
        }
        int end = stop;
        while (i < run.count && (run.form[i] == Form.CAPITALIZED || run.form[i] == Form.UPPER) && run.gap[i] == ' ') {
            i++;
            end = i;
        }
        return end;
    }

    /** The index behind letters such as those of {@code S.A.}, or that of the first if they name no legal form. */
    private static int endOfInitials(Window window, Run run, int i) {
        int stop = i + 1;
        while (stop < run.count && run.form[stop] == Form.INITIAL && run.gap[stop] == '.') {
            stop++;
        }
        long letters = Lexicon.standard().sense(WordHash.of(window, run.start[i], run.end[stop - 1]));
        return Sense.is(letters, Cue.COMPANY) ? stop : i;
    }

    private static boolean behindOf(Run run, int i) {
        return run.form[i - 1] == Form.LOWER;
    }

    private static boolean withinName(Run run, int first, int link) {
        for (int i = first; i < link; i++) {
            if (Sense.is(run.sense[i], Cue.INSTITUTION) || Sense.is(run.sense[i], Cue.COMPANY)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(Run run, Surroundings around, int first, int i) {
        long sense = run.sense[i];
        if (Sense.is(sense, Cue.LEGAL_FORM)) {
            return run.gap[i] != '-';
        }
        if ((run.gap[i] != ' ' && run.gap[i] != '&' && run.gap[i] != '\'')
                || (run.form[i] == Form.UPPER && run.form[i - 1] != Form.UPPER && !isLegalCode(run, i))) {
            return false;
        }
        // "The Group", "Our Bank": one common word at the beginning of a sentence names nothing.
        boolean named = !(i == first + 1 && Sense.common(run.sense[first]) > 1 && first == 0 && around.begins);
        return named && (Sense.is(sense, Cue.COMPANY) || Sense.is(sense, Cue.INSTITUTION));
    }

    /** {@code Berg Shipping AS}: letters that end a company's name and are written so. */
    private static boolean isLegalCode(Run run, int i) {
        return run.end[i] - run.start[i] <= 3
                && Sense.is(run.sense[i], Cue.COMPANY)
                && i + 1 == run.count
                && run.form[i - 1] == Form.CAPITALIZED
                && run.gap[i] == ' '
                && Sense.common(run.sense[i - 1]) < 3
                && !Sense.is(run.sense[i - 1], Cue.PRONOUN);
    }

    static double confidence(Run run, Surroundings around, int first, int stop) {
        boolean legal = false;
        boolean code = false;
        int common = 0;
        for (int i = first; i < stop; i++) {
            legal |= Sense.is(run.sense[i], Cue.LEGAL_FORM) && i > first;
            code |= Sense.is(run.sense[i], Cue.PRODUCT);
            common += Sense.common(run.sense[i]) >= 2 && i < stop - 1 ? 1 : 0;
        }
        // "Free Software", "System Library": two common words name hardly anything.
        boolean vague =
                !legal && common == stop - 1 - first && common < 2 && Sense.is(run.sense[stop - 1], Cue.VAGUE_BODY);
        boolean introduced = first == 0
                && (((around.before | around.phraseBefore) & Cue.ORGANIZATION_BEFORE.mask)
                                | (around.label & Cue.ORGANIZATION_LABEL.mask))
                        != 0;
        return (legal ? 0.85 : 0.65) + (introduced ? 0.1 : 0) - (vague || (code && !legal) ? 0.3 : 0);
    }
}
