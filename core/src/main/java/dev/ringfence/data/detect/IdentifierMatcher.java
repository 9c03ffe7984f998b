package dev.ringfence.data.detect;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the values of all types that declare an {@link Identifier}, by a {@link SpellingTable} of all of them. */
final class IdentifierMatcher implements Matcher {
    private static final int MAX_LENGTH = 64;

    private final IdentifierPattern[][] byLength = new IdentifierPattern[SpellingTable.LONGEST][];
    private final SpellingTable table;

    IdentifierMatcher(List<InfoType> types) {
        List<Spelling> spellings = new ArrayList<>();
        for (InfoType type : types) {
            type.identifier().ifPresent(identifier -> {
                for (IdentifierPattern pattern : IdentifierPattern.of(identifier)) {
                    if (pattern.length() > MAX_LENGTH || pattern.anchorLength() >= SpellingTable.LONGEST) {
                        throw new IllegalArgumentException(
                                "'shape' of " + type + " must be shorter but has " + pattern.length() + " units");
                    }
                    spellings.add(new Spelling(pattern, type, identifier));
                }
            });
        }
        this.table = new SpellingTable(spellings);
        for (int i = 0; i < byLength.length; i++) {
            int length = i;
            byLength[i] = spellings.stream()
                    .map(Spelling::pattern)
                    .filter(pattern -> pattern.anchorLength() == length)
                    .toArray(IdentifierPattern[]::new);
        }
    }

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        if (form.length() >= byLength.length) {
            return false;
        }
        for (IdentifierPattern pattern : byLength[form.length()]) {
            if (pattern.fits(form)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        table.match(window, candidates);
    }
}
