package dev.ringfence.environment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The exact words that name a tier. A word is one of them or it is not: no prefix, no pattern, no nearness decides.
 *
 * <p>Words are compared in lower case (US-ASCII letters only: a word with any other character names nothing, so no
 * look-alike letter does). Immutable and safe for use by many threads.
 */
public final class TierAliases {
    private static final TierAliases STANDARD = new TierAliases(Map.ofEntries(
            Map.entry("production", Tier.PRODUCTION),
            Map.entry("prod", Tier.PRODUCTION),
            Map.entry("prd", Tier.PRODUCTION),
            Map.entry("live", Tier.PRODUCTION),
            Map.entry("staging", Tier.STAGING),
            Map.entry("stage", Tier.STAGING),
            Map.entry("stg", Tier.STAGING),
            Map.entry("preprod", Tier.STAGING),
            Map.entry("pre-production", Tier.STAGING),
            Map.entry("uat", Tier.STAGING),
            Map.entry("test", Tier.TEST),
            Map.entry("testing", Tier.TEST),
            Map.entry("qa", Tier.TEST),
            Map.entry("ci", Tier.TEST),
            Map.entry("development", Tier.DEVELOPMENT),
            Map.entry("dev", Tier.DEVELOPMENT),
            Map.entry("local", Tier.DEVELOPMENT)));

    private final TreeMap<String, Tier> tiers;

    private TierAliases(Map<String, Tier> tiers) {
        this.tiers = new TreeMap<>(tiers);
    }

    /** The table of the library; {@link #toString()} prints it. */
    public static TierAliases standard() {
        return STANDARD;
    }

    /**
     * The same table with one word more.
     *
     * @param alias letters, digits, dots, dashes and underscores, at most 64, in any case
     * @throws IllegalArgumentException if the word has another form or is in the table already, or the tier is {@link
     *     Tier#UNKNOWN}
     */
    public TierAliases with(String alias, Tier tier) {
        String word = Words.name("alias", alias);
        if (tier == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'tier' must be a known tier but was UNKNOWN");
        }
        if (tiers.containsKey(word)) {
            throw new IllegalArgumentException("'alias' must be new but '" + word + "' names "
                    + tiers.get(word).label() + " already");
        }
        TierAliases copy = new TierAliases(tiers);
        copy.tiers.put(word, Objects.requireNonNull(tier, "tier"));
        return copy;
    }

    /** The tier that a word names. */
    public Optional<Tier> tier(String word) {
        return Words.fold(word).map(tiers::get);
    }

    /** All words with their tiers, in no particular order. */
    public Map<String, Tier> asMap() {
        return Map.copyOf(tiers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TierAliases that && tiers.equals(that.tiers);
    }

    @Override
    public int hashCode() {
        return tiers.hashCode();
    }

    /** One line for each tier, such as {@code test: ci, qa, test, testing}. */
    @Override
    public String toString() {
        Map<Tier, List<String>> words = new EnumMap<>(Tier.class);
        tiers.forEach((word, tier) ->
                words.computeIfAbsent(tier, any -> new ArrayList<>()).add(word));
        return words.entrySet().stream()
                .map(entry -> entry.getKey().label() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
