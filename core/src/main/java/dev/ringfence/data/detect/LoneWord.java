package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/**
 * Weighs a word by itself, beside whatever speaks most for a name. What is no name then is none in any such place. Not
 * safe for use by many threads.
 */
final class LoneWord {
    private static final long OTHERS = NameMatcher.PLACES | Cue.TITLE.mask;

    private final Run run = new Run();
    private final Surroundings around = new Surroundings();
    private final NameEvidence evidence = new NameEvidence(around);

    LoneWord() {
        run.count = 1;
    }

    /** At the beginning of a sentence, with one capital, before a space and a word in lower case. */
    boolean isNothingAtBeginning(long sense) {
        run.form[0] = Form.CAPITALIZED;
        run.possessive = false;
        around.begins = true;
        around.before = 0;
        around.comma = false;
        around.label = 0;
        around.numberAfter = false;
        around.asked = false;
        around.phraseBefore = 0;
        return isNothing(sense);
    }

    /** Anywhere, in capitals, before a space and no row that it begins. */
    boolean isNothingInCapitals(long sense) {
        run.form[0] = Form.UPPER;
        run.possessive = true;
        around.begins = false;
        around.before = Cue.NAME_BEFORE.mask | Cue.SIGN_OFF.mask | Cue.STRONG_PLACE_BEFORE.mask | Cue.STREET.mask;
        around.comma = true;
        around.numberAfter = true;
        around.asked = true;
        around.label = Cue.PERSON_LABEL.mask;
        boolean labelled = isNothing(sense);
        around.label = Cue.PLACE_LABEL.mask;
        return labelled && isNothing(sense);
    }

    private boolean isNothing(long sense) {
        run.sense[0] = sense;
        around.after = Cue.SPEECH.mask | Cue.DEED.mask;
        double person = evidence.person(run, 0, 1, false);
        around.after = Surroundings.AFTER_COMMA;
        double town = Sense.town(sense) > 0 ? evidence.town(run, 0, 1, sense) : person;
        return (sense & OTHERS) == 0 && NameEvidence.confidence(Math.max(person, town)) < NameMatcher.LEAST;
    }
}
