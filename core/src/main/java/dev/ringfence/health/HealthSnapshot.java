package dev.ringfence.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How all checks of a {@link HealthBoard} stood at one moment. Immutable and safe for use by many threads.
 *
 * <p>A role, and all checks together, are DOWN if a critical check is; else UNKNOWN if a critical check is; else DEGRADED
 * unless every check is UP; else, and if there is no check, UP.
 */
public final class HealthSnapshot {
    private final Instant at;
    private final List<CheckHealth> checks;
    private final Map<HealthRole, HealthState> roles = new EnumMap<>(HealthRole.class);
    private final HealthState state;
    /** When each check becomes stale, in nanoseconds of the board; {@link Long#MAX_VALUE} if it is UNKNOWN already. */
    private final long[] staleAt;

    private final long firstStaleAt;

    /** Takes the array as its own. */
    HealthSnapshot(Instant at, List<CheckHealth> checks, long[] staleAt) {
        this.at = at;
        this.checks = List.copyOf(checks);
        this.staleAt = staleAt;
        this.state = aggregate(this.checks);
        for (HealthRole role : HealthRole.values()) {
            roles.put(role, aggregate(checks(role)));
        }
        long first = Long.MAX_VALUE;
        for (long stale : staleAt) {
            first = Math.min(first, stale);
        }
        this.firstStaleAt = first;
    }

    private static HealthState aggregate(Collection<CheckHealth> checks) {
        HealthState worst = HealthState.UP;
        boolean unknown = false;
        for (CheckHealth check : checks) {
            if (check.critical() && check.state() == HealthState.DOWN) {
                return HealthState.DOWN;
            }
            unknown |= check.critical() && check.state() == HealthState.UNKNOWN;
            if (check.state() != HealthState.UP) {
                worst = HealthState.DEGRADED;
            }
        }
        return unknown ? HealthState.UNKNOWN : worst;
    }

    /** When it was taken, by the board's clock. */
    public Instant at() {
        return at;
    }

    /** All checks together. */
    public HealthState state() {
        return state;
    }

    /** The checks of a role together. */
    public HealthState state(HealthRole role) {
        return roles.getOrDefault(role, HealthState.UP);
    }

    /** False if this process cannot go on and should be restarted: LIVENESS is DOWN. What is not known restarts nothing. */
    public boolean live() {
        return state(HealthRole.LIVENESS) != HealthState.DOWN;
    }

    /** True if this instance should be given work: READINESS is UP or DEGRADED. What is not known yet is not ready. */
    public boolean ready() {
        HealthState readiness = state(HealthRole.READINESS);
        return readiness == HealthState.UP || readiness == HealthState.DEGRADED;
    }

    /** All checks, in the order in which they were put on the board. */
    public List<CheckHealth> checks() {
        return checks;
    }

    /** The checks of a role. */
    public List<CheckHealth> checks(HealthRole role) {
        return checks.stream().filter(check -> check.role() == role).toList();
    }

    /** The check of that name, if there is one on the board. */
    public Optional<CheckHealth> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /** True if the results of all checks are recent enough at that nanosecond of the board. */
    boolean holdsAt(long now) {
        return now < firstStaleAt;
    }

    /** The same at a later nanosecond of the board, with what has become stale UNKNOWN. */
    HealthSnapshot asOf(long now, Instant later) {
        List<CheckHealth> aged = new ArrayList<>(checks);
        long[] left = staleAt.clone();
        for (int i = 0; i < left.length; i++) {
            if (now >= left[i]) {
                aged.set(i, checks.get(i).unknown(later, CheckHealth.STALE));
                left[i] = Long.MAX_VALUE;
            }
        }
        return new HealthSnapshot(later, aged, left);
    }

    /** The same with every check UNKNOWN. */
    HealthSnapshot unknown(Instant later, String why) {
        long[] never = staleAt.clone();
        Arrays.fill(never, Long.MAX_VALUE);
        return new HealthSnapshot(
                later, checks.stream().map(check -> check.unknown(later, why)).toList(), never);
    }

    /** A line for all together and one for each check. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s at %s: liveness %s, readiness %s, dependency %s",
                state,
                at,
                state(HealthRole.LIVENESS),
                state(HealthRole.READINESS),
                state(HealthRole.DEPENDENCY)));
        for (CheckHealth check : checks) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-8s %-10s %s%s since %s%s%s",
                    check.state(),
                    check.role(),
                    check.name(),
                    check.critical() ? " (critical)" : "",
                    check.since(),
                    check.hung() ? ", hung" : "",
                    check.detail().isEmpty() ? "" : ": " + check.detail()));
        }
        return text.toString();
    }
}
