package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/** Towns that no list has, by the parts that names of towns are made of: {@code Port Halvorsen}, {@code Kesterburg}. */
final class Towns {
    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_ENDING = 2;
    private static final int LONGEST_ENDING = 9;

    /** Words in front of one that make it a town by themselves, others only where a place is expected. */
    private static final int CERTAIN_FIRST = 3;

    private Towns() {}

    /**
     * The index behind {@code Port Halvorsen} or {@code San Lorenzo}, or that of the first word if none begins there: what
     * follows the first word is no common one and ends the capitals.
     */
    static int end(Run run, int first) {
        if (!Sense.is(run.sense[first], Cue.TOWN_FIRST)
                || run.form[first] != Form.CAPITALIZED
                || first + 1 >= run.count) {
            return first;
        }
        int second = first + 1;
        boolean joined = run.gap[second] == ' '
                || (run.gap[second] == '.' && run.end[first] - run.start[first] <= CERTAIN_FIRST);
        boolean named = joined
                && run.form[second] == Form.CAPITALIZED
                && Sense.common(run.sense[second]) < 2
                && (run.sense[second] & NOT_TOWN) == 0;
        boolean last = second + 1 == run.count || run.form[second + 1] == Form.LOWER || run.gap[second + 1] != ' ';
        return named && last ? second + 1 : first;
    }

    private static final long NOT_TOWN = Cue.PRONOUN.mask
            | Cue.COMPANY.mask
            | Cue.INSTITUTION.mask
            | Cue.CALENDAR.mask
            | Cue.PRODUCT.mask
            | Cue.SETTING.mask
            | Cue.STREET_FULL.mask
            | Cue.NATIONALITY.mask;

    /** True of a word that nobody knows and that ends as names of towns do. */
    static boolean ends(Window window, Run run, int i) {
        boolean goesOn = i + 1 < run.count && run.form[i + 1] != Form.LOWER && run.gap[i + 1] != ',';
        if (run.sense[i] != 0 || run.form[i] != Form.CAPITALIZED || goesOn) {
            return false;
        }
        int end = run.end[i];
        int most = Math.min(LONGEST_ENDING, end - run.start[i] - SHORTEST_BEGINNING);
        for (int length = SHORTEST_ENDING; length <= most; length++) {
            if (Sense.is(Lexicon.standard().sense(WordHash.of(window, end - length, end)), Cue.TOWN_ENDING)) {
                return true;
            }
        }
        return false;
    }
}
