package dev.ringfence.environment;

import dev.ringfence.environment.EnvironmentNames.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What all evidence says together. Every field is a union, an intersection or an "any" over the evidence, so neither
 * the order nor the number of times a piece is seen matters.
 */
final class Tally {
    private static final int ALL_RIGHTS = -1;

    private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    private final Set<Tier> explicitTiers = EnumSet.noneOf(Tier.class);
    private final Map<String, DeclaredName> declared = new TreeMap<>();
    private int rights = ALL_RIGHTS;
    private boolean unrecognized;
    private boolean unreadable;

    static Tally of(List<Evidence> evidence, EnvironmentNames names) {
        Tally tally = new Tally();
        for (Evidence piece : evidence) {
            tally.add(piece, names);
        }
        return tally;
    }

    private void add(Evidence piece, EnvironmentNames names) {
        boolean explicit = piece.kind() == Evidence.Kind.EXPLICIT;
        if (piece.claim() instanceof Evidence.Names claim) {
            // A source of the user's own may hand over no word at all: set, and yet nothing said.
            unrecognized |= explicit && claim.words().isEmpty();
            for (String word : claim.words()) {
                Optional<Named> named = names.find(word);
                named.ifPresent(name -> add(name, explicit));
                unrecognized |= explicit && named.isEmpty();
            }
        } else if (piece.claim() instanceof Evidence.Circumstance circumstance) {
            rights &= circumstance.weight() == Evidence.Weight.WITHHOLDS ? Right.WRITE_UNGUARDED.mask() : ALL_RIGHTS;
        } else if (piece.claim() instanceof Evidence.Unreadable) {
            unreadable |= explicit;
        }
    }

    private void add(Named name, boolean explicit) {
        tiers.add(name.tier());
        if (explicit) {
            explicitTiers.add(name.tier());
        }
        rights &= name.rights();
        name.declared().ifPresent(own -> declared.put(own.name(), own));
    }

    /** A conflict outranks an unknown word: it is the harder fact, and its table shows the word as well. */
    Verdict verdict() {
        if (tiers.size() > 1) {
            return Verdict.CONFLICT;
        }
        if (unrecognized) {
            return Verdict.UNKNOWN;
        }
        return explicitTiers.isEmpty() ? Verdict.UNSET : Verdict.AGREED;
    }

    Tier tier() {
        return verdict() == Verdict.AGREED ? tiers.iterator().next() : Tier.UNKNOWN;
    }

    /** The rights as a mask; none unless agreed, none if explicit evidence could not be read. */
    int rights() {
        return verdict() == Verdict.AGREED && !unreadable ? rights : 0;
    }

    /** The declared name, if exactly one is claimed and all agree. */
    Optional<DeclaredName> declaredName() {
        return verdict() == Verdict.AGREED && declared.size() == 1
                ? Optional.of(declared.values().iterator().next())
                : Optional.empty();
    }

    Set<Tier> tiers() {
        return tiers;
    }

    Set<Tier> explicitTiers() {
        return explicitTiers;
    }

    /** True if somebody said for this purpose, legibly, that this is below production, and nobody said otherwise. */
    boolean explicitlyBelowProduction() {
        return !unrecognized
                && !unreadable
                && !explicitTiers.isEmpty()
                && explicitTiers.stream().allMatch(Tier::belowProduction);
    }
}
