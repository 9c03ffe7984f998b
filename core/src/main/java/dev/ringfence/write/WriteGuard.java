package dev.ringfence.write;

import dev.ringfence.audit.Actor;
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
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides about writes in one environment, and shows what it decided.
 *
 * <pre>{@code
 * WriteGuard guard = WriteGuard.builder(environment).policy(policy).levels(Levels.enforcing()).build();
 * guard.run(Write.sql("purge").maxRows(500), () -> shop.purge(cutoff));
 * }</pre>
 *
 * <p>In this order: operating mode and freeze, the right {@link Right#WRITE_UNGUARDED}, what the policy requires of the
 * operation. Guaranteed: the decision is the same at {@link Level#OBSERVE} and {@link Level#ENFORCE}; a denial is counted,
 * grouped in {@link #report()} and, where enforced, audited and thrown as {@link WriteDeniedException}. Overrides and
 * writes that had to meet a requirement are audited, ordinary ones are not. Where the right is held, {@link #run}, {@link
 * #get} and {@link #call} cost a volatile read. A requirement, a store or an audit trail that fails refuses no ordinary
 * write.
 *
 * <p>Not guaranteed: a write that goes through no guarded datasource is not counted against {@link Write#maxRows};
 * neither is work handed to another thread without {@link #capture()}.
 *
 * <p>Safe for use by many threads.
 */
public final class WriteGuard {
    private final DeploymentEnvironment environment;
    private final WritePolicy policy;
    private final AuditTrail audit;
    private final Actor actor;
    private final @Nullable OperatingModeSwitch modes;
    private final DefectLog defects;
    private final DecisionLog log;
    private final CurrentWrite current;
    private final PolicyTerms terms;
    private final SqlRules sqlRules;
    private final WriteRules rules;
    private final RowCounts rowCounts;
    private final Enforcement enforcement;
    private final WriteDoor door;
    private final MeterRegistry meters;

    WriteGuard(WriteGuardBuilder builder) {
        this.environment = builder.environment;
        this.policy = builder.policy;
        this.audit = builder.audit;
        this.actor = builder.actor;
        this.modes = builder.modes;
        this.defects = new DefectLog(builder.meters);
        this.log = new DecisionLog(environment.name(), builder.meters, audit, builder.clock, defects);
        this.current = new CurrentWrite(actor);
        this.terms = new PolicyTerms(policy, builder.requirements, environment.tier());
        this.sqlRules = new SqlRules(policy, environment.name());
        this.rules = new WriteRules(environment, builder.clock, terms, modes, defects, current);
        this.rowCounts = new RowCounts(policy, environment.name(), current);
        this.enforcement = new Enforcement(environment.name(), builder.levels, new Relaxations(), log, current, modes);
        this.door = new WriteDoor(rules, enforcement, log, current);
        this.meters = builder.meters;
        GuardMeters.show(environment, meters);
        GuardMeters.show(this, meters);
        policy.operations().forEach(log::declare);
        if (modes != null) {
            modes.onChange((before, after) -> enforcement.warnIfNothingIsRefused(after));
        }
    }

    private WriteGuard(WriteGuard other, Levels levels) {
        this.environment = other.environment;
        this.policy = other.policy;
        this.audit = other.audit;
        this.actor = other.actor;
        this.modes = other.modes;
        this.defects = other.defects;
        this.log = other.log;
        this.current = other.current;
        this.terms = other.terms;
        this.sqlRules = other.sqlRules;
        this.rules = other.rules;
        this.rowCounts = other.rowCounts;
        this.enforcement = other.enforcement.with(levels);
        this.door = new WriteDoor(rules, enforcement, log, current);
        this.meters = other.meters;
        GuardMeters.show(this, meters);
    }

    /** Where its decisions are counted. */
    MeterRegistry meters() {
        return meters;
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
    public static WriteGuardBuilder builder(DeploymentEnvironment environment) {
        return new WriteGuardBuilder(environment);
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
     * @throws IllegalArgumentException if the write requires what the guard does not know
     */
    public void run(Write write, Runnable action) {
        if (rules.passes(write)) {
            action.run();
            return;
        }
        RunningWrite running = door.enter(write);
        boolean returned = false;
        try {
            action.run();
            returned = true;
        } finally {
            door.leave(running, returned);
        }
    }

    /**
     * Runs a write that gives a result.
     *
     * @return what {@code action} gave
     * @throws WriteDeniedException as {@link #run}
     */
    public <T extends @Nullable Object> T get(Write write, Supplier<T> action) {
        if (rules.passes(write)) {
            return action.get();
        }
        RunningWrite running = door.enter(write);
        boolean returned = false;
        try {
            T result = action.get();
            returned = true;
            return result;
        } finally {
            door.leave(running, returned);
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
        if (rules.passes(write)) {
            return action.call();
        }
        RunningWrite running = door.enter(write);
        boolean returned = false;
        try {
            T result = action.call();
            returned = true;
            return result;
        } finally {
            door.leave(running, returned);
        }
    }

    WriteAttempt attempt(Write write) {
        return rules.attempt(write);
    }

    /** The write that runs on this thread, the innermost if several do. */
    public Optional<RunningWrite> running() {
        RunningWrite running = current.running();
        return running == null ? Optional.empty() : running.present();
    }

    /**
     * True if any thread carries a write that was asked about, or a context: one volatile read, for whoever asks before
     * each statement. False means that this one carries nothing either.
     */
    public boolean writing() {
        return current.any();
    }

    /** True if a dry run runs on any thread: one volatile read. */
    public boolean dryRunning() {
        return current.anyDry();
    }

    /** The outermost dry run on this thread: what it changes is to be rolled back when it ends. */
    public Optional<RunningWrite> dryRun() {
        RunningWrite outermost = null;
        for (RunningWrite write = current.running(); write != null && write.dryRun(); write = write.outer) {
            outermost = write;
        }
        return outermost == null ? Optional.empty() : outermost.present();
    }

    /** Who acts and which write runs on this thread, to be carried to another one. */
    public WriteContext capture() {
        return WriteContext.of(current);
    }

    /**
     * What would be decided about a write now. Has no effect: nothing is counted, claimed or shown, so anybody may ask,
     * such as a page that shows a button only where it would work.
     */
    public Decision decide(Write write) {
        WriteAttempt attempt = attempt(write);
        return rules.decide(attempt, rules.terms(attempt));
    }

    /**
     * For adapters: names an operation that the code declares, so that metrics may carry it, and finds the requirements
     * that it names, so that an unknown one fails when things are put together and not when they run.
     *
     * @throws IllegalArgumentException if a requirement is not known; the message lists the known ones
     */
    public void declare(Write write) {
        write.requirements().forEach(terms::requirement);
        log.declare(write.operation());
    }

    /**
     * For the first line of an annotated method: proves that this very call came through a guard that is on. Costs about
     * a microsecond; a call without it pays for none of this.
     *
     * @throws IllegalStateException if the call did not pass a proxy, as when an object calls itself
     */
    public static void assertActive() {
        AnnotatedCall.assertActive(WriteGuard.class);
    }

    /**
     * Decides about a statement from its text alone. Pure: the same analysis always gets the same decision, so a caller
     * may keep it beside the statement.
     */
    public Decision decide(StatementAnalysis analysis) {
        return sqlRules.decide(analysis);
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
        return rules.ofStatement(destructive);
    }

    /**
     * As {@link #decideMode} for a destructive statement, by the state as it is in the transaction that will run it, read
     * and locked against change until that ends. A mode or freeze that was switched on before is never missed.
     *
     * @param writer a connection of the datastore that holds the switch's store, in a transaction
     * @return denied also where the state cannot be read
     */
    public Decision decideModeStrictly(Connection writer) {
        return rules.strictlyOfStatement(writer);
    }

    /**
     * Gives a decision its effect: counts it, and where it is a denial shows it in {@link #report()}, audits it if
     * enforced, and throws. What the write that runs on this thread is free of passes: the shape of a statement where the
     * write is overridden or unrestricted.
     *
     * @throws WriteDeniedException if it is a denial and the level of its guard is {@link Level#ENFORCE}
     */
    public void apply(Decision decision, Subject subject) {
        if (decision == Decision.allowed()) {
            log.allowed();
        } else {
            enforcement.apply(decision, subject);
        }
    }

    /**
     * For adapters that decide by {@link #decide(StatementAnalysis)} and {@link #decideMode} alone, many times a
     * microsecond: counts what they allowed.
     *
     * @param decisions how many since the last call
     */
    public void countAllowed(int decisions) {
        log.allowed(decisions);
    }

    /**
     * For adapters that decided about a method once, and make allowed calls of it many times a microsecond: counts one.
     *
     * @param here of the thread that makes it
     */
    public void countAllowed(AnnotatedCall here) {
        log.allowed(here);
    }

    /**
     * Records a refusal that happens whatever the level is. The caller throws.
     *
     * <p>For the one exception that enforces from the first start: a process explicitly below production that meets a
     * production datastore.
     */
    public void refuse(Refusal refusal, Subject subject) {
        enforcement.refuse(refusal, subject);
    }

    /** Counts a defect of the library itself, and warns of it once per place. */
    public void error(String where, Throwable failure) {
        defects.add(where, failure);
    }

    /** The level of a guard now, relaxations included. */
    public Level level(Guard guard) {
        return enforcement.level(guard);
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
        enforcement.relax(guard, duration, by, reason);
    }

    /** Until when a guard that enforces is relaxed to observe; empty if it is not. */
    public Optional<Instant> relaxedUntil(Guard guard) {
        return enforcement.relaxedUntil(guard);
    }

    /** What this guard has decided so far. Of what it allowed, up to 63 for each open connection may not be told yet. */
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
        return enforcement.levels();
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
        return "WriteGuard of " + environment + ", " + levels();
    }
}
