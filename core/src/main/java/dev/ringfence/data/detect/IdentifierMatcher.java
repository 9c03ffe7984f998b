package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds the values of all types that declare an {@link dev.ringfence.data.Identifier}. Spellings are told from one another
 * by the form of a run: of several hundred, few fit one, and those alone are tried.
 */
final class IdentifierMatcher implements Matcher {
    private static final int MAX_LENGTH = 64;
    /** Runs that a spelling is tried at are shorter. */
    private static final int MAX_RUN = 40;

    /** The longest spellings first: they are the more certain ones. */
    private final Spelling[][] byLength = new Spelling[MAX_RUN][];

    IdentifierMatcher(List<InfoType> types) {
        List<Spelling> spellings = new ArrayList<>();
        for (InfoType type : types) {
            type.identifier().ifPresent(identifier -> {
                for (IdentifierPattern pattern : IdentifierPattern.of(identifier)) {
                    if (pattern.length() > MAX_LENGTH || pattern.anchorLength() >= MAX_RUN) {
                        throw new IllegalArgumentException(
                                "'shape' of " + type + " must be shorter but has " + pattern.length() + " units");
                    }
                    spellings.add(new Spelling(pattern, type, identifier));
                }
            });
        }
        for (int i = 0; i < MAX_RUN; i++) {
            int length = i;
            byLength[i] = spellings.stream()
                    .filter(spelling -> spelling.pattern().anchorLength() == length)
                    .sorted(Comparator.comparing(spelling -> -spelling.pattern().length()))
                    .toArray(Spelling[]::new);
        }
    }

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        for (Spelling spelling : ofLength(form.length())) {
            if (spelling.pattern().fits(form)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Matcher narrowedTo(RunForm form) {
        return new SpellingsMatcher(Arrays.stream(ofLength(form.length()))
                .filter(spelling -> spelling.pattern().fits(form))
                .toArray(Spelling[]::new));
    }

    private Spelling[] ofLength(int length) {
        return byLength[length < MAX_RUN ? length : 0];
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int length = window.runEnd() - window.runStart();
        for (Spelling spelling : ofLength(length)) {
            spelling.match(window, candidates);
        }
    }
}
