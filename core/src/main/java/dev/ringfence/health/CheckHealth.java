package dev.ringfence.health;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How one check stood at the moment of a {@link HealthSnapshot}.
 *
 * @param name of the check
 * @param role what it is asked for
 * @param critical whether its role is down when it is
 * @param state the state, after as many failures or successes in a row as it takes
 * @param since when the state last changed
 * @param lookedAt when the last result came in; empty if none did
 * @param failures results in a row that were failures; the state may still be UP
 * @param hung true if a look is past its time-out and has not returned
 * @param detail a few words; of an exception the class alone
 */
public record CheckHealth(
        String name,
        HealthRole role,
        boolean critical,
        HealthState state,
        Instant since,
        Optional<Instant> lookedAt,
        int failures,
        boolean hung,
        String detail) {
    static final String STALE = "no recent result";

    public CheckHealth {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lookedAt, "lookedAt");
        Objects.requireNonNull(detail, "detail");
    }

    CheckHealth unknown(Instant at, String why) {
        return new CheckHealth(
                name,
                role,
                critical,
                HealthState.UNKNOWN,
                state == HealthState.UNKNOWN ? since : at,
                lookedAt,
                failures,
                hung,
                why);
    }

    CheckHealth returned() {
        return new CheckHealth(name, role, critical, state, since, lookedAt, failures, false, detail);
    }
}
