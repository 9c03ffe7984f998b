package dev.ringfence.write;

import dev.ringfence.base.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/** Suggests the known word that an unknown one was probably meant to be. */
final class Known {
    private static final int FARTHEST = 3;

    private Known() {}

    /** Such as {@code ; did you mean 'approval'?}, or nothing if no known word is near. */
    static String suggestion(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> EditDistance.between(word, candidate, FARTHEST) <= FARTHEST)
                .min(Comparator.comparingInt((String candidate) -> EditDistance.between(word, candidate, FARTHEST))
                        .thenComparing(Comparator.naturalOrder()))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }
}
