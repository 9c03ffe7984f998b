package dev.ringfence.data.detect;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the values of all types that declare an {@link Identifier}, by a {@link SpellingTable} of all of them. */
final class IdentifierMatcher implements Matcher {
    private static final int MAX_LENGTH = 64;

    private final List<List<IdentifierPattern>> byLength = new ArrayList<>();
    private final SpellingTable table;

    IdentifierMatcher(List<InfoType> types) {
        for (int length = 0; length <= RunForm.LONGEST; length++) {
            byLength.add(new ArrayList<>());
        }
        List<Spelling> spellings = new ArrayList<>();
        for (InfoType type : types) {
            type.identifier().ifPresent(identifier -> {
                for (IdentifierPattern pattern : IdentifierPattern.of(identifier)) {
                    if (pattern.length() > MAX_LENGTH || pattern.anchorLength() >= RunForm.LONGEST) {
                        throw new IllegalArgumentException(
                                "'shape' of " + type + " must be shorter but has " + pattern.length() + " units");
                    }
                    spellings.add(new Spelling(pattern, type, identifier));
                    byLength.get(pattern.anchorLength()).add(pattern);
                }
            });
        }
        this.table = new SpellingTable(spellings);
    }

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        return byLength.get(form.length()).stream().anyMatch(pattern -> pattern.fits(form));
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        table.match(window, candidates);
    }
}
