package dev.ringfence.data.detect;

import java.util.Set;

/** Tries some spellings at each run that it is asked about. */
final class SpellingsMatcher implements Matcher {
    private final Spelling[] spellings;

    SpellingsMatcher(Spelling[] spellings) {
        this.spellings = spellings;
    }

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        for (Spelling spelling : spellings) {
            spelling.match(window, candidates);
        }
    }
}
