package dev.ringfence.environment;

import dev.ringfence.environment.WeighedEvidence.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a process came to its environment: the verdict, every piece of evidence with what followed from it, and
 * warnings.
 *
 * <p>{@link #toString()} is one line while nothing disagrees, withholds or is unknown, else a table. Neither shows a
 * value that could be a secret; see {@link WeighedEvidence}. Immutable and safe for use by many threads.
 */
public final class Resolution {
    private final Verdict verdict;
    private final String name;
    private final Tier tier;
    private final Set<Right> rights;
    private final boolean explicitlyBelowProduction;
    private final Set<Tier> claimedTiers;
    private final List<WeighedEvidence> evidence;
    private final List<String> notes;
    private final List<String> warnings;

    Resolution(
            Verdict verdict,
            String name,
            Tier tier,
            Set<Right> rights,
            boolean explicitlyBelowProduction,
            Set<Tier> claimedTiers,
            List<WeighedEvidence> evidence,
            List<String> notes) {
        this.verdict = Objects.requireNonNull(verdict, "verdict");
        this.name = Objects.requireNonNull(name, "name");
        this.tier = Objects.requireNonNull(tier, "tier");
        this.rights = Set.copyOf(rights);
        this.explicitlyBelowProduction = explicitlyBelowProduction;
        this.claimedTiers = Set.copyOf(claimedTiers);
        this.evidence = List.copyOf(evidence);
        this.notes = List.copyOf(notes);
        List<String> all = new ArrayList<>(notes);
        evidence.stream()
                .filter(piece -> piece.effect() == Effect.WARNS || piece.effect() == Effect.UNREADABLE)
                .map(piece -> piece.key() + ": " + piece.says())
                .forEach(all::add);
        evidence.stream()
                .filter(piece -> piece.effect() == Effect.CLAIMS_NOTHING
                        && !piece.remedy().isEmpty())
                .map(piece -> piece.key() + " says " + piece.says() + ": " + piece.remedy())
                .forEach(all::add);
        this.warnings = List.copyOf(all);
    }

    /** How the evidence fits together. */
    public Verdict verdict() {
        return verdict;
    }

    /** The canonical name; {@code unknown} unless the verdict is {@link Verdict#AGREED}. */
    public String name() {
        return name;
    }

    /** The tier; {@link Tier#UNKNOWN} unless the verdict is {@link Verdict#AGREED}. */
    public Tier tier() {
        return tier;
    }

    /** The rights held. */
    public Set<Right> rights() {
        return rights;
    }

    /** Every tier that explicit or ambient evidence names, in conflict or not. */
    public Set<Tier> claimedTiers() {
        return claimedTiers;
    }

    /** All evidence, also the silent, in the order in which it was read. */
    public List<WeighedEvidence> evidence() {
        return evidence;
    }

    /** What should be looked at, although it changes nothing; may be empty. */
    public List<String> warnings() {
        return warnings;
    }

    /** The warnings that come from no piece of evidence. */
    List<String> notes() {
        return notes;
    }

    boolean explicitlyBelowProduction() {
        return explicitlyBelowProduction;
    }

    /** True if a person has to look: the evidence conflicts, is unknown, or a right of the tier is withheld. */
    public boolean needsAttention() {
        return verdict == Verdict.CONFLICT
                || verdict == Verdict.UNKNOWN
                || evidence.stream().anyMatch(piece -> !piece.withheld().isEmpty() || isUnreadableExplicit(piece));
    }

    private static boolean isUnreadableExplicit(WeighedEvidence piece) {
        return piece.kind() == Evidence.Kind.EXPLICIT && piece.effect() == Effect.WITHHOLDS;
    }

    /** What to do next; empty if nothing is to be done. */
    public String remedy() {
        return ResolutionText.remedy(this);
    }

    /** The outcome on one line. */
    public String line() {
        return ResolutionText.line(this);
    }

    /** The outcome with each piece of evidence that says something: source, what it says, effect, remedy. */
    public String table() {
        return ResolutionText.table(this);
    }

    /** The same as JSON, the silent evidence included. */
    public String toJson() {
        return ResolutionJson.of(this);
    }

    /** {@link #table()} if this {@linkplain #needsAttention() needs attention}, else {@link #line()}. */
    @Override
    public String toString() {
        return needsAttention() ? table() : line();
    }
}
