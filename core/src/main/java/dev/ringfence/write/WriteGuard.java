package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.sql.StatementAnalysis;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about writes in one environment, and shows what it decided.
 *
 * <p>Guaranteed: the decision is the same at {@link Level#OBSERVE} and {@link Level#ENFORCE}; a denial is counted,
 * grouped in {@link #report()} and, where enforced, audited and thrown as {@link WriteDeniedException}. Where the
 * environment holds {@link Right#WRITE_UNGUARDED}, {@link #run}, {@link #get} and {@link #call} cost one field read.
 *
 * <p>Not guaranteed: a write that goes through no guarded datasource is not counted against {@link Write#maxRows};
 * neither is work handed to another thread.
 *
 * <p>Safe for use by many threads.
 */
public final class WriteGuard {
    private static final Logger LOG = LoggerFactory.getLogger(WriteGuard.class);

    private final DeploymentEnvironment environment;
    private final WritePolicy policy;
    private final Levels levels;
    private final AuditTrail audit;
    private final Actor actor;
    private final DecisionLog log;
    private final Relaxations relaxations;
    private final SqlRules sqlRules;
    private final RowCounts rowCounts;
    private final @Nullable OperatingModeSwitch modes;
    private final ThreadLocal<@Nullable RunningWrite> runningWrites;
    private final boolean unguarded;

    private WriteGuard(Builder builder) {
        this.environment = builder.environment;
        this.policy = builder.policy;
        this.audit = builder.audit;
        this.actor = builder.actor;
        this.levels = builder.levels;
        this.log = new DecisionLog(environment.name(), builder.meters, audit, builder.clock);
        this.relaxations = new Relaxations();
        this.runningWrites = new ThreadLocal<>();
        this.sqlRules = new SqlRules(policy, environment.name());
        this.rowCounts = new RowCounts(policy, actor, environment.name(), runningWrites);
        this.modes = builder.modes;
        this.unguarded = environment.may(Right.WRITE_UNGUARDED);
        if (modes != null) {
            modes.onChange(this::warnIfNothingIsRefused);
        }
    }

    private WriteGuard(WriteGuard other, Levels levels) {
        this.environment = other.environment;
        this.policy = other.policy;
        this.audit = other.audit;
        this.actor = other.actor;
        this.levels = levels;
        this.log = other.log;
        this.relaxations = other.relaxations;
        this.runningWrites = other.runningWrites;
        this.sqlRules = other.sqlRules;
        this.rowCounts = other.rowCounts;
        this.modes = other.modes;
        this.unguarded = other.unguarded;
    }

    /** A guard that decides, counts and shows, and refuses nothing. */
    public static WriteGuard observing(DeploymentEnvironment environment) {
        return builder(environment).build();
    }

    /** A guard that refuses what its policy denies. */
    public static WriteGuard enforcing(DeploymentEnvironment environment) {
        return builder(environment).levels(Levels.enforcing()).build();
    }

    /** A guard of your making, with the defaults of {@link #observing} unless set. */
    public static Builder builder(DeploymentEnvironment environment) {
        return new Builder(environment);
    }

    /** The same guard, with the same report, metrics, audit and policy, at other levels. */
    public WriteGuard withLevels(Levels other) {
        return new WriteGuard(this, other);
    }

    /**
     * Runs a write.
     *
     * @throws WriteDeniedException if it is denied and the level says so, before {@code action} runs or from a statement
     *     inside it
     */
    public void run(Write write, Runnable action) {
        if (unguarded && passes(write)) {
            action.run();
            return;
        }
        RunningWrite running = enter(write);
        try {
            action.run();
        } finally {
            leave(running);
        }
    }

    /**
     * Runs a write that gives a result.
     *
     * @return what {@code action} gave
     * @throws WriteDeniedException as {@link #run}
     */
    public <T extends @Nullable Object> T get(Write write, Supplier<T> action) {
        if (unguarded && passes(write)) {
            return action.get();
        }
        RunningWrite running = enter(write);
        try {
            return action.get();
        } finally {
            leave(running);
        }
    }

    /**
     * Runs a write that may fail with a checked exception.
     *
     * @return what {@code action} gave
     * @throws WriteDeniedException as {@link #run}
     * @throws Exception what {@code action} threw
     */
    public <T extends @Nullable Object> T call(Write write, Callable<T> action) throws Exception {
        if (unguarded && passes(write)) {
            return action.call();
        }
        RunningWrite running = enter(write);
        try {
            return action.call();
        } finally {
            leave(running);
        }
    }

    /** True if neither mode nor freeze can stand against it; one volatile read. */
    private boolean passes(Write write) {
        OperatingModeSwitch switched = modes;
        return switched == null || (switched.passesOrdinary() && !write.isDestructive());
    }

    private RunningWrite enter(Write write) {
        WriteAttempt attempt = new WriteAttempt(write, write.actor().orElse(actor), environment, log.now());
        Decision decision = decide(attempt);
        apply(decision, Subject.named(write.operation()));
        Ceilings ceilings = Ceilings.ofRows(write.maxRows().orElse(Ceilings.NONE));
        RunningWrite running = new RunningWrite(attempt, decision, ceilings, false, runningWrites.get());
        runningWrites.set(running);
        return running;
    }

    // Not remove(): setting up the entry anew would cost the next write more than the guard itself.
    private void leave(RunningWrite running) {
        runningWrites.set(running.outer);
    }

    /** The write that runs on this thread, the innermost if several do. */
    public Optional<RunningWrite> running() {
        RunningWrite running = runningWrites.get();
        return running == null ? Optional.empty() : running.present();
    }

    /**
     * What would be decided about a write now. Has no effect: nothing is counted, claimed or shown, so anybody may ask,
     * such as a page that shows a button only where it would work.
     */
    public Decision decide(Write write) {
        return decide(new WriteAttempt(write, write.actor().orElse(actor), environment, log.now()));
    }

    private Decision decide(WriteAttempt attempt) {
        Write write = attempt.write();
        Decision ofMode = passes(write) ? Decision.allowed() : decideMode(attempt);
        Decision decision = unguarded || ofMode != Decision.allowed() ? ofMode : justification(write, attempt.actor());
        boolean dry = write.isDryRun() && decision instanceof Decision.Allowed;
        return dry ? Decision.dryRun("the write asks for one") : decision;
    }

    private Decision decideMode(WriteAttempt attempt) {
        Write write = attempt.write();
        OperatingModeSwitch switched = modes;
        return switched == null
                ? Decision.allowed()
                : switched.decide(new ModeQuestion(
                        "Write '" + write.operation() + "'",
                        write.operation(),
                        attempt.actor().kind(),
                        write.isDestructive(),
                        false));
    }

    private void warnIfNothingIsRefused(OperatingState before, OperatingState after) {
        boolean on = after.mode() != OperatingMode.NORMAL || after.freeze().isPresent();
        if (on && level(Guard.OPERATIONS) != Level.ENFORCE) {
            LOG.warn(
                    "{} is switched on in {}, but nothing will be refused: the guard 'operations' is at {}. Set it to"
                            + " enforce: Levels.observing().with(Guard.OPERATIONS, Level.ENFORCE)",
                    after.mode() != OperatingMode.NORMAL ? after.mode() : "A freeze",
                    environment.name(),
                    level(Guard.OPERATIONS));
        }
    }

    private Decision justification(Write write, Actor who) {
        if (who.kind() == Actor.Kind.SERVICE || write.reason().isPresent()) {
            return Decision.allowed();
        }
        return Decision.denied(new Refusal(
                Guard.ROWS,
                "write.justification",
                "Write '" + write.operation() + "' by " + who + " without a reason",
                environment.name(),
                List.of("WRITE_UNGUARDED is not held"),
                "say why: Write.custom(\"" + write.operation() + "\").because(\"...\")"));
    }

    /**
     * Decides about a statement from its text alone. Pure: the same analysis always gets the same decision, so a caller
     * may keep it beside the statement.
     */
    public Decision decide(StatementAnalysis analysis) {
        return sqlRules.decide(analysis);
    }

    /** True if a ceiling on rows holds for statements on this thread. */
    public boolean countsRows() {
        return rowsLeft() != Long.MAX_VALUE;
    }

    /** The most rows that the next statement on this thread may change; {@link Long#MAX_VALUE} if nothing limits it. */
    public long rowsLeft() {
        return rowCounts.left();
    }

    /**
     * Counts the rows that one statement changed against the policy and the writes that run on this thread.
     *
     * @param rows rows changed; 0 and negative numbers count nothing
     * @return denied if a ceiling is passed, and then the statement has to be rolled back
     */
    public Decision countRows(long rows) {
        return rowCounts.count(rows);
    }

    /**
     * Counts one changing statement, before it runs, against the writes that run on this thread.
     *
     * @return denied if a ceiling is passed, and then it must not run
     */
    public Decision countStatement() {
        return rowCounts.countStatement();
    }

    /**
     * Counts what an application changes that is no row: recipients, accounts, files. Throws where the ceiling of a write
     * on this thread is passed and that is enforced.
     *
     * @param entities how many more; 0 and negative numbers count nothing
     * @throws WriteDeniedException if a ceiling is passed and the level of {@link Guard#ROWS} is enforce
     */
    public void countEntities(long entities) {
        Decision decision = rowCounts.countEntities(entities);
        if (decision instanceof Decision.Denied denied) {
            apply(denied, Subject.named("entities"));
        }
    }

    /** The largest part of a table that the next statement on this thread may change; 1 if nothing limits it. */
    public double tableFractionLeft() {
        return rowCounts.tableFractionLeft();
    }

    /**
     * Decides about the part of a table that one statement changed.
     *
     * @param rows rows changed
     * @param ofTable rows that the table held before, by whatever estimate the caller has; 0 or less if unknown
     * @param table its name
     * @return denied if it is more than {@link #tableFractionLeft()}, and then the statement has to be rolled back
     */
    public Decision decideFraction(long rows, long ofTable, String table) {
        return rowCounts.decideFraction(rows, ofTable, table);
    }

    /**
     * Asks mode and freeze about a changing statement on this thread. They come before any right: ask also where {@code
     * WRITE_UNGUARDED} is held. Costs one volatile read while nothing stands against it.
     *
     * @param destructive true if what the statement does cannot be had back by ordinary means
     */
    public Decision decideMode(boolean destructive) {
        OperatingModeSwitch switched = modes;
        return switched == null || (!destructive && switched.passesOrdinary())
                ? Decision.allowed()
                : switched.decide(questionOfStatement(destructive));
    }

    /**
     * As {@link #decideMode} for a destructive statement, by the state as it is in the transaction that will run it, read
     * and locked against change until that ends. A mode or freeze that was switched on before is never missed.
     *
     * @param writer a connection of the datastore that holds the switch's store, in a transaction
     * @return denied also where the state cannot be read
     */
    public Decision decideModeStrictly(Connection writer) {
        OperatingModeSwitch switched = modes;
        return switched == null ? Decision.allowed() : switched.strict(writer, questionOfStatement(true));
    }

    private ModeQuestion questionOfStatement(boolean destructive) {
        RunningWrite running = runningWrites.get();
        return running == null
                ? new ModeQuestion("A changing statement", "", actor.kind(), destructive, false)
                : new ModeQuestion(
                        "A changing statement of write '" + running.write().operation() + "'",
                        running.write().operation(),
                        running.actor().kind(),
                        destructive,
                        running.overridden());
    }

    /**
     * Gives a decision its effect: counts it, and where it is a denial shows it in {@link #report()}, audits it if
     * enforced, and throws.
     *
     * @throws WriteDeniedException if it is a denial and the level of its guard is {@link Level#ENFORCE}
     */
    public void apply(Decision decision, Subject subject) {
        if (decision instanceof Decision.Denied denied) {
            refuseIfEnforced(denied.refusal(), subject);
        } else if (decision instanceof Decision.Needs needs) {
            refuseIfEnforced(needs.refusal(), subject);
        } else {
            log.allowed();
        }
    }

    private void refuseIfEnforced(Refusal refusal, Subject subject) {
        if (record(refusal, subject, level(refusal.guard())) == Level.ENFORCE) {
            throw new WriteDeniedException(refusal, retryAfter(refusal));
        }
    }

    private Optional<Duration> retryAfter(Refusal refusal) {
        OperatingModeSwitch switched = modes;
        return switched != null && refusal.rule().startsWith("mode.")
                ? switched.state().retryAfter()
                : Optional.empty();
    }

    /**
     * Records a refusal that happens whatever the level is. The caller throws.
     *
     * <p>For the one exception that enforces from the first start: a process explicitly below production that meets a
     * production datastore.
     */
    public void refuse(Refusal refusal, Subject subject) {
        record(refusal, subject, Level.ENFORCE);
    }

    private Level record(Refusal refusal, Subject subject, Level level) {
        if (level != Level.OFF) {
            RunningWrite running = runningWrites.get();
            log.denied(refusal, subject, level, running == null ? actor : running.actor());
        }
        return level;
    }

    /** Counts a defect of the library itself, and warns of it once per place. */
    public void error(String where, Throwable failure) {
        log.error(where, failure);
    }

    /** The level of a guard now, relaxations included. */
    public Level level(Guard guard) {
        Level level = levels.of(guard);
        if (level == Level.ENFORCE && !relaxations.none() && relaxations.covers(guard, log.now())) {
            return Level.OBSERVE;
        }
        return level;
    }

    /**
     * Relaxes one guard from enforce to observe for a while, at once and for every datasource of this guard. Audited and
     * logged; ends by itself.
     *
     * @param duration at most four hours
     * @param by who does it
     * @param reason why
     * @throws IllegalArgumentException if the duration is not positive or longer, or the reason is blank
     */
    public void relaxToObserve(Guard guard, Duration duration, Actor by, String reason) {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(by, "by");
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Relaxations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'duration' must be positive and at most " + Relaxations.LONGEST + " but was " + duration);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must not be blank");
        }
        Instant now = log.now();
        Instant until = now.plus(duration);
        relaxations.relax(guard, until);
        log.audit(new AuditEntry(
                now,
                AuditEntry.Kind.RELAXED,
                by,
                environment.name(),
                guard.key(),
                "",
                "relaxed to observe until " + until + ": " + reason));
    }

    /** What this guard has decided so far. */
    public GuardReport report() {
        return log.report();
    }

    /** The environment it decides for. */
    public DeploymentEnvironment environment() {
        return environment;
    }

    /** What holds its operating mode and its freezes, if anything does. */
    public Optional<OperatingModeSwitch> modes() {
        return Optional.ofNullable(modes);
    }

    /** Its limits. */
    public WritePolicy policy() {
        return policy;
    }

    /** Its levels as configured, without relaxations. */
    public Levels levels() {
        return levels;
    }

    /** Where its refusals are kept. */
    public AuditTrail audit() {
        return audit;
    }

    /** Who acts where a write does not say. */
    public Actor actor() {
        return actor;
    }

    /** Such as {@code WriteGuard of production (production), environment=observe stamp=observe ...}. */
    @Override
    public String toString() {
        return "WriteGuard of " + environment + ", " + levels;
    }

    /** Builds a guard; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final DeploymentEnvironment environment;
        private Levels levels = Levels.observing();
        private WritePolicy policy = WritePolicy.standard();
        private AuditTrail audit = AuditTrail.logging();
        private MeterRegistry meters = Metrics.globalRegistry;
        private Clock clock = Clock.systemUTC();
        private Actor actor = Actor.service("application");
        private @Nullable OperatingModeSwitch modes;
        private final Set<String> set = new HashSet<>();

        private Builder(DeploymentEnvironment environment) {
            this.environment = Objects.requireNonNull(environment, "environment");
        }

        /** The level of each guard; {@link Levels#observing()} unless set. */
        public Builder levels(Levels levels) {
            once("levels");
            this.levels = Objects.requireNonNull(levels, "levels");
            return this;
        }

        /** The limits; {@link WritePolicy#standard()} unless set. */
        public Builder policy(WritePolicy policy) {
            once("policy");
            this.policy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Where refusals are kept; {@link AuditTrail#logging()} unless set. */
        public Builder audit(AuditTrail audit) {
            once("audit");
            this.audit = Objects.requireNonNull(audit, "audit");
            return this;
        }

        /** Where decisions are counted; {@link Metrics#globalRegistry} unless set. */
        public Builder meters(MeterRegistry meters) {
            once("meters");
            this.meters = Objects.requireNonNull(meters, "meters");
            return this;
        }

        /** The clock of report and relaxations; the system's unless set. */
        public Builder clock(Clock clock) {
            once("clock");
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Who acts where a write does not say; the service {@code application} unless set. */
        public Builder actor(Actor actor) {
            once("actor");
            this.actor = Objects.requireNonNull(actor, "actor");
            return this;
        }

        /**
         * What holds operating mode and freezes; no mode and no freeze unless set.
         *
         * @throws IllegalArgumentException if it speaks of another environment
         */
        public Builder modes(OperatingModeSwitch modes) {
            once("modes");
            String other = modes.environment().name();
            if (!other.equals(environment.name())) {
                throw new IllegalArgumentException(
                        "'modes' must speak of environment " + environment.name() + " but speaks of " + other);
            }
            this.modes = modes;
            return this;
        }

        private void once(String name) {
            if (!set.add(name)) {
                throw new IllegalStateException("'" + name + "' must be set once but was set before");
            }
        }

        /** The guard. */
        public WriteGuard build() {
            return new WriteGuard(this);
        }
    }
}
