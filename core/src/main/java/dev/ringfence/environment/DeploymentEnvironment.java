package dev.ringfence.environment;

import java.util.Objects;
import java.util.Set;

/**
 * Where this process runs: name, tier, traits and the rights it holds.
 *
 * <p>Immutable and frozen: a process resolves once, at start, and hands the instance to whoever needs it. There is no
 * static current environment; several may live in one JVM. Safe for use by many threads.
 */
public final class DeploymentEnvironment {
    private final String name;
    private final Tier tier;
    private final Traits traits;
    private final int rights;
    private final Resolution resolution;

    DeploymentEnvironment(String name, Tier tier, Traits traits, Set<Right> rights, Resolution resolution) {
        this.name = Objects.requireNonNull(name, "name");
        this.tier = Objects.requireNonNull(tier, "tier");
        this.traits = Objects.requireNonNull(traits, "traits");
        this.resolution = Objects.requireNonNull(resolution, "resolution");
        int mask = 0;
        for (Right right : rights) {
            mask |= right.mask();
        }
        this.rights = mask;
    }

    /** A resolver of this process, to be told more; see {@link EnvironmentResolver#builder()}. */
    public static EnvironmentResolver.Builder resolver() {
        return EnvironmentResolver.builder();
    }

    /** Resolves this process with the defaults; see {@link EnvironmentResolver#resolve()}. */
    public static DeploymentEnvironment resolve() {
        return resolver().resolve();
    }

    /** True if the right is held. A field read: no lock, no allocation. */
    public boolean may(Right right) {
        return (rights & right.mask()) != 0;
    }

    /** The canonical name: the tier's label, or the declared name that was claimed. */
    public String name() {
        return name;
    }

    /** The tier, {@link Tier#UNKNOWN} unless the verdict is {@link Verdict#AGREED}. */
    public Tier tier() {
        return tier;
    }

    /** The traits, those of the tier unless a declared name brought its own. */
    public Traits traits() {
        return traits;
    }

    /** The rights held; a new set at each call. */
    public Set<Right> rights() {
        return Right.of(rights);
    }

    /**
     * True if there is explicit evidence, all of it could be read and recognized, and none of it says production. Ambient
     * evidence does not count: a process that is told to be a test stays one whatever else lies around.
     */
    public boolean explicitlyBelowProduction() {
        return resolution.explicitlyBelowProduction();
    }

    /** How this came about. */
    public Resolution resolution() {
        return resolution;
    }

    @Override
    public String toString() {
        return name + " (" + tier.label() + ")";
    }
}
