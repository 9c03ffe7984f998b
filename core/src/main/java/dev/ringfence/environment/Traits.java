package dev.ringfence.environment;

import java.util.Objects;

/**
 * What an environment is like. Traits describe, and may take a {@link Right} away, never add one: an environment of
 * tier production that declares {@link Data#SANITIZED} no longer holds {@link Right#HOLD_LIVE_DATA}.
 *
 * @param purpose what it is for; only {@link Purpose#SERVE_REAL_USERS} permits {@link Right#REACH_PRODUCTION}
 * @param data what it may hold; only {@link Data#LIVE} permits {@link Right#HOLD_LIVE_DATA}
 * @param access who uses it; only {@link Access#END_USERS} permits {@link Right#REACH_REAL_PEOPLE}
 * @param stability how much an interruption hurts
 * @param security how strictly it is kept
 * @param changes how often it changes; only {@link Changes#FREQUENT} and {@link Changes#CONSTANT} permit {@link
 *     Right#WRITE_UNGUARDED}
 */
public record Traits(
        Purpose purpose, Data data, Access access, Stability stability, Security security, Changes changes) {

    /** What the environment is for. */
    public enum Purpose {
        /** Serve real users. */
        SERVE_REAL_USERS,
        /** Behave as production would. */
        SIMULATE_PRODUCTION,
        /** Test features and fixes. */
        TEST_FEATURES,
        /** Build them. */
        BUILD_FEATURES,
        /** Not known. */
        UNKNOWN
    }

    /** What data it may hold. */
    public enum Data {
        /** Data of real people. */
        LIVE,
        /** Sanitized data that mirrors production closely. */
        SANITIZED,
        /** Mock or sanitized data. */
        MOCK_OR_SANITIZED,
        /** Made data only. */
        SYNTHETIC
    }

    /** Who uses it. */
    public enum Access {
        /** End users and administrators. */
        END_USERS,
        /** Internal teams. */
        INTERNAL_TEAMS,
        /** Developers and testers. */
        DEVELOPERS_AND_TESTERS,
        /** Developers. */
        DEVELOPERS,
        /** Not known. */
        UNKNOWN
    }

    /** How stable it has to be. */
    public enum Stability {
        /** As stable as production. */
        HIGH,
        /** Interruptions cost the team time. */
        LOWER,
        /** Interruptions are part of the work. */
        LOWEST
    }

    /** How strictly it is secured. */
    public enum Security {
        /** Strict compliance. */
        STRICT,
        /** As production. */
        MIMICS_PRODUCTION,
        /** Relaxed. */
        RELAXED
    }

    /** How it changes. */
    public enum Changes {
        /** Minimal, incremental, after staging. */
        MINIMAL,
        /** Final validation before production. */
        VALIDATION,
        /** Frequent. */
        FREQUENT,
        /** Constant. */
        CONSTANT
    }

    public Traits {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(stability, "stability");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(changes, "changes");
    }

    /** The traits of a tier. Those of {@link Tier#UNKNOWN} are the strictest of each kind. */
    public static Traits of(Tier tier) {
        return switch (tier) {
            case PRODUCTION ->
                new Traits(
                        Purpose.SERVE_REAL_USERS,
                        Data.LIVE,
                        Access.END_USERS,
                        Stability.HIGH,
                        Security.STRICT,
                        Changes.MINIMAL);
            case STAGING ->
                new Traits(
                        Purpose.SIMULATE_PRODUCTION,
                        Data.SANITIZED,
                        Access.INTERNAL_TEAMS,
                        Stability.HIGH,
                        Security.MIMICS_PRODUCTION,
                        Changes.VALIDATION);
            case TEST ->
                new Traits(
                        Purpose.TEST_FEATURES,
                        Data.MOCK_OR_SANITIZED,
                        Access.DEVELOPERS_AND_TESTERS,
                        Stability.LOWER,
                        Security.RELAXED,
                        Changes.FREQUENT);
            case DEVELOPMENT ->
                new Traits(
                        Purpose.BUILD_FEATURES,
                        Data.SYNTHETIC,
                        Access.DEVELOPERS,
                        Stability.LOWEST,
                        Security.RELAXED,
                        Changes.CONSTANT);
            case UNKNOWN ->
                new Traits(
                        Purpose.UNKNOWN,
                        Data.SYNTHETIC,
                        Access.UNKNOWN,
                        Stability.HIGH,
                        Security.STRICT,
                        Changes.MINIMAL);
        };
    }

    /** True if these traits leave a right standing that the tier grants. */
    public boolean permit(Right right) {
        return switch (right) {
            case HOLD_LIVE_DATA -> data == Data.LIVE;
            case REACH_REAL_PEOPLE -> access == Access.END_USERS;
            case REACH_PRODUCTION -> purpose == Purpose.SERVE_REAL_USERS;
            case WRITE_UNGUARDED -> changes == Changes.FREQUENT || changes == Changes.CONSTANT;
        };
    }

    /** The same traits for another purpose. */
    public Traits withPurpose(Purpose other) {
        return new Traits(other, data, access, stability, security, changes);
    }

    /** The same traits with other data. */
    public Traits withData(Data other) {
        return new Traits(purpose, other, access, stability, security, changes);
    }

    /** The same traits for other users. */
    public Traits withAccess(Access other) {
        return new Traits(purpose, data, other, stability, security, changes);
    }

    /** The same traits with another rhythm of change. */
    public Traits withChanges(Changes other) {
        return new Traits(purpose, data, access, stability, security, other);
    }
}
