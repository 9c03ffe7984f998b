package dev.ringfence.environment;

import java.util.Set;
import java.util.stream.Collectors;

/** What to do about a piece of evidence. */
final class Remedies {
    static final String UNREADABLE = "make it readable, or take the source away";
    static final String CIRCUMSTANCE = "run outside of a test runner";

    private static final String NAMES = "set production, staging, test or development, or declare the name: "
            + EnvironmentResolver.NAMES_PROPERTY + "=<name>=<tier>";

    private Remedies() {}

    static String unrecognized(Suggestion suggestion) {
        return suggestion.isEmpty() ? NAMES : suggestion.toString();
    }

    static String claim(boolean explicit, Set<Tier> tiers, Tally tally, Suggestion near) {
        if (tiers.isEmpty()) {
            return near.isEmpty() || near.distance() > 1 ? "" : near.toString();
        }
        if (tally.verdict() != Verdict.CONFLICT) {
            return "";
        }
        if (tiers.size() > 1) {
            return "name one environment only";
        }
        if (explicit && tally.explicitTiers().size() == 1) {
            return "right? then change the others; wrong? then change this";
        }
        Set<Tier> others = tally.explicitTiers().size() == 1 ? tally.explicitTiers() : tally.tiers();
        return others.containsAll(tiers) && others.size() == 1
                ? ""
                : "unset it, or say "
                        + others.stream()
                                .filter(tier -> !tiers.contains(tier))
                                .map(Tier::label)
                                .collect(Collectors.joining(" or "));
    }
}
