package dev.ringfence.health;

import java.util.Locale;

/** What a check is asked for. Each role is aggregated by itself. */
public enum HealthRole {
    /** Whether this process can go on at all; a restart is the remedy, so it must not depend on anything else. */
    LIVENESS,
    /** Whether this instance should be given work; taking it out of rotation is the remedy. */
    READINESS,
    /** How something is that this process uses; for people and dashboards, and nothing is restarted or taken out. */
    DEPENDENCY;

    /** The word used in metrics and text, such as {@code liveness}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }
}
