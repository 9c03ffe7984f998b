package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/** Names of streets within a {@link Run}, no house number near: {@code Baker Street}. */
final class Streets {
    /** Confidence in a street without a number. */
    static final double BARE = 0.55;

    private static final int MOST_WORDS = 4;

    private Streets() {}

    /** The index behind the name that begins with a word, or that of the word if none does. */
    static int end(Run run, int first) {
        for (int i = first; i < run.count && i - first < MOST_WORDS; i++) {
            if (run.form[i] != Form.CAPITALIZED || (i > first && run.gap[i] != ' ')) {
                return first;
            }
            if (i > first && Sense.is(run.sense[i], Cue.STREET_FULL)) {
                return i + 1;
            }
            if (Sense.is(run.sense[i], Cue.PRONOUN)) {
                return first;
            }
        }
        return first;
    }
}
