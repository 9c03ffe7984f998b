package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.JointGauge;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the {@link OperatingMode} and the {@link ChangeFreeze} of an environment, for all instances that share a store.
 *
 * <pre>{@code
 * OperatingModeSwitch modes = OperatingModeSwitch.builder(environment).store(store).build();
 * WriteGuard guard = WriteGuard.builder(environment).modes(modes).build();
 * modes.to(OperatingMode.READ_ONLY, Actor.human("ada"), "the primary is being moved");
 * }</pre>
 *
 * <p>Guaranteed: a change takes effect in this process before the method that made it returns, and elsewhere within the
 * polling interval. A decision costs one volatile read while nothing stands against a write. Past the staleness bound
 * without a successful reading, measured by the monotonic clock, no destructive write begins.
 *
 * <p>Not guaranteed: that a write that began before a change is stopped, nor, without {@link #strict}, that one which
 * begins within the interval after it in another process is. Nothing is refused where the level of the guard {@code
 * operations} is not enforce; switching away from NORMAL then logs a warning.
 *
 * <p>Defaults: a store within this process, no calendar, read every 500 ms, stale after 5 s, a mode that a program
 * switched on lasts at least 30 s. Safe for use by many threads. One daemon thread reads; {@link #close} ends it, and what
 * was read last then grows stale.
 */
public final class OperatingModeSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatingModeSwitch.class);
    private static final int MOST_ATTEMPTS = 100;

    private final DeploymentEnvironment environment;
    private final StateStore store;
    private final StateKey key;
    private final AuditTrail audit;
    private final DefectLog defects;
    private final Duration minimumDwell;
    private final SharedMode shared;
    private final ModeThreads threads;
    private final Duration polling;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Executor listening;
    private final List<OperatingModeListener> listeners = new CopyOnWriteArrayList<>();

    private OperatingModeSwitch(Builder builder) {
        this.environment = builder.environment;
        this.store = builder.store;
        this.key = new StateKey("operating-mode", environment.name());
        this.audit = builder.audit;
        this.defects = new DefectLog(builder.meters);
        this.minimumDwell = builder.minimumDwell;
        this.threads = new ModeThreads(environment.name());
        this.listening = builder.listening != null ? builder.listening : threads.listening();
        ModeRules rules = new ModeRules(environment.name(), builder.calendar, builder.ordinaryNeedsFreshState);
        this.shared = new SharedMode(store, key, rules, builder.clock, builder.ticker, builder.staleAfter, defects);
        measure(builder.meters);
        this.polling = builder.polls ? builder.pollEvery : Duration.ZERO;
        if (builder.readsFromFirstRefresh) {
            shared.onChange(this::changed);
        } else {
            refresh();
            shared.onChange(this::changed);
        }
    }

    /** A switch for an environment, with the defaults above. */
    public static Builder builder(DeploymentEnvironment environment) {
        return new Builder(environment);
    }

    private void measure(MeterRegistry meters) {
        gauge("ringfence.mode", "0 normal, 1 read-only, 2 locked")
                .register(meters, this, known(modes -> modes.mode().strictness()));
        gauge("ringfence.mode.freeze", "1 while a freeze is in force")
                .register(meters, this, known(modes -> modes.frozen() ? 1 : 0));
        gauge("ringfence.mode.age", "Time since mode and freeze were read; past the bound no destructive write begins")
                .baseUnit("seconds")
                .register(meters, this, known(modes -> modes.age().toMillis() / 1_000.0));
    }

    private JointGauge gauge(String name, String description) {
        return JointGauge.of(name).description(description).tags(Tags.of("environment", environment.name()));
    }

    /** A switch that was closed knows nothing, and leaves it to others to say. */
    private static ToDoubleFunction<OperatingModeSwitch> known(ToDoubleFunction<OperatingModeSwitch> value) {
        return modes -> modes.threads.closed() ? Double.NaN : value.applyAsDouble(modes);
    }

    /** Mode and freeze as this process knows them. */
    public OperatingState state() {
        return shared.snapshot().state();
    }

    /** The mode as this process knows it. */
    public OperatingMode mode() {
        return state().mode();
    }

    /** True if a freeze is in force, by the calendar or by hand, as this process knows. */
    public boolean frozen() {
        return shared.snapshot().frozen();
    }

    /** How old the last successful reading is, by the monotonic clock; about 292 years if there was none. */
    public Duration age() {
        return shared.age();
    }

    /** The environment it speaks of. */
    public DeploymentEnvironment environment() {
        return environment;
    }

    /** True if nothing can stand against a write that is not destructive; one volatile read. */
    boolean passesOrdinary() {
        return shared.passesOrdinary();
    }

    Decision decide(ModeQuestion question) {
        return shared.decide(question);
    }

    /** Decides by the state as it is in the transaction of a writer, locked against change until that ends. */
    Decision strict(Connection writer, ModeQuestion question) {
        return shared.strict(writer, question);
    }

    /**
     * Switches the mode of all instances.
     *
     * @param by who switches
     * @param reason why; shown in every refusal, so no protected value
     * @return the state after it
     * @throws IllegalArgumentException if the reason is blank
     * @throws OperatingModeDeniedException if a program switches to a laxer mode before the present one has lasted its
     *     minimum; a person may at any time
     * @throws dev.ringfence.store.StoreUnavailableException if the store cannot be reached, and then nothing was switched
     */
    public OperatingState to(OperatingMode mode, Actor by, String reason) {
        return to(mode, by, reason, Optional.empty());
    }

    /**
     * As {@link #to(OperatingMode, Actor, String)}, telling callers when to try again.
     *
     * @param retryAfter carried by {@link WriteDeniedException#retryAfter()}; nothing ends by itself
     * @throws IllegalArgumentException also if it is not positive
     */
    public OperatingState to(OperatingMode mode, Actor by, String reason, Duration retryAfter) {
        if (retryAfter.isNegative() || retryAfter.isZero()) {
            throw new IllegalArgumentException("'retryAfter' must be positive but was " + retryAfter);
        }
        return to(mode, by, reason, Optional.of(retryAfter));
    }

    private OperatingState to(OperatingMode mode, Actor by, String reason, Optional<Duration> retryAfter) {
        Objects.requireNonNull(mode, "mode");
        return change(
                        by,
                        reason,
                        "mode." + mode.label(),
                        (before, now) -> switched(before, mode, by, reason, now, retryAfter))
                .orElseThrow();
    }

    /**
     * As {@link #to(OperatingMode, Actor, String)}, unless somebody switched mode or freeze meanwhile: for programs, whose
     * decision was taken on a state that they saw.
     *
     * @param seen the state that the decision was taken on
     * @param retryAfter as above; empty if nobody can tell
     * @return the state after it; empty if another state than that holds, and then nothing was switched
     */
    public Optional<OperatingState> toIfStill(
            OperatingState seen, OperatingMode mode, Actor by, String reason, Optional<Duration> retryAfter) {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(mode, "mode");
        return change(
                by,
                reason,
                "mode." + mode.label(),
                (before, now) ->
                        before.equals(seen) ? switched(before, mode, by, reason, now, retryAfter) : Optional.empty());
    }

    private Optional<OperatingState> switched(
            OperatingState before,
            OperatingMode mode,
            Actor by,
            String reason,
            Instant now,
            Optional<Duration> retryAfter) {
        requireDwell(before, mode, by, now);
        return Optional.of(before.with(mode, by, reason, now, retryAfter));
    }

    private void requireDwell(OperatingState before, OperatingMode mode, Actor by, Instant now) {
        Instant earliest = before.since().plus(minimumDwell);
        if (mode.isLaxerThan(before.mode()) && by.kind() != Actor.Kind.HUMAN && now.isBefore(earliest)) {
            throw new OperatingModeDeniedException(new Refusal(
                    Guard.OPERATIONS,
                    "mode.dwell",
                    "Switch from " + before.mode() + " to " + mode + " by " + by,
                    environment.name(),
                    List.of(before.mode() + " since " + before.since() + " and for at least " + minimumDwell),
                    "switch after " + earliest + ", or let a person switch"));
        }
    }

    /**
     * Switches a freeze on, for all instances.
     *
     * @param until when it ends by itself, by the store's clock; empty if never
     * @throws IllegalArgumentException if the reason is blank
     * @throws dev.ringfence.store.StoreUnavailableException if the store cannot be reached, and then nothing was switched
     */
    public OperatingState freeze(Actor by, String reason, Optional<Instant> until) {
        Objects.requireNonNull(until, "until");
        return change(
                        by,
                        reason,
                        "freeze.on",
                        (before, now) -> Optional.of(
                                before.with(Optional.of(new OperatingState.Freeze(by, reason, now, until)))))
                .orElseThrow();
    }

    /**
     * Ends a freeze that was switched on; one of the calendar goes on.
     *
     * @throws IllegalArgumentException if the reason is blank
     * @throws dev.ringfence.store.StoreUnavailableException if the store cannot be reached, and then nothing was switched
     */
    public OperatingState thaw(Actor by, String reason) {
        return change(by, reason, "freeze.off", (before, now) -> Optional.of(before.with(Optional.empty())))
                .orElseThrow();
    }

    private Optional<OperatingState> change(
            Actor by,
            String reason,
            String rule,
            BiFunction<OperatingState, Instant, Optional<OperatingState>> change) {
        Objects.requireNonNull(by, "by");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must not be blank");
        }
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<StateEntry> entry = store.find(key);
            OperatingState before = entry.map(this::readable).orElseGet(OperatingState::initial);
            Instant now = store.now();
            Optional<OperatingState> changed = change.apply(before, now);
            if (changed.isEmpty()) {
                return changed;
            }
            OperatingState after = changed.get();
            long version = entry.map(StateEntry::version).orElse(0L);
            if (store.compareAndSet(key, version, OperatingStateJson.write(after), Optional.empty())) {
                record(new AuditEntry(
                        now,
                        AuditEntry.Kind.SWITCHED,
                        by,
                        environment.name(),
                        rule,
                        "",
                        before.mode() + ": " + reason));
                refresh();
                return changed;
            }
        }
        throw new IllegalStateException("'" + rule + "' must win against other changes of the same state but lost "
                + MOST_ATTEMPTS + " times in a row");
    }

    /** A state that nobody can read must not keep anybody from switching to one that can be read. */
    private OperatingState readable(StateEntry entry) {
        try {
            return OperatingStateJson.read(entry.json());
        } catch (RuntimeException failure) {
            defects.add("mode.read", failure);
            return OperatingState.initial();
        }
    }

    private void record(AuditEntry entry) {
        try {
            audit.record(entry);
        } catch (RuntimeException failure) {
            defects.add("audit", failure);
        }
    }

    /**
     * Reads the store now, on this thread, instead of waiting for the next reading. A failure is counted and changes
     * nothing but the age.
     */
    public void refresh() {
        shared.refresh();
        if (!polling.isZero() && begun.compareAndSet(false, true)) {
            threads.poll(shared::refresh, polling);
        }
    }

    private void changed(OperatingState before, OperatingState after) {
        LOG.info("Operating state of {} is now {}", environment.name(), after);
        for (OperatingModeListener listener : listeners) {
            listening.execute(() -> {
                try {
                    listener.changed(before, after);
                } catch (RuntimeException failure) {
                    defects.add("mode.listener", failure);
                }
            });
        }
    }

    /** Adds a listener; it is told of changes from now on. */
    public void onChange(OperatingModeListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    /** Ends the reading; calling it again does nothing. */
    @Override
    public void close() {
        threads.close();
    }

    /** Environment, state and age. */
    @Override
    public String toString() {
        return "OperatingModeSwitch of " + environment.name() + ", " + mode() + (frozen() ? ", frozen" : "");
    }

    /** Builds a switch; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final DeploymentEnvironment environment;
        private StateStore store = StateStore.inMemory();
        private ChangeFreeze calendar = ChangeFreeze.never();
        private AuditTrail audit = AuditTrail.logging();
        private MeterRegistry meters = Metrics.globalRegistry;
        private Clock clock = Clock.systemUTC();
        private LongSupplier ticker = System::nanoTime;
        private Duration pollEvery = Duration.ofMillis(500);
        private Duration staleAfter = Duration.ofSeconds(5);
        private Duration minimumDwell = Duration.ofSeconds(30);
        private boolean ordinaryNeedsFreshState;
        private boolean polls = true;
        private boolean readsFromFirstRefresh;
        private @Nullable Executor listening;
        private final BuilderSettings settings = new BuilderSettings();

        private Builder(DeploymentEnvironment environment) {
            this.environment = Objects.requireNonNull(environment, "environment");
        }

        /** Where the state lives; within this process unless set. */
        public Builder store(StateStore store) {
            settings.once("store");
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Reads nothing before the first {@link OperatingModeSwitch#refresh()}, for a store whose tables are made after
         * this is built; until then the state counts as never read. At once unless chosen.
         */
        public Builder readsFromFirstRefresh() {
            settings.once("readsFromFirstRefresh");
            this.readsFromFirstRefresh = true;
            return this;
        }

        /** When freezes are in force by themselves, and what every freeze stops; no window unless set. */
        public Builder calendar(ChangeFreeze calendar) {
            settings.once("calendar");
            this.calendar = Objects.requireNonNull(calendar, "calendar");
            return this;
        }

        /** Where switches are kept; {@link AuditTrail#logging()} unless set. */
        public Builder audit(AuditTrail audit) {
            settings.once("audit");
            this.audit = Objects.requireNonNull(audit, "audit");
            return this;
        }

        /** Where the gauges are; {@link Metrics#globalRegistry} unless set. */
        public Builder meters(MeterRegistry meters) {
            settings.once("meters");
            this.meters = Objects.requireNonNull(meters, "meters");
            return this;
        }

        /**
         * How often the store is read; 500 ms unless set.
         *
         * @throws IllegalArgumentException if it is less than 10 ms
         */
        public Builder pollEvery(Duration interval) {
            settings.once("pollEvery");
            this.pollEvery = atLeast("pollEvery", interval, Duration.ofMillis(10));
            return this;
        }

        /**
         * The age past which no destructive write begins; 5 s unless set.
         *
         * @throws IllegalArgumentException if it is less than 10 ms
         */
        public Builder staleAfter(Duration bound) {
            settings.once("staleAfter");
            this.staleAfter = atLeast("staleAfter", bound, Duration.ofMillis(10));
            return this;
        }

        /**
         * How long a mode lasts at least before a program may switch to a laxer one; 30 s unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder minimumDwell(Duration dwell) {
            settings.once("minimumDwell");
            this.minimumDwell = atLeast("minimumDwell", dwell, Duration.ZERO);
            return this;
        }

        /**
         * Makes the staleness bound hold for every write. A store that is down is then an outage of writing, wherever the
         * guard {@code operations} is enforced; each write reads the clock, about 25 ns.
         */
        public Builder refuseEveryWriteWhenStale() {
            settings.once("refuseEveryWriteWhenStale");
            this.ordinaryNeedsFreshState = true;
            return this;
        }

        Builder clocks(Clock clock, LongSupplier ticker) {
            this.clock = clock;
            this.ticker = ticker;
            return this;
        }

        /** For tests: nothing is read but by {@link OperatingModeSwitch#refresh()}, listeners are told at once. */
        Builder onThisThread() {
            this.polls = false;
            this.listening = Runnable::run;
            return this;
        }

        private static Duration atLeast(String name, Duration given, Duration least) {
            if (given.compareTo(least) < 0) {
                throw new IllegalArgumentException("'" + name + "' must be at least " + least + " but was " + given);
            }
            return given;
        }

        /**
         * The switch, after a first reading. A store that cannot be reached does not fail it: ordinary writes go on, and
         * destructive ones wait for the first success.
         *
         * @throws IllegalArgumentException if the staleness bound is not longer than the polling interval
         */
        public OperatingModeSwitch build() {
            if (staleAfter.compareTo(pollEvery) <= 0) {
                throw new IllegalArgumentException(
                        "'staleAfter' must be longer than 'pollEvery' " + pollEvery + " but was " + staleAfter);
            }
            return new OperatingModeSwitch(this);
        }
    }
}
