package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/** Where the name of a person ends that begins with a word of a {@link Run}. */
final class Persons {
    private static final int MOST_WORDS = 5;

    private static final long OTHER_THINGS = Cue.PRONOUN.mask
            | Cue.COUNTRY.mask
            | Cue.NATIONALITY.mask
            | Cue.LEGAL_FORM.mask
            | Cue.INSTITUTION.mask
            | Cue.PRODUCT.mask
            | Cue.STREET_FULL.mask;

    private Persons() {}

    /**
     * The index behind the last word of the name, or that of the first if none begins there.
     *
     * @param titled true if a title stands before it, which makes any word a name
     */
    static int end(Run run, int first, boolean titled) {
        int stop = first;
        int words = 0;
        for (int i = first; i < run.count && words < MOST_WORDS; i++) {
            if (i > first && !joins(run, i)) {
                break;
            }
            long sense = run.sense[i];
            Form form = run.form[i];
            if (form == Form.LOWER) {
                if (!Sense.is(sense, Cue.PARTICLE) || (i == first && !titled)) {
                    break;
                }
                continue;
            }
            if (i > first && Sense.is(sense, Cue.SUFFIX) && words > 0) {
                return i + 1;
            }
            if ((form == Form.INITIAL && !initial(run, i))
                    || !(form == Form.INITIAL || nameable(run, first, i, titled))) {
                break;
            }
            words++;
            stop = i + 1;
        }
        return onlyInitials(run, first, stop) ? first : stop;
    }

    private static boolean joins(Run run, int i) {
        return switch (run.gap[i]) {
            case ' ', '-' -> true;
            case '.' -> run.form[i - 1] == Form.INITIAL;
            case ',' -> Sense.is(run.sense[i], Cue.SUFFIX);
            default -> false;
        };
    }

    /** A capital letter that is more than the pronoun or article: a stop or another word of the name follows it. */
    private static boolean initial(Run run, int i) {
        boolean stopped = i + 1 < run.count && run.gap[i + 1] == '.';
        return stopped || (i > 0 && i + 1 < run.count && run.gap[i] == ' ' && Sense.isName(run.sense[i - 1]));
    }

    private static boolean nameable(Run run, int first, int i, boolean titled) {
        long sense = run.sense[i];
        Form form = run.form[i];
        if (form == Form.CODE || (form == Form.UPPER && !(Sense.isName(sense) && sameForm(run, first, i)))) {
            return false;
        }
        if (titled && i == first) {
            return !Sense.is(sense, Cue.PRONOUN);
        }
        int name = Math.max(Sense.given(sense), Sense.surname(sense));
        if (Sense.is(sense, Cue.CALENDAR)) {
            return Sense.given(sense) == 3 || (Sense.given(sense) > 0 && isBeforeName(run, i));
        }
        // What leads to a name, and a title without one, are none.
        boolean leads = (sense & LEADS) != 0 && i + 1 < run.count && Sense.is(run.sense[i + 1], Cue.TITLE);
        if (i == first
                && (leads
                        || (Sense.is(sense, Cue.SHORT_TITLE) && Sense.surname(sense) == 0)
                        || (name == 0 && (sense & LEADS) != 0))) {
            return false;
        }
        if ((sense & OTHER_THINGS) != 0) {
            return name >= 2 && Sense.common(sense) < 3 && !Sense.is(sense, Cue.PRONOUN);
        }
        if (Sense.common(sense) == 3) {
            return name >= 2 && (i > first || Sense.given(sense) >= 2);
        }
        return name > 0 || Sense.common(sense) == 0;
    }

    private static final long LEADS = Cue.NAME_BEFORE.mask | Cue.SIGN_OFF.mask;

    /** {@code Jan Berg}, not {@code Jan 5}. */
    private static boolean isBeforeName(Run run, int i) {
        return i + 1 < run.count
                && run.form[i + 1] == Form.CAPITALIZED
                && run.gap[i + 1] == ' '
                && Sense.common(run.sense[i + 1]) == 0
                && !Sense.is(run.sense[i + 1], Cue.CALENDAR);
    }

    /** All words in capitals, or none. */
    private static boolean sameForm(Run run, int first, int i) {
        return i == first || run.form[i - 1] == run.form[i] || run.form[i - 1] == Form.INITIAL;
    }

    private static boolean onlyInitials(Run run, int first, int stop) {
        for (int i = first; i < stop; i++) {
            if (run.form[i] != Form.INITIAL && run.form[i] != Form.LOWER) {
                return false;
            }
        }
        return true;
    }
}
