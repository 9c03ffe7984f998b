package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Need;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lifts the open requirements and denials of a write in an emergency: a person answers for it, with a reason and a ticket,
 * for a while, up to a ceiling.
 *
 * <pre>{@code
 * BreakGlass override = BreakGlass.by(Actor.human("ada"))
 *         .because("orders are stuck, the approvers are unreachable")
 *         .ticket("INC-4711")
 *         .lasting(Duration.ofMinutes(30))
 *         .maxRows(500)
 *         .open(guard);
 * guard.run(Write.sql("release-orders").overriddenBy(override), () -> ...);
 * }</pre>
 *
 * <p>Guaranteed: there is none without a person, reason, ticket, end and ceiling; each write it lifts is held to the
 * ceiling; it is used once unless {@link Builder#uses} says otherwise, and never after its end or {@link #close}. Opening it
 * is audited as {@link AuditEntry.Kind#OVERRIDDEN}, counted as {@code ringfence.break.glass} and logged at WARN; so is each
 * use. It needs no store, and so works when that is down; it holds in this process alone.
 *
 * <p>It never lifts {@link OperatingMode#LOCKED}, nor what the guards of stamps and of live data refuse. Not guaranteed: that
 * the person is who the application says.
 *
 * <p>Safe for use by many threads.
 */
public final class BreakGlass implements WriteOverride, AutoCloseable {
    /** The name in decisions and metrics. */
    public static final String NAME = "break-glass";

    /** The longest that it may last. */
    public static final Duration MAX_DURATION = Duration.ofHours(4);

    private static final Logger LOG = LoggerFactory.getLogger(BreakGlass.class);

    private final Actor person;
    private final String reason;
    private final String ticket;
    private final Instant until;
    private final long maxRows;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicInteger usesLeft;

    private BreakGlass(Builder builder, String reason, String ticket, Instant until) {
        this.person = builder.person;
        this.reason = reason;
        this.ticket = ticket;
        this.until = until;
        this.maxRows = builder.maxRows;
        this.meters = builder.meters;
        this.clock = builder.clock;
        this.usesLeft = new AtomicInteger(builder.uses);
    }

    /**
     * A builder of an override that a person answers for.
     *
     * @throws IllegalArgumentException if it is no person: neither released code nor a program that decides for itself may
     *     lift what stands against it
     */
    public static Builder by(Actor person) {
        return new Builder(person);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        return usesLeft.get() > 0 ? expired() : Optional.of(need("it was used up or closed"));
    }

    @Override
    public Optional<Need> claim(WriteAttempt attempt) {
        Optional<Need> expired = expired();
        if (expired.isPresent()) {
            return expired;
        }
        if (usesLeft.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
            return Optional.of(need("it was used up or closed"));
        }
        count(meters, "used");
        LOG.warn(
                "Break-glass used for write '{}' by {} in {}: {}",
                attempt.write().operation(),
                attempt.actor(),
                attempt.environment().name(),
                detail());
        return Optional.empty();
    }

    private static void count(MeterRegistry meters, String event) {
        Counter.builder("ringfence.break.glass")
                .description("Overrides of an emergency, opened and used")
                .tag("event", event)
                .register(meters)
                .increment();
    }

    private Optional<Need> expired() {
        return clock.instant().isBefore(until) ? Optional.empty() : Optional.of(need("it ended at " + until));
    }

    private static Need need(String what) {
        return new Need(
                NAME,
                "an override that is in force; " + what,
                "open another, with its reason: BreakGlass.by(...).because(...).ticket(...).lasting(...).maxRows(...)");
    }

    /** The ceiling of each write that it lifts. */
    @Override
    public long maxRows(WriteAttempt attempt) {
        return maxRows;
    }

    @Override
    public String detail() {
        return "opened by " + person.name() + " for ticket " + ticket + " until " + until + ", at most " + maxRows
                + " rows a write: " + reason;
    }

    /** Who answers for it. */
    public Actor person() {
        return person;
    }

    /** When it ends. */
    public Instant until() {
        return until;
    }

    /** How many writes it may still lift. */
    public int usesLeft() {
        return clock.instant().isBefore(until) ? usesLeft.get() : 0;
    }

    /** Ends it at once. Writes that run already go on. */
    @Override
    public void close() {
        usesLeft.set(0);
    }

    /** The same as {@link #detail()}. */
    @Override
    public String toString() {
        return "BreakGlass " + detail();
    }

    /** Builds an override; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final Actor person;
        private final BuilderSettings settings = new BuilderSettings();
        private @Nullable String reason;
        private @Nullable String ticket;
        private @Nullable Duration duration;
        private long maxRows = -1;
        private int uses = 1;
        private MeterRegistry meters = Metrics.globalRegistry;
        private Clock clock = Clock.systemUTC();

        private Builder(Actor person) {
            if (person.kind() != Actor.Kind.HUMAN) {
                throw new IllegalArgumentException("'person' must be human but was " + person.kind());
            }
            this.person = person;
        }

        /**
         * Why. Required; it stands in audit and log, so it must not hold a protected value.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder because(String reason) {
            settings.once("reason");
            this.reason = notBlank("reason", reason);
            return this;
        }

        /**
         * The ticket of the emergency. Required.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder ticket(String ticket) {
            settings.once("ticket");
            this.ticket = notBlank("ticket", ticket);
            return this;
        }

        /**
         * How long from its opening. Required.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than {@link #MAX_DURATION}
         */
        public Builder lasting(Duration duration) {
            settings.once("duration");
            if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
                throw new IllegalArgumentException(
                        "'duration' must be positive and at most " + MAX_DURATION + " but was " + duration);
            }
            this.duration = duration;
            return this;
        }

        /**
         * The most rows that each write may change. Required.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRows(long maxRows) {
            settings.once("maxRows");
            if (maxRows < 0) {
                throw new IllegalArgumentException("'maxRows' must not be negative but was " + maxRows);
            }
            this.maxRows = maxRows;
            return this;
        }

        /**
         * How many writes it may lift; 1 unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder uses(int uses) {
            settings.once("uses");
            if (uses < 1) {
                throw new IllegalArgumentException("'uses' must be positive but was " + uses);
            }
            this.uses = uses;
            return this;
        }

        /** Where it is counted; {@link Metrics#globalRegistry} unless set. */
        public Builder meters(MeterRegistry meters) {
            settings.once("meters");
            this.meters = Objects.requireNonNull(meters, "meters");
            return this;
        }

        /** The clock of its end; the system's unless set. */
        public Builder clock(Clock clock) {
            settings.once("clock");
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        private static String notBlank(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("'" + name + "' must not be blank");
            }
            return text;
        }

        /**
         * Opens it, for all to see.
         *
         * @param guard whose audit trail says so
         * @throws IllegalStateException if reason, ticket, duration or ceiling are not set
         */
        public BreakGlass open(WriteGuard guard) {
            Duration lasting = required("duration", duration);
            if (maxRows < 0) {
                throw new IllegalStateException("'maxRows' must be set before a break-glass is opened");
            }
            Instant now = clock.instant();
            BreakGlass opened =
                    new BreakGlass(this, required("reason", reason), required("ticket", ticket), now.plus(lasting));
            count(meters, "opened");
            LOG.warn("Break-glass in {}: {}", guard.environment().name(), opened.detail());
            guard.audit()
                    .record(new AuditEntry(
                            now,
                            AuditEntry.Kind.OVERRIDDEN,
                            person,
                            guard.environment().name(),
                            NAME,
                            "",
                            opened.detail()));
            return opened;
        }

        private static <T> T required(String name, @Nullable T value) {
            if (value == null) {
                throw new IllegalStateException("'" + name + "' must be set before a break-glass is opened");
            }
            return value;
        }
    }
}
