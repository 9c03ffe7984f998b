package dev.ringfence.health;

import dev.ringfence.base.BuilderSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A probe with its name, role and patience, to be put on a {@link HealthBoard}.
 *
 * <pre>{@code
 * HealthCheck orders = HealthCheck.dependency("orders-db", () -> HealthReading.up())
 *         .critical(true)
 *         .period(Duration.ofSeconds(5))
 *         .build();
 * }</pre>
 *
 * <p>Guaranteed: no check of LIVENESS touches anything but this process, as far as its probe says how far it {@linkplain
 * HealthProbe#reach() reaches}: restarting every instance because a database is away makes an outage of an incident. And
 * none of READINESS touches what all instances share unless somebody said that it may, since all of them would leave the
 * rotation at once.
 *
 * <p>Defaults: looked at every 10 s, 2 s time, stale after three periods, down after 3 failures in a row and up after 1
 * success (the thresholds of Kubernetes's probes); critical but for the role DEPENDENCY. Immutable; as safe for use by many
 * threads as its probe.
 */
public final class HealthCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String name;
    private final HealthRole role;
    private final HealthProbe probe;
    private final boolean critical;
    private final Duration timeout;
    private final Duration period;
    private final Duration staleAfter;
    private final int failuresToDown;
    private final int successesToUp;

    private HealthCheck(Builder builder, Duration staleAfter) {
        this.name = builder.name;
        this.role = builder.role;
        this.probe = builder.probe;
        this.critical = builder.critical;
        this.timeout = builder.timeout;
        this.period = builder.period;
        this.staleAfter = staleAfter;
        this.failuresToDown = builder.failuresToDown;
        this.successesToUp = builder.successesToUp;
    }

    /**
     * A check of whether this process can go on. Its probe must be one {@linkplain HealthProbe#ofThisProcess of this
     * process}.
     *
     * @param name up to 64 letters, digits, dots, underscores and hyphens; it is a tag of metrics
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static Builder liveness(String name, HealthProbe probe) {
        return new Builder(HealthRole.LIVENESS, name, probe);
    }

    /**
     * A check of whether this instance should be given work.
     *
     * @param name as that of {@link #liveness}
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static Builder readiness(String name, HealthProbe probe) {
        return new Builder(HealthRole.READINESS, name, probe);
    }

    /**
     * A check of something that this process uses.
     *
     * @param name as that of {@link #liveness}
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static Builder dependency(String name, HealthProbe probe) {
        return new Builder(HealthRole.DEPENDENCY, name, probe);
    }

    /** Its name, unique on a board. */
    public String name() {
        return name;
    }

    /** What it is asked for. */
    public HealthRole role() {
        return role;
    }

    /** What looks. */
    public HealthProbe probe() {
        return probe;
    }

    /** True if its role is down when it is; otherwise the role is degraded. */
    public boolean critical() {
        return critical;
    }

    /** True if it touches what other instances use too. */
    public boolean shared() {
        return probe.reach() == HealthReach.SHARED;
    }

    /** How long a look may take before it counts as a failure. */
    public Duration timeout() {
        return timeout;
    }

    /** From one look to the next. */
    public Duration period() {
        return period;
    }

    /** The age of the last result past which the state is UNKNOWN. */
    public Duration staleAfter() {
        return staleAfter;
    }

    /** After how many failures in a row it is DOWN. */
    public int failuresToDown() {
        return failuresToDown;
    }

    /** After how many successes in a row it is no longer DOWN. */
    public int successesToUp() {
        return successesToUp;
    }

    /** Name, role and times. */
    @Override
    public String toString() {
        return "HealthCheck '" + name + "', " + role + (critical ? ", critical" : "") + (shared() ? ", shared" : "")
                + ", every " + period + " for at most " + timeout;
    }

    /** Builds a check; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final HealthRole role;
        private final String name;
        private final HealthProbe probe;
        private final BuilderSettings settings = new BuilderSettings();
        private boolean critical;
        private boolean mayTakeAllOut;
        private Duration timeout = Duration.ofSeconds(2);
        private Duration period = Duration.ofSeconds(10);
        private @Nullable Duration staleAfter;
        private int failuresToDown = 3;
        private int successesToUp = 1;

        private Builder(HealthRole role, String name, HealthProbe probe) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'name' must be 1 to 64 letters, digits, dots, underscores and hyphens,"
                                + " beginning with a letter or digit, but had " + name.length()
                                + " characters of another form");
            }
            this.role = role;
            this.name = name;
            this.probe = Objects.requireNonNull(probe, "probe");
            this.critical = role != HealthRole.DEPENDENCY;
        }

        /** Whether its role is down when it is; true unless set, but for the role DEPENDENCY. */
        public Builder critical(boolean critical) {
            settings.once("critical");
            this.critical = critical;
            return this;
        }

        /**
         * How long a look may take; 2 s unless set.
         *
         * @throws IllegalArgumentException if it is less than 1 ms
         */
        public Builder timeout(Duration timeout) {
            settings.once("timeout");
            this.timeout = atLeastOneMillisecond("timeout", timeout);
            return this;
        }

        /**
         * From one look to the next; 10 s unless set.
         *
         * @throws IllegalArgumentException if it is less than 1 ms
         */
        public Builder period(Duration period) {
            settings.once("period");
            this.period = atLeastOneMillisecond("period", period);
            return this;
        }

        /**
         * The age of the last result past which the state is UNKNOWN; three periods unless set.
         *
         * @throws IllegalArgumentException if it is less than 1 ms
         */
        public Builder staleAfter(Duration age) {
            settings.once("staleAfter");
            this.staleAfter = atLeastOneMillisecond("staleAfter", age);
            return this;
        }

        /**
         * After how many failures in a row it is DOWN; 3 unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder failuresToDown(int failures) {
            settings.once("failuresToDown");
            this.failuresToDown = positive("failuresToDown", failures);
            return this;
        }

        /**
         * After how many successes in a row it is no longer DOWN; 1 unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder successesToUp(int successes) {
            settings.once("successesToUp");
            this.successesToUp = positive("successesToUp", successes);
            return this;
        }

        /**
         * Lets a shared dependency decide about READINESS: when it fails, every instance leaves the rotation and nobody is
         * left to answer, not even with an error.
         *
         * @param reason why that is better than answering; for whoever reads the code
         * @throws IllegalArgumentException if the reason is blank
         * @throws IllegalStateException if the role is another, or the probe is not shared
         */
        public Builder allowSharedDependencyToTakeEveryInstanceOut(String reason) {
            settings.once("allowSharedDependencyToTakeEveryInstanceOut");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("'reason' must not be blank");
            }
            if (role != HealthRole.READINESS || probe.reach() != HealthReach.SHARED) {
                throw new IllegalStateException("'allowSharedDependencyToTakeEveryInstanceOut' must be said of a shared"
                        + " dependency in role readiness but check '" + name + "' is in role " + role + " and reaches "
                        + probe.reach());
            }
            this.mayTakeAllOut = true;
            return this;
        }

        private static Duration atLeastOneMillisecond(String name, Duration given) {
            if (given.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("'" + name + "' must be at least PT0.001S but was " + given);
            }
            return given;
        }

        private static int positive(String name, int given) {
            if (given < 1) {
                throw new IllegalArgumentException("'" + name + "' must be positive but was " + given);
            }
            return given;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if the role is LIVENESS and the probe reaches beyond this process; if the role is
         *     READINESS, the probe is shared and nobody {@linkplain #allowSharedDependencyToTakeEveryInstanceOut allowed}
         *     it; if the time-out is longer than the period, or a result would be stale before the next one
         */
        public HealthCheck build() {
            HealthReach reach = probe.reach();
            if (role == HealthRole.LIVENESS && reach != HealthReach.PROCESS) {
                throw new IllegalArgumentException(
                        "'probe' of liveness check '" + name + "' must reach this process alone"
                                + " but reaches " + reach
                                + ": a restart would not mend what it looks at. Make it a check of"
                                + " readiness or of a dependency, or say HealthProbe.ofThisProcess(...) of a probe that does not");
            }
            if (role == HealthRole.READINESS && reach == HealthReach.SHARED && !mayTakeAllOut) {
                throw new IllegalArgumentException("'probe' of readiness check '" + name + "' must not reach what all"
                        + " instances share: they would all leave the rotation at once. Make it a check of a dependency, or"
                        + " say allowSharedDependencyToTakeEveryInstanceOut(reason)");
            }
            if (timeout.compareTo(period) > 0) {
                throw new IllegalArgumentException(
                        "'timeout' must be at most 'period' " + period + " but was " + timeout);
            }
            Duration stale = staleAfter != null ? staleAfter : period.multipliedBy(3);
            if (stale.compareTo(period.plus(timeout)) <= 0) {
                throw new IllegalArgumentException("'staleAfter' must be longer than 'period' and 'timeout' together, "
                        + period.plus(timeout) + ", but was " + stale);
            }
            return new HealthCheck(this, stale);
        }
    }
}
