package dev.ringfence.environment;

import static dev.ringfence.environment.Right.HOLD_LIVE_DATA;
import static dev.ringfence.environment.Right.REACH_PRODUCTION;
import static dev.ringfence.environment.Right.REACH_REAL_PEOPLE;
import static dev.ringfence.environment.Right.WRITE_UNGUARDED;

import java.util.Locale;
import java.util.Set;

/**
 * The rung an environment stands on. The four known ones are those of OpenTelemetry's {@code
 * deployment.environment.name} (semantic conventions 1.41).
 *
 * <p>A tier bounds the {@link Right}s that a process may hold; {@link Traits} may take a right away, never add one.
 * {@link #UNKNOWN} holds no right: as careful with writes as production, as careful with data as a laptop.
 */
public enum Tier {
    /** Serves real users with real data. */
    PRODUCTION(HOLD_LIVE_DATA, REACH_REAL_PEOPLE, REACH_PRODUCTION),
    /** Simulates production with sanitized data. */
    STAGING(),
    /** Tests features and fixes with mock or sanitized data. */
    TEST(WRITE_UNGUARDED),
    /** Builds them, with synthetic data. */
    DEVELOPMENT(WRITE_UNGUARDED),
    /** Nobody could prove which. */
    UNKNOWN();

    private final int rights;

    Tier(Right... rights) {
        int mask = 0;
        for (Right right : rights) {
            mask |= right.mask();
        }
        this.rights = mask;
    }

    /** The most rights an environment of this tier can hold; a new set at each call. */
    public Set<Right> rights() {
        return Right.of(rights);
    }

    /** The traits an environment of this tier has unless it declares others. */
    public Traits traits() {
        return Traits.of(this);
    }

    /** The name in lower case, as OpenTelemetry spells it, such as {@code production}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for staging, test and development: known, and known not to be production. */
    public boolean belowProduction() {
        return this == STAGING || this == TEST || this == DEVELOPMENT;
    }
}
