package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.WordReader.Form;
import java.util.EnumSet;
import java.util.Set;

/**
 * Names of persons, titles, towns, regions, countries, nationalities, bodies and streets among capitalised words.
 *
 * <p>A person's name is one to five words, without its title. A region or the code of one beside a town
 * is reported as {@link InfoType#CITY}. Words in lower case are not found, words in capitals only where all of a name is
 * known. Nothing here is certain: confidence says how much the words, their neighbours and their spelling speak for it.
 */
final class NameMatcher implements Matcher {
    /** Confidence in {@code Berg, Anna}. */
    private static final double INVERTED = 0.96;

    static final InfoType[] TYPES = {
        InfoType.PERSON_NAME,
        InfoType.TITLE,
        InfoType.CITY,
        InfoType.COUNTRY,
        InfoType.NATIONALITY,
        InfoType.ORGANIZATION,
        InfoType.STREET_ADDRESS
    };

    /** Confidence in a company that its legal form or the names of its partners tell. */
    private static final double COMPANY = 0.85;

    private static final int MOST_OF_COMPANY = 6;

    /** Less is not worth telling. */
    static final double LEAST = 0.3;

    private static final ThreadLocal<Scratch> SCRATCHES = ThreadLocal.withInitial(Scratch::new);

    /** What one thread fills again and again. */
    private static final class Scratch {
        final Run run = new Run();
        final Surroundings around = new Surroundings();
        final NameEvidence evidence = new NameEvidence(around);
    }

    private final boolean quick;

    NameMatcher() {
        this(true);
    }

    /**
     * For tests of the quick look.
     *
     * @param quick whether words are passed over at a quick look, which changes nothing but the time it takes
     */
    NameMatcher(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Set<Anchor> anchors() {
        return EnumSet.of(Anchor.CAPITAL);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        // From the cheapest to the dearest.
        if (Run.isJoined(window.at(at - 1))
                || (quick && FirstWord.saysNothing(window, at))
                || !WordReader.capitalAt(window, at)
                || !Run.beginsAt(window, at)) {
            return;
        }
        Scratch scratch = SCRATCHES.get();
        Run run = scratch.run;
        run.read(window, at);
        if (run.count == 1
                && (run.form[0] == Form.CODE || FirstWord.saysNothing(run.sense[0], run.form[0] == Form.UPPER))) {
            return;
        }
        scratch.around.read(window, run);
        for (int i = 0; i < run.count; ) {
            i = Math.max(i + 1, entity(window, scratch, i, candidates));
        }
    }

    /** Takes the entity that begins with a word, if any; returns the index behind it. */
    private int entity(Window window, Scratch scratch, int i, Candidates candidates) {
        Run run = scratch.run;
        if (run.form[i] == Form.LOWER || run.form[i] == Form.CODE) {
            return i + 1;
        }
        if (companyOfNames(window, scratch, i, candidates)) {
            return run.count;
        }
        int body = Organizations.end(window, run, scratch.around, i);
        if (body > i) {
            add(
                    candidates,
                    InfoType.ORGANIZATION,
                    window,
                    run,
                    i,
                    body,
                    Organizations.confidence(run, scratch.around, i, body));
            return body;
        }
        int phrase = phraseEnd(window, run, i);
        if (phrase > i + 1) {
            long sense = Lexicon.standard().sense(WordHash.of(window, run.start[i], run.end[phrase - 1]));
            if (place(window, scratch, i, phrase, sense, candidates)) {
                return phrase;
            }
        }
        if (isTitle(run, i)) {
            add(
                    candidates,
                    InfoType.TITLE,
                    window,
                    run,
                    i,
                    i + 1,
                    Sense.is(run.sense[i], Cue.SHORT_TITLE) ? 0.85 : 0.55);
            int next = person(window, scratch, i + 1, true, candidates);
            return next > i + 1 ? next : i + 1;
        }
        return single(window, scratch, i, candidates);
    }

    /** A company whose name only its legal form tells, or the surnames in a row: {@code Berg, Holm and Dahl}. */
    private static boolean companyOfNames(Window window, Scratch scratch, int i, Candidates candidates) {
        Run run = scratch.run;
        int most = Math.min(run.count, i + MOST_OF_COMPANY);
        for (int stop = i + 1; stop <= most && run.form[stop - 1] != Form.CODE; stop++) {
            int end = run.form[stop - 1] == Form.LOWER
                    ? run.end[stop - 1]
                    : LegalForm.endBehind(window, run.end[stop - 1]);
            if (end > run.end[stop - 1] && Partners.isName(run, i, stop)) {
                offer(candidates, window, run.start[i], end, COMPANY);
                return true;
            }
        }
        if (Sense.is(run.sense[i], Cue.COMPANY_FIRST) && Partners.endBehind(run, i) > i + 1) {
            int last = Partners.endBehind(run, i);
            offer(candidates, window, run.start[i], run.end[last - 1], COMPANY);
            return last == run.count;
        }
        int end = Partners.end(window, run, i);
        if (end > 0) {
            offer(candidates, window, run.start[i], end, COMPANY);
            return true;
        }
        return false;
    }

    private static void offer(Candidates candidates, Window window, int start, int end, double confidence) {
        boolean made = InfoType.ORGANIZATION.madeSpace().contains(window.original(start, end));
        candidates.add(InfoType.ORGANIZATION, start, end, confidence, confidence, made);
    }

    /** A person, or a place of one word, whichever is more likely. */
    private int single(Window window, Scratch scratch, int i, Candidates candidates) {
        Run run = scratch.run;
        long sense = run.sense[i];
        if (asks(run, scratch.around, i)) {
            return i + 1;
        }
        int stop = Persons.end(run, i, false);
        double person = stop > i ? scratch.evidence.person(run, i, stop, false) : Double.NEGATIVE_INFINITY;
        int inverted = stop == run.count && i == 0 ? scratch.evidence.endOfInverted(window, run) : 0;
        if (inverted > 0) {
            candidates.add(InfoType.PERSON_NAME, run.start[0], inverted, INVERTED, INVERTED, false);
            return run.count;
        }
        boolean placeAlone = (sense & PLACES) != 0 && !(stop > i + 1 && person > 1);
        if (placeAlone && place(window, scratch, i, i + 1, sense, candidates)) {
            return i + 1;
        }
        int made = Towns.end(run, i);
        double unknown = scratch.evidence.unknownTown(window, run, i, Math.max(made, i + 1));
        if (unknown > -0.2 && (made > i || unknown > person)) {
            add(candidates, InfoType.CITY, window, run, i, Math.max(made, i + 1), NameEvidence.confidence(unknown));
            return Math.max(made, i + 1);
        }
        double town = Sense.town(sense) > 0 ? scratch.evidence.town(run, i, i + 1, sense) : Double.NEGATIVE_INFINITY;
        if (town > person || (stop > i + 1 && town > person - 1 && Sense.common(run.sense[i + 1]) > 1)) {
            add(candidates, InfoType.CITY, window, run, i, i + 1, NameEvidence.confidence(town));
            return i + 1;
        }
        int street = Streets.end(run, i);
        if (street > i && person < 2.5) {
            add(candidates, InfoType.STREET_ADDRESS, window, run, i, street, Streets.BARE);
            return street;
        }
        double body = stop > i ? scratch.evidence.body(window, run, i, stop) : 0;
        if (body > 0) {
            add(candidates, InfoType.ORGANIZATION, window, run, i, stop, body);
            return stop;
        }
        if (stop > i) {
            add(candidates, InfoType.PERSON_NAME, window, run, i, stop, NameEvidence.confidence(person));
            return NameEvidence.confidence(person) >= LEAST ? stop : i + 1;
        }
        return i + 1;
    }

    /** {@code Will Anna come}, {@code May Anna come}: the first word is no name. */
    private static boolean asks(Run run, Surroundings around, int i) {
        return i == 0
                && around.begins
                && run.count > 1
                && Sense.common(run.sense[0]) == 3
                && Sense.given(run.sense[1]) == 3
                && Sense.surname(run.sense[1]) < 3
                && run.gap[1] == ' ';
    }

    static final long PLACES = Cue.ORGANIZATION.mask
            | Cue.COUNTRY.mask
            | Cue.COUNTRY_CODE.mask
            | Cue.NATIONALITY.mask
            | Cue.REGION.mask
            | Cue.REGION_CODE.mask;

    private int person(Window window, Scratch scratch, int i, boolean titled, Candidates candidates) {
        Run run = scratch.run;
        while (i < run.count && isTitle(run, i)) {
            add(candidates, InfoType.TITLE, window, run, i, i + 1, 0.8);
            i++;
        }
        int stop = Persons.end(run, i, titled);
        if (stop > i) {
            double odds = scratch.evidence.person(run, i, stop, titled);
            add(candidates, InfoType.PERSON_NAME, window, run, i, stop, Math.max(0.6, NameEvidence.confidence(odds)));
        }
        return stop;
    }

    /** A title that a name follows: {@code Dr. Who}, not {@code Major problems}. */
    private static boolean isTitle(Run run, int i) {
        long sense = run.sense[i];
        if (!Sense.is(sense, Cue.TITLE) || run.form[i] == Form.INITIAL || i + 1 >= run.count) {
            return false;
        }
        // Mr. and Mrs. Berg
        int other = run.form[i + 1] == Form.LOWER && NameEvidence.isAnd(run, i + 1)
                ? i + 2
                : run.gap[i + 1] == '&' ? i + 1 : i;
        if (other > i
                && other < run.count
                && Sense.is(sense, Cue.SHORT_TITLE)
                && Sense.is(run.sense[other], Cue.SHORT_TITLE)) {
            return true;
        }
        byte gap = run.gap[i + 1];
        if ((gap != ' ' && gap != '.')
                || run.form[i + 1] == Form.CODE
                || (run.form[i] == Form.UPPER && run.form[i + 1] != Form.UPPER)) {
            return false;
        }
        long next = run.sense[i + 1];
        boolean follows = (run.form[i + 1] != Form.LOWER && !Sense.is(next, Cue.PRONOUN))
                || (Sense.is(next, Cue.PARTICLE) && run.form[i + 1] == Form.LOWER);
        return follows
                && (Sense.is(sense, Cue.SHORT_TITLE)
                        || Sense.is(next, Cue.TITLE)
                        || (Sense.isName(next) && Sense.common(next) < 3)
                        || next == 0);
    }

    /** A country, nationality, region, body or town that the lexicon has. */
    private boolean place(Window window, Scratch scratch, int i, int stop, long sense, Candidates candidates) {
        Run run = scratch.run;
        boolean single = stop == i + 1;
        boolean upper = run.form[i] == Form.UPPER;
        long before = scratch.evidence.before(run, i);
        boolean named = single && Sense.isName(sense);
        boolean placed = (before & (Cue.PLACE_BEFORE.mask | Cue.STRONG_PLACE_BEFORE.mask)) != 0
                || (i == 0 && (scratch.around.comma || Sense.is(scratch.around.label, Cue.PLACE_LABEL)));
        boolean called = named
                && (Sense.is(before, Cue.NAME_BEFORE)
                        || (scratch.around.comma && i == 0 && Sense.is(before, Cue.SIGN_OFF)));
        if (Sense.is(sense, Cue.COUNTRY) && !(upper && !placed)) {
            double odds = 1.9
                    - (called ? 4 : 0)
                    + (placed ? 1 : 0)
                    - (named ? 0.5 * Sense.given(sense) + 0.3 * Sense.surname(sense) : 0)
                    - (single ? Sense.common(sense) * 0.7 : 0);
            return report(candidates, InfoType.COUNTRY, window, run, i, stop, odds);
        }
        if (Sense.is(sense, Cue.COUNTRY_CODE) && upper) {
            return report(
                    candidates,
                    InfoType.COUNTRY,
                    window,
                    run,
                    i,
                    stop,
                    i == 0 && scratch.around.number
                            ? -2
                            : placed ? 1.5 : isThe(before) ? 1.3 : sense == Cue.COUNTRY_CODE.mask ? 0.3 : -1);
        }
        if (Sense.is(sense, Cue.NATIONALITY) && !upper) {
            double odds = 1.5 - (named && Sense.is(before, Cue.NAME_BEFORE) ? 3 : 0);
            return report(candidates, InfoType.NATIONALITY, window, run, i, stop, odds);
        }
        if (Sense.is(sense, Cue.REGION) && !upper) {
            double odds = 1.4
                    + (placed ? 1 : 0)
                    - (named ? 0.6 * Sense.given(sense) + 0.3 * Sense.surname(sense) : 0)
                    - (single ? Sense.common(sense) * 0.5 : 0);
            return report(candidates, InfoType.CITY, window, run, i, stop, odds);
        }
        if (Sense.is(sense, Cue.REGION_CODE)
                && upper
                && i == 0
                && scratch.around.comma
                && window.at(run.start[0] - 3) >= 'a') {
            return report(candidates, InfoType.CITY, window, run, i, stop, 1);
        }
        if (Sense.is(sense, Cue.ORGANIZATION)) {
            return report(
                    candidates,
                    InfoType.ORGANIZATION,
                    window,
                    run,
                    i,
                    stop,
                    single && Sense.common(sense) > 0 ? -0.2 : 1.2);
        }
        if (!single && Sense.town(sense) > 0) {
            return report(candidates, InfoType.CITY, window, run, i, stop, scratch.evidence.town(run, i, stop, sense));
        }
        return false;
    }

    private static boolean isThe(long before) {
        return Sense.is(before, Cue.PRONOUN) && Sense.common(before) == 3;
    }

    private boolean report(
            Candidates candidates, InfoType type, Window window, Run run, int first, int stop, double odds) {
        double confidence = NameEvidence.confidence(odds);
        add(candidates, type, window, run, first, stop, confidence);
        return confidence >= 0.45;
    }

    private static void add(
            Candidates candidates, InfoType type, Window window, Run run, int first, int stop, double confidence) {
        if (confidence < LEAST) {
            return;
        }
        int start = run.start[first];
        int end = run.end[stop - 1];
        end += window.at(end) == '.' && endsInStop(window, run, stop, end) ? 1 : 0;
        boolean made = type.madeSpace().contains(window.original(start, end));
        candidates.add(type, start, end, confidence, confidence, made);
    }

    /** True if the full stop behind the last word abbreviates it and does not end the sentence. */
    private static boolean endsInStop(Window window, Run run, int stop, int end) {
        if (run.form[stop - 1] != Form.INITIAL && !Run.abbreviates(run.sense[stop - 1])) {
            return false;
        }
        byte next = window.at(end + 1);
        return stop < run.count
                || next == ','
                || next == ')'
                || next == '.'
                || next == '?'
                || next == '!'
                || next == ';'
                || (next == ' ' && !WordReader.capitalAt(window, end + 2));
    }

    /** The end of the longest phrase that the lexicon has. */
    private int phraseEnd(Window window, Run run, int first) {
        int longest = first;
        long sense = run.sense[first];
        for (int i = first + 1; i < run.count && Sense.beginsPhrase(sense); i++) {
            if (run.gap[i] != ' ' && run.gap[i] != '-' && run.gap[i] != '.') {
                break;
            }
            sense = Lexicon.standard().sense(WordHash.of(window, run.start[first], run.end[i]));
            longest = (sense & ~Sense.BEGINS_PHRASE) != 0 ? i + 1 : longest;
        }
        return longest;
    }
}
