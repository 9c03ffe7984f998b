package dev.ringfence.health;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something outside of this process that it calls, declared once by name. Immutable.
 *
 * @param name short and stable, since metrics are tagged with it: 1 to 64 of a-z, A-Z, 0-9, {@code .}, {@code _}, {@code -}
 * @param kind what it is; decides from when on a call is slow
 * @param critical true if the process does not work without it
 */
public record BreakerDependency(String name, Kind kind, boolean critical) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What a dependency is, and from when on a call of it is slow, unless it says otherwise. */
    public enum Kind {
        /** A cache: slow after 200 ms. */
        CACHE(Duration.ofMillis(200)),
        /** A database: slow after 1 s. */
        DATABASE(Duration.ofSeconds(1)),
        /** A broker or queue: slow after 2 s. */
        MESSAGING(Duration.ofSeconds(2)),
        /** A service called over HTTP or the like: slow after 3 s. */
        HTTP(Duration.ofSeconds(3)),
        /** Files and objects: slow after 5 s. */
        STORAGE(Duration.ofSeconds(5)),
        /** A mail server: slow after 10 s. */
        MAIL(Duration.ofSeconds(10)),
        /** Anything else: slow after 5 s. */
        OTHER(Duration.ofSeconds(5));

        private final Duration slowAfter;

        Kind(Duration slowAfter) {
            this.slowAfter = slowAfter;
        }

        /** From when on a call is slow. */
        public Duration slowAfter() {
            return slowAfter;
        }

        /** The name in lower case, such as {@code database}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A dependency.
     *
     * @throws IllegalArgumentException if the name has another form
     */
    public BreakerDependency {
        Objects.requireNonNull(kind, "kind");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'name' must be 1 to 64 of a-z, A-Z, 0-9, '.', '_', '-' but was '" + name + "'");
        }
    }

    /** One without which the process does not work: {@link HealthState#DOWN} while its breaker is open. */
    public static BreakerDependency critical(String name, Kind kind) {
        return new BreakerDependency(name, kind, true);
    }

    /** One that the process can do without: {@link HealthState#DEGRADED} while its breaker is open. */
    public static BreakerDependency optional(String name, Kind kind) {
        return new BreakerDependency(name, kind, false);
    }

    @Override
    public String toString() {
        return (critical ? "critical " : "optional ") + kind.label() + " '" + name + "'";
    }
}
