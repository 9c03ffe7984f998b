package dev.ringfence.data.detect;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;

/** One spelling of the values of a type, and what is checked where it fits. Immutable. */
record Spelling(IdentifierPattern pattern, InfoType type, Identifier identifier) {

    /** Looks whether a value lies around the present run of the window. */
    void match(Window window, Candidates candidates) {
        int start = window.runStart() - pattern.beforeAnchor();
        int end = start + pattern.length();
        if (!pattern.matches(window, start) || !Boundary.before(window, start) || !Boundary.behind(window, end)) {
            return;
        }
        boolean bare = !pattern.separated() && window.isDigit(start);
        if (bare && window.at(start - 1) == '-') {
            // A negative number.
            return;
        }
        double alone = alone(bare && Moments.is(window, start, end));
        double withContext = identifier.specificity().withContext();
        if (!candidates.wants(type, start, end, alone, withContext)) {
            return;
        }
        Canonical canonical = window.canonical();
        for (int i = start; i < end; i++) {
            if (window.isWordPart(i)) {
                canonical.append(window.at(i));
            }
        }
        if (identifier.isValid(canonical)) {
            candidates.add(type, start, end, alone, withContext, isMade(window, start, end, canonical));
        }
    }

    private double alone(boolean moment) {
        Specificity specificity = identifier.specificity();
        double alone = pattern.separated() ? specificity.separated() : specificity.bare();
        return moment ? Math.min(alone, Specificity.WEAK.bare()) : alone;
    }

    private boolean isMade(Window window, int start, int end, Canonical canonical) {
        for (String reserved : identifier.reserved()) {
            if (canonical.length() >= reserved.length()
                    && reserved.contentEquals(canonical.subSequence(0, reserved.length()))) {
                return true;
            }
        }
        return type.madeSpace().contains(window.original(start, end));
    }
}
