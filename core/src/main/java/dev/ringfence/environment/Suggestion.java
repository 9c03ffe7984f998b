package dev.ringfence.environment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names nearest to a word that is none. It only fills "did you mean": nothing is ever decided by nearness.
 *
 * @param names the nearest names, all at the same distance, in the order of the alphabet; empty if none is near
 * @param tiers their tiers; one if the suggestion is clear, several if it is a tie
 * @param distance the number of insertions, deletions, substitutions and swaps of neighbours in between: 1 or 2; 0
 *     without names
 */
record Suggestion(List<String> names, Set<Tier> tiers, int distance) {
    static final Suggestion NONE = new Suggestion(List.of(), Set.of(), 0);

    Suggestion {
        names = List.copyOf(new TreeSet<>(names));
        tiers = Set.copyOf(tiers);
    }

    /** True if there is no name near. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Such as {@code did you mean 'production'?}; empty if no name is near. */
    @Override
    public String toString() {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(" or ", "did you mean ", "?"));
    }
}
