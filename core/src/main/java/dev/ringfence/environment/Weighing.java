package dev.ringfence.environment;

import dev.ringfence.environment.EnvironmentNames.Named;
import dev.ringfence.environment.WeighedEvidence.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From evidence to an environment: a pure function, the whole of law and no reading. */
final class Weighing {
    private final EnvironmentNames names;
    private final Tally tally;

    private Weighing(EnvironmentNames names, Tally tally) {
        this.names = names;
        this.tally = tally;
    }

    static DeploymentEnvironment of(List<Evidence> evidence, EnvironmentNames names, List<String> warnings) {
        Tally tally = Tally.of(evidence, names);
        Weighing weighing = new Weighing(names, tally);
        List<WeighedEvidence> weighed = new ArrayList<>(evidence.size());
        for (Evidence piece : evidence) {
            weighed.add(weighing.weigh(piece));
        }
        Tier tier = tally.tier();
        String name = tally.declaredName().map(DeclaredName::name).orElse(tier.label());
        Traits traits = tally.declaredName().map(DeclaredName::traits).orElse(tier.traits());
        Set<Right> rights = Right.of(tally.rights());
        Resolution resolution = new Resolution(
                tally.verdict(),
                name,
                tier,
                rights,
                tally.explicitlyBelowProduction(),
                tally.tiers(),
                weighed,
                warnings);
        return new DeploymentEnvironment(name, tier, traits, rights, resolution);
    }

    private WeighedEvidence weigh(Evidence piece) {
        boolean explicit = piece.kind() == Evidence.Kind.EXPLICIT;
        Evidence.Claim claim = piece.claim();
        if (claim instanceof Evidence.Names words) {
            return weigh(piece, words, explicit);
        }
        if (claim instanceof Evidence.Unreadable unreadable) {
            String says = "not readable: " + unreadable.reason().getSimpleName();
            return explicit
                    ? row(piece, says, Effect.WITHHOLDS, none(), tierRights(0), Remedies.UNREADABLE)
                    : row(piece, says, Effect.UNREADABLE, none(), noRight(), "");
        }
        if (claim instanceof Evidence.Circumstance seen) {
            if (seen.weight() == Evidence.Weight.WARNS) {
                return row(piece, seen.description(), Effect.WARNS, none(), noRight(), "");
            }
            Set<Right> withheld = tierRights(Right.WRITE_UNGUARDED.mask());
            return row(
                    piece,
                    seen.description(),
                    Effect.WITHHOLDS,
                    none(),
                    withheld,
                    withheld.isEmpty() ? "" : Remedies.CIRCUMSTANCE);
        }
        return row(piece, "not set", Effect.SILENT, none(), noRight(), "");
    }

    private WeighedEvidence weigh(Evidence piece, Evidence.Names claim, boolean explicit) {
        Set<Tier> tiers = none();
        int rights = -1;
        Optional<Suggestion> wrong = Optional.empty();
        for (String word : claim.words()) {
            Optional<Named> named = names.find(word);
            if (named.isPresent()) {
                tiers.add(named.get().tier());
                rights &= named.get().rights();
            } else if (wrong.isEmpty() || wrong.get().isEmpty()) {
                wrong = Optional.of(names.suggest(word));
            }
        }
        boolean unrecognized = explicit && (wrong.isPresent() || tiers.isEmpty());
        Set<Right> withheld = tierRights(rights);
        Effect effect = unrecognized
                ? Effect.UNRECOGNIZED
                : tiers.isEmpty() ? Effect.CLAIMS_NOTHING : withheld.isEmpty() ? Effect.CLAIMS : Effect.WITHHOLDS;
        String remedy = unrecognized
                ? Remedies.unrecognized(wrong.orElse(Suggestion.NONE))
                : Remedies.claim(explicit, tiers, tally, wrong.orElse(Suggestion.NONE));
        return row(piece, ShownWords.of(claim.words(), names), effect, tiers, withheld, remedy);
    }

    private static WeighedEvidence row(
            Evidence piece, String says, Effect effect, Set<Tier> tiers, Set<Right> withheld, String remedy) {
        return new WeighedEvidence(piece.source(), piece.kind(), piece.key(), says, effect, tiers, withheld, remedy);
    }

    /** The rights of the agreed tier that a mask leaves out. */
    private Set<Right> tierRights(int left) {
        Set<Right> withheld = noRight();
        for (Right right : tally.tier().rights()) {
            if ((right.mask() & left) == 0) {
                withheld.add(right);
            }
        }
        return withheld;
    }

    private static Set<Tier> none() {
        return EnumSet.noneOf(Tier.class);
    }

    private static Set<Right> noRight() {
        return EnumSet.noneOf(Right.class);
    }
}
