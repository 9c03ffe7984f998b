package dev.ringfence.environment;

import dev.ringfence.base.EditDistance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every word that names an environment: aliases and declared names. Immutable. */
final class EnvironmentNames {
    private static final int MAX_DISTANCE = 2;

    /** What a word names. Rights are those of the tier that the traits leave standing. */
    record Named(Tier tier, int rights, Optional<DeclaredName> declared) {}

    private final Map<String, Named> names = new HashMap<>();

    EnvironmentNames(TierAliases aliases, List<DeclaredName> declared) {
        aliases.asMap().forEach((word, tier) -> names.put(word, named(tier, tier.traits(), Optional.empty())));
        for (DeclaredName name : declared) {
            Named former = names.put(name.name(), named(name.tier(), name.traits(), Optional.of(name)));
            if (former != null) {
                throw new IllegalArgumentException("'" + name.name() + "' must be declared once, but it is "
                        + (former.declared().isPresent() ? "declared already" : "an alias")
                        + " of tier " + former.tier().label());
            }
        }
    }

    private static Named named(Tier tier, Traits traits, Optional<DeclaredName> declared) {
        int rights = 0;
        for (Right right : tier.rights()) {
            if (traits.permit(right)) {
                rights |= right.mask();
            }
        }
        return new Named(tier, rights, declared);
    }

    /** What exactly this word names. */
    Optional<Named> find(String word) {
        return Words.fold(word).map(names::get);
    }

    /**
     * The nearest names. At least one character of a name must be left, or every word of two letters would be near to
     * {@code qa}.
     */
    Suggestion suggest(String word) {
        String folded = Words.lower(word);
        int best = MAX_DISTANCE;
        List<String> nearest = new ArrayList<>();
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (Map.Entry<String, Named> entry : names.entrySet()) {
            String name = entry.getKey();
            int distance = EditDistance.between(folded, name, best);
            if (distance > best || distance >= name.length()) {
                continue;
            }
            if (distance < best) {
                best = distance;
                nearest.clear();
                tiers.clear();
            }
            nearest.add(name);
            tiers.add(entry.getValue().tier());
        }
        return nearest.isEmpty() ? Suggestion.NONE : new Suggestion(nearest, tiers, best);
    }
}
