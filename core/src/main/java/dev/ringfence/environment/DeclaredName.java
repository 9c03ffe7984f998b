package dev.ringfence.environment;

import java.util.Objects;

/**
 * A name of the user's own for an environment, such as {@code eu-canary}, with the tier it belongs to.
 *
 * @param name letters, digits, dots, dashes and underscores, at most 64; kept in lower case
 * @param tier a known tier; it bounds the rights
 * @param traits what that environment is like; they may take a right of the tier away, never add one
 */
public record DeclaredName(String name, Tier tier, Traits traits) {

    /**
     * @throws IllegalArgumentException if the name has another form or the tier is {@link Tier#UNKNOWN}
     */
    public DeclaredName {
        name = Words.name("name", name);
        Objects.requireNonNull(traits, "traits");
        if (tier == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'tier' of '" + name + "' must be a known tier but was UNKNOWN");
        }
    }

    /** A name whose environment has the traits of its tier. */
    public DeclaredName(String name, Tier tier) {
        this(name, tier, tier.traits());
    }
}
