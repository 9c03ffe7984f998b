package dev.ringfence.data.detect;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds the values of all types that declare an {@link Identifier}. Their spellings are kept by the length of the run
 * that they are tried at and by what stands behind it, so that most runs are told from all of them by one look.
 */
final class IdentifierMatcher implements Matcher {
    private static final int MAX_LENGTH = 64;

    private static final Spelling[] NONE = {};

    private final Spelling[][] spellings;

    /** A pattern and the type that it belongs to. */
    private record Spelling(IdentifierPattern pattern, InfoType type, Identifier identifier, double alone) {
        double withContext() {
            return identifier.specificity().withContext();
        }
    }

    IdentifierMatcher(List<InfoType> all) {
        List<InfoType> types =
                all.stream().filter(type -> type.identifier().isPresent()).toList();
        this.spellings = new Spelling[(RunForm.LONGEST + 1) * 128][];
        List<List<Spelling>> byKey = new ArrayList<>();
        for (int i = 0; i < spellings.length; i++) {
            byKey.add(new ArrayList<>());
        }
        for (InfoType type : types) {
            Identifier identifier = type.identifier().orElseThrow();
            for (IdentifierPattern pattern : IdentifierPattern.of(identifier)) {
                if (pattern.length() > MAX_LENGTH || pattern.anchorLength() >= RunForm.LONGEST) {
                    throw new IllegalArgumentException(
                            "'shape' of " + type + " must be shorter but has " + pattern.length() + " units");
                }
                byKey.get(key(pattern.anchorLength(), pattern.afterAnchor()))
                        .add(new Spelling(pattern, type, identifier, alone(identifier.specificity(), pattern)));
            }
        }
        for (int i = 0; i < spellings.length; i++) {
            List<Spelling> some = byKey.get(i);
            some.sort(Comparator.comparing(spelling -> -spelling.pattern.length()));
            spellings[i] = some.isEmpty() ? NONE : some.toArray(NONE);
        }
    }

    private static double alone(Specificity specificity, IdentifierPattern pattern) {
        return pattern.separated() ? specificity.separated() : specificity.bare();
    }

    private static int key(int length, byte after) {
        return length * 128 + after;
    }

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        for (int key = key(form.length(), (byte) 0); key < key(form.length() + 1, (byte) 0); key++) {
            for (Spelling spelling : spellings[key]) {
                if (spelling.pattern.fits(form)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int length = window.runEnd() - window.runStart();
        byte after = window.at(window.runEnd());
        if (after > 0) {
            match(spellings[key(length, after)], window, candidates);
        }
        match(spellings[key(length, (byte) 0)], window, candidates);
    }

    private static void match(Spelling[] some, Window window, Candidates candidates) {
        for (Spelling spelling : some) {
            int start = window.runStart() - spelling.pattern.beforeAnchor();
            if (spelling.pattern.matches(window, start)) {
                check(spelling, window, start, start + spelling.pattern.length(), candidates);
            }
        }
    }

    private static void check(Spelling spelling, Window window, int start, int end, Candidates candidates) {
        InfoType type = spelling.type;
        boolean bare = !spelling.pattern.separated() && window.isDigit(start) && window.runEnd() - start == end - start;
        if (bare && window.at(start - 1) == '-') {
            // A negative number.
            return;
        }
        double alone = bare && Moments.is(window, start, end)
                ? Math.min(spelling.alone, Specificity.WEAK.bare())
                : spelling.alone;
        double withContext = spelling.withContext();
        if (!Boundary.before(window, start)
                || !Boundary.behind(window, end)
                || !candidates.wants(type, start, end, alone, withContext)) {
            return;
        }
        Canonical canonical = window.canonical();
        for (int i = start; i < end; i++) {
            if (window.isWordPart(i)) {
                canonical.append(window.at(i));
            }
        }
        if (spelling.identifier.isValid(canonical)) {
            candidates.add(type, start, end, alone, withContext, isMade(spelling, window, start, end, canonical));
        }
    }

    private static boolean isMade(Spelling spelling, Window window, int start, int end, Canonical canonical) {
        for (String reserved : spelling.identifier.reserved()) {
            if (canonical.length() >= reserved.length()
                    && reserved.contentEquals(canonical.subSequence(0, reserved.length()))) {
                return true;
            }
        }
        return spelling.type.madeSpace().contains(window.original(start, end));
    }
}
