package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/**
 * Weighs how likely words of a {@link Run} are a person or a place. Each piece of evidence adds to the logarithm of the
 * odds; the weights were set by hand and held against labelled sentences. Not safe for use by many threads.
 */
final class NameEvidence {
    private static final double[] GIVEN = {0, 1.6, 2.6, 3.4};
    private static final double[] SURNAME = {0, 1.1, 1.9, 2.5};
    private static final double[] COMMON = {0, 0.5, 1.6, 3.2};
    private static final double[] TOWN = {0, 0.7, 2.3, 3.2};

    private final Surroundings around;
    private final WordReader second = new WordReader();

    NameEvidence(Surroundings around) {
        this.around = around;
    }

    /** The probability that belongs to a logarithm of odds. */
    static double confidence(double odds) {
        return Math.min(0.95, 1 / (1 + Math.exp(-odds)));
    }

    /** What stands before a word of the run: in the run, or before it. */
    long before(Run run, int first) {
        return first == 0 ? around.before | around.phraseBefore : beforeWithin(run, first);
    }

    private long beforeWithin(Run run, int first) {
        long sense = run.sense[first - 1];
        if (first == 1 && run.form[0] == Form.LOWER) {
            sense |= around.phraseBefore;
        }
        return run.gap[first] == ' ' || run.gap[first] == '.' ? sense & ~Cue.SPEECH.mask : 0;
    }

    /** True if words of two and more before it say that a place follows: {@code lives in}. */
    private boolean placed(Run run, int first) {
        return first == 0
                ? Sense.is(around.phraseBefore, Cue.STRONG_PLACE_BEFORE)
                : first == 1 && run.form[0] == Form.LOWER && Sense.is(around.phraseBefore, Cue.STRONG_PLACE_BEFORE);
    }

    /** Odds of a town that only the parts of its name, or the words before it, tell; -9 if nothing does. */
    double unknownTown(Window window, Run run, int first, int stop) {
        long before = before(run, first);
        double odds = Sense.is(before, Cue.STRONG_PLACE_BEFORE) ? 2.4 : Sense.is(before, Cue.PLACE_BEFORE) ? 1.0 : 0;
        boolean ends = stop == run.count;
        odds += ends && around.numberAfter ? 1.5 : 0;
        odds += ends && (around.after & Surroundings.AFTER_COMMA) != 0 ? 2.4 : 0;
        if (first == 0) {
            odds += Sense.is(around.label, Cue.PLACE_LABEL) ? 3 : 0;
            odds -= Sense.is(around.label, Cue.PERSON_LABEL) || Sense.is(before, Cue.NAME_BEFORE) ? 3 : 0;
        }
        // The dearest question last: most words have nothing of a place beside them.
        if (stop > first + 1) {
            odds += Sense.isName(run.sense[first]) || Sense.is(run.sense[first], Cue.PARTICLE) ? -0.4 : 0.5;
        } else if (odds > 0 && Towns.ends(window, run, first)) {
            odds -= 0.6;
        } else if (run.sense[first] == 0 && run.form[first] == Form.CAPITALIZED && placed(run, first)) {
            odds -= 2.0;
        } else {
            return -9;
        }
        return odds - (ends && run.possessive ? 0.5 : 0);
    }

    private long after(Run run, int stop) {
        if (stop == run.count) {
            return around.after;
        }
        return run.gap[stop] == ' ' ? run.sense[stop] : 0;
    }

    /**
     * Odds of a person.
     *
     * @param first index of the first word in the run
     * @param stop index behind the last
     * @param titled true if a title stands before it
     */
    double person(Run run, int first, int stop, boolean titled) {
        double odds = titled ? 2.5 : 0;
        int words = 0;
        int upper = 0;
        int unknown = 0;
        for (int i = first; i < stop; i++) {
            long sense = run.sense[i];
            if (run.form[i] == Form.LOWER) {
                odds += 0.5;
                continue;
            }
            if (run.form[i] == Form.INITIAL) {
                odds += words > 0 || stop - first > 1 ? 1.0 : -3;
                continue;
            }
            words++;
            upper += run.form[i] == Form.UPPER ? 1 : 0;
            double name = words == 1
                    ? Math.max(GIVEN[Sense.given(sense)], 0.7 * SURNAME[Sense.surname(sense)])
                    : Math.max(SURNAME[Sense.surname(sense)], 0.8 * GIVEN[Sense.given(sense)]);
            boolean known = Sense.isName(sense);
            unknown += known ? 0 : 1;
            odds += known ? name : words == 1 ? 0.2 : 0.9;
            odds -= (words > 1 || Sense.given(sense) == 3 ? 0.5 : 1.0) * COMMON[Sense.common(sense)];
            odds -= Sense.is(sense, Cue.PRODUCT) ? 2.2 : 0;
            odds -= Sense.is(sense, Cue.CALENDAR) ? 1.5 : 0;
            odds -= known ? 0 : 0.8 * TOWN[Sense.town(sense)];
        }
        odds -= upper == 0 ? 0 : words == 1 ? 3 : 0.9;
        odds -= words == 1 ? 2.1 : 1.6;
        odds -= words > 1 && unknown == words ? 0.3 : 0;
        // Karl-Marx-Allee
        odds -= run.gap[stop - 1] == '-' && Sense.is(run.sense[stop - 1], Cue.STREET_ENDING) ? 9 : 0;
        if (words == 1) {
            odds -= 0.5 * TOWN[Sense.town(run.sense[first])];
        } else if (Sense.given(run.sense[first]) >= 2 && Sense.surname(run.sense[stop - 1]) >= 2) {
            odds += 1.2;
        }
        if (first == 0 && around.begins && around.label == 0 && Sense.common(run.sense[0]) >= 2) {
            odds -= words == 1 ? 1.0 : 0.4;
        }
        return odds
                + context(run, first, stop, words == 1, unknown > 1 && unknown == words)
                + company(run, first, stop, words == 1 && unknown == 1 && run.sense[first] == 0);
    }

    /** What deeds, other people and the end of a letter say. */
    private double company(Run run, int first, int stop, boolean unknown) {
        double odds = unknown && Sense.is(after(run, stop), Cue.DEED) ? 2.2 : 0;
        boolean surname =
                stop - first == 1 && Sense.surname(run.sense[first]) > 0 && Sense.common(run.sense[first]) == 0;
        odds += surname && Sense.is(after(run, stop), Cue.DEED) ? 1.0 : 0;
        if (first == 0) {
            odds += around.comma && Sense.is(around.before, Cue.SIGN_OFF) && !Sense.is(around.before, Cue.NAME_BEFORE)
                    ? 2.6
                    : 0;
            odds += around.asked && stop == run.count ? 2.3 : 0;
        }
        if (stop - first == 1) {
            boolean next = stop + 1 < run.count && isAnd(run, stop) && Sense.given(run.sense[stop + 1]) >= 2;
            boolean last = first > 1 && isAnd(run, first - 1) && Sense.given(run.sense[first - 2]) >= 2;
            odds += next || last ? 1.2 : 0;
        }
        return odds;
    }

    static boolean isAnd(Run run, int i) {
        return run.form[i] == Form.LOWER && Sense.is(run.sense[i], Cue.SPEECH) && Sense.is(run.sense[i], Cue.LINK);
    }

    private double context(Run run, int first, int stop, boolean single, boolean unknown) {
        long before = before(run, first);
        long after = after(run, stop);
        double odds = 0;
        if (Sense.is(before, Cue.NAME_BEFORE)) {
            odds += 2.6;
        } else if (Sense.is(before, Cue.PERSON_BEFORE)) {
            odds += unknown ? 1.5 : 0.7;
        }
        if (first == 0) {
            odds += Sense.is(around.label, Cue.PERSON_LABEL) ? 2.6 : 0;
            odds -= Sense.is(around.label, Cue.PLACE_LABEL) || Sense.is(around.label, Cue.ORGANIZATION_LABEL) ? 3 : 0;
            odds -= around.begins && single && around.label == 0
                    ? around.addressed && stop == run.count ? 0.1 : 0.5
                    : 0;
            odds -= around.number ? 0.8 : 0;
            odds -= around.digitAfter && Sense.is(run.sense[0], Cue.STREET_FIRST) ? 2.5 : 0;
        }
        odds -= Sense.is(before, Cue.STRONG_PLACE_BEFORE) && single ? 0.8 : 0;
        odds += Sense.is(after, Cue.SPEECH) ? unknown ? 1.2 : 1.0 : 0;
        odds += (stop == run.count && run.possessive) || (stop < run.count && run.gap[stop] == '\'') ? 0.6 : 0;
        odds -= stop < run.count && run.gap[stop] != ',' && (after & NOT_PERSON) != 0 ? 2.5 : 0;
        odds -= stop < run.count && run.form[stop] == Form.CODE ? 1.0 : 0;
        boolean common = single
                && stop < run.count
                && run.form[stop] == Form.CAPITALIZED
                && run.gap[stop] == ' '
                && Sense.common(run.sense[stop]) >= 2
                && !Sense.is(run.sense[stop], Cue.PRONOUN);
        odds -= common ? 1.5 : 0;
        odds -= first > 0 && run.form[first - 1] == Form.CODE && run.gap[first] == '-' ? 3 : 0;
        return odds;
    }

    /**
     * The index behind {@code Anna} or {@code Anna M.} in {@code Berg, Anna M.}; 0 if the row is no surname that begins a
     * line or follows a label, or no given name follows its comma.
     */
    int endOfInverted(Window window, Run run) {
        int comma = run.end[run.count - 1];
        boolean surname = Sense.surname(run.sense[run.count - 1]) > 0 || run.sense[run.count - 1] == 0;
        boolean placed = around.beginsLine || Sense.is(around.label, Cue.PERSON_LABEL);
        boolean listed = surname && placed && window.at(comma) == ',' && window.at(comma + 1) == ' ';
        if (!listed || !WordReader.capitalAt(window, comma + 2)) {
            return 0;
        }
        second.read(window, comma + 2);
        if (second.form != run.form[run.count - 1]
                || Sense.given(second.sense()) < 2
                || Sense.common(second.sense()) == 3) {
            return 0;
        }
        int end = second.end;
        boolean initial = window.at(end) == ' ' && WordReader.capitalAt(window, end + 1) && window.at(end + 2) == '.';
        return initial ? end + 3 : end;
    }

    /**
     * Confidence in a body that words before it tell, not its own: {@code works for Halvorsen}, {@code CEO of
     * Reyes-Okafor}; 0 if they do not.
     */
    double body(Window window, Run run, int first, int stop) {
        boolean joined = stop - first == 2 && run.gap[stop - 1] == '-';
        boolean single = stop - first == 1;
        long before = before(run, first);
        if (first > 1 && run.form[first - 1] == Form.LOWER) {
            before |= Lexicon.standard().sense(WordHash.of(window, run.start[first - 2], run.end[first - 1]));
        }
        boolean hires = joined && stop == run.count && around.after != 0 && Sense.is(around.after, Cue.EMPLOYER_AFTER);
        if ((!single && !joined) || !(hires || Sense.is(before, Cue.EMPLOYER_BEFORE))) {
            return 0;
        }
        long sense = run.sense[first];
        boolean given = single && (Sense.given(sense) >= 2 || run.possessive || Sense.common(sense) > 0);
        return given || (first > 0 && run.form[first - 1] != Form.LOWER) ? 0 : joined ? 0.75 : 0.6;
    }

    private static final long NOT_PERSON =
            Cue.SETTING.mask | Cue.STREET_FULL.mask | Cue.COMPANY.mask | Cue.INSTITUTION.mask | Cue.PRODUCT.mask;

    /**
     * Odds of a town.
     *
     * @param sense of the whole phrase
     */
    double town(Run run, int first, int stop, long sense) {
        long word = run.sense[first];
        boolean single = stop - first == 1;
        long before = before(run, first);
        long after = after(run, stop);
        double odds = TOWN[Sense.town(sense)] - (single ? 2.0 : 0.6);
        if (single) {
            odds -= COMMON[Sense.common(word)];
            odds -= 0.2 * GIVEN[Sense.given(word)] + 0.15 * SURNAME[Sense.surname(word)];
            odds -= run.form[first] == Form.UPPER ? 1 : 0;
        }
        odds -= Sense.is(word, Cue.PRODUCT) ? 1.5 : 0;
        odds -= Sense.is(word, Cue.CALENDAR) ? 2 : 0;
        if (Sense.is(before, Cue.STRONG_PLACE_BEFORE)) {
            odds += 2.4;
        } else if (Sense.is(before, Cue.PLACE_BEFORE)) {
            odds += 1.0;
        }
        boolean comma = stop == run.count && (around.after & Surroundings.AFTER_COMMA) != 0;
        odds += stop == run.count && around.numberAfter ? 1.5 : 0;
        odds += comma || (stop < run.count && Sense.is(after, Cue.COUNTRY)) ? 2.4 : 0;
        if (first == 0) {
            odds += Sense.is(around.label, Cue.PLACE_LABEL) ? 3 : 0;
            odds -= Sense.is(around.label, Cue.PERSON_LABEL) ? 3 : 0;
            odds += around.comma && Sense.is(around.before, Cue.STREET) ? 1.5 : 0;
        }
        odds -= Sense.is(after, Cue.SPEECH) && !comma ? 0.2 : 0;
        return odds;
    }
}
