package dev.ringfence.refresh;

import dev.ringfence.base.Setting;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.ConnectionFailedException;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.ProgressTeller;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RefreshOptions;
import dev.ringfence.refresh.engine.SessionState;
import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.RefreshFailures;
import dev.ringfence.refresh.failure.RunFailure;
import dev.ringfence.refresh.failure.VerificationFailure;
import dev.ringfence.refresh.job.RefreshJobReports;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.plan.RefreshAdmission;
import dev.ringfence.refresh.product.Engines;
import dev.ringfence.refresh.report.RefreshReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fills a lower environment's datastore from production's, through a policy.
 *
 * <pre>{@code
 * EnvironmentRefresh refresh = EnvironmentRefresh.from(production)
 *         .to(staging)
 *         .through(policy)
 *         .with(key)
 *         .runningIn(environment);
 * System.out.println(refresh.plan());
 * RefreshResult result = refresh.run();
 * }</pre>
 *
 * <p>Guarantees: without a rule for every column nothing moves. Values are transformed before they are written. The
 * target's old state stays until the new one is complete, counted, free of orphans, proven ({@link RefreshChecks}),
 * stamped SANITIZED and, with a key, attested, all in one commit; a process that dies before leaves the old state. Source and target are admitted by their stamps. No message
 * holds a value of a row.
 *
 * <p>Does not guarantee that a text holds no name, address or other fact that a person could be found by: {@code
 * sanitize-text} replaces what it detects, and the names, telephones and cards of the source's own columns, which it holds
 * in memory for that. Nor that the target's disk forgets its old rows. What applications write to the target meanwhile
 * is lost on PostgreSQL, MariaDB and MySQL, as the rows before it are; on others it waits.
 *
 * <p>Runs only where {@link dev.ringfence.environment.Right#HOLD_LIVE_DATA} is held. Takes DataSources that are
 * <em>not</em> guarded; a run uses one connection of each, and one more of each for every thread that copies. Configure
 * it in one thread; then {@link #plan()} and {@link #run()} may be called again, but not by two threads at a time. Only
 * {@link #cancel()} may be called meanwhile.
 *
 * <p>A server of MariaDB or MySQL that takes no commit of copied rows for ten minutes, as with a full disk, ends the run
 * ({@code refresh.stalled}). No other statement has a limit of time: an index of a large table may take hours, in which
 * nothing tells it from one that hangs. A server that is gone is noticed as the driver is set, such as by {@code tcpKeepAlive};
 * its socket timeout must leave the longest statement time to end.
 */
public final class EnvironmentRefresh {
    /** How often a run begins anew when it loses what shows it the state of the source. */
    private static final int ATTEMPTS = 3;

    private final DataSource source;
    private final boolean inPlace;
    private final Setting<DataSource> target = new Setting<>("to");
    private final Setting<SanitizationPolicy> policy = new Setting<>("through");
    private final Setting<PseudonymKey> key = new Setting<>("with");
    private final Setting<DeploymentEnvironment> environment = new Setting<>("runningIn");
    private final Setting<RefreshProgress.Listener> listener = new Setting<>("progress");
    private final Setting<MeterRegistry> meters = new Setting<>("meters");
    private final Setting<RefreshChecks> checks = new Setting<>("proving");
    private final Setting<Subset> subset = new Setting<>("subset");
    private final Setting<Integer> parallelism = new Setting<>("parallelism");
    private final Setting<Boolean> keepsPrevious = new Setting<>("keepPrevious");
    private final Setting<Set<RefreshConcession>> concessions = new Setting<>("accepting");
    private RefreshJobReports reports = RefreshJobReports.NONE;
    private int blocks = RefreshOptions.BLOCKS;
    private Duration patience = RefreshOptions.PATIENCE;
    private volatile boolean cancelled;

    private EnvironmentRefresh(DataSource source, boolean inPlace) {
        this.source = Objects.requireNonNull(source, "source");
        this.inPlace = inPlace;
    }

    /** Reads from this datastore, which is stamped production. It is never written to. */
    public static EnvironmentRefresh from(DataSource production) {
        return new EnvironmentRefresh(production, false);
    }

    /**
     * Sanitizes a copy of production where it stands, such as a staging restored from a backup. Its stamp must be of an
     * environment below production and say COPY_OF_LIVE, as after {@link DatastoreStamps#takeOverFromOtherTier}, or
     * UNVERIFIED. COPY_OF_LIVE closes it to applications whose guard of stamps enforces, until it is done. Plan,
     * transformations, checks, attestation and stamp are those of any refresh; a run that dies leaves the copy raw and
     * closed, and is run again.
     *
     * <p>With the commit that shows the sanitized rows the raw ones are gone, and with them what production's own
     * safeguards had kept there: images of changed rows, audit trail and shared state. PostgreSQL drops the raw tables and
     * their files; it needs room for both, and refuses large objects, which no rule can tell of. MariaDB and MySQL do the same
     * in steps: while the tables are exchanged and the raw ones dropped the stamp still says COPY_OF_LIVE, and a run that dies
     * there is ended by the next. Tables of PostgreSQL's extensions stay as they are: with the rows that came with CREATE
     * EXTENSION they are constants, with others the plan is refused until the policy keeps each of their columns. Not covered
     * is what a database holds besides its tables: PostgreSQL's write-ahead log and the binary log of MariaDB and MySQL,
     * archives and replicas of them, freed blocks of the disk, dead rows of the catalog; H2's file until it is compacted
     * ({@code SHUTDOWN COMPACT}). Where that matters, fill an empty datastore from production instead.
     */
    public static EnvironmentRefresh inPlace(DataSource copy) {
        EnvironmentRefresh refresh = new EnvironmentRefresh(copy, true);
        refresh.target.set(copy);
        return refresh;
    }

    /**
     * Replaces all rows of this datastore, which is stamped as an environment below production.
     *
     * @throws IllegalStateException if called twice, or in place
     */
    public EnvironmentRefresh to(DataSource lower) {
        target.set(lower);
        return this;
    }

    /**
     * Says what becomes of each column.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh through(SanitizationPolicy sanitization) {
        policy.set(sanitization);
        return this;
    }

    /**
     * Assigns the pseudonyms.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh with(PseudonymKey pseudonyms) {
        key.set(pseudonyms);
        return this;
    }

    /**
     * Says where this process runs.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh runningIn(DeploymentEnvironment here) {
        environment.set(here);
        return this;
    }

    /**
     * Is told of progress.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh progress(RefreshProgress.Listener progress) {
        listener.set(progress);
        return this;
    }

    /**
     * Where runs are measured; {@link Metrics#globalRegistry} unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh meters(MeterRegistry registry) {
        meters.set(registry);
        return this;
    }

    /**
     * What is proven before the rows are shown, and who signs it; {@link RefreshChecks#standard()} unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh proving(RefreshChecks proofs) {
        checks.set(proofs);
        return this;
    }

    /**
     * Copies the rows that these choose and those that follow from them, instead of all. What is proven still
     * speaks of the whole source: no identifying value of any of its rows is readable in the target. On MariaDB and MySQL one
     * thread copies them, and memory holds their primary keys where those are not one whole number.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh subset(Subset rows) {
        subset.set(rows);
        return this;
    }

    /**
     * How many threads copy, each with a connection of its own to either side besides the one that is always open; as many
     * as there are processors but at most 4 unless set. On H2 and other databases one thread copies.
     * On PostgreSQL what was written is read again by twice as many, each with one connection to the target.
     *
     * @throws IllegalArgumentException if it is not from 1 to 64
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh parallelism(int threads) {
        RefreshOptions.requireThreads(threads);
        parallelism.set(threads);
        return this;
    }

    /**
     * Keeps the rows that were there before, on PostgreSQL in schemas named {@code ringfence_past_} and the schema they
     * come from, on MariaDB and MySQL in a database named so, until the next refresh. Otherwise they are gone with the commit.
     *
     * @throws IllegalStateException if called twice, or in place: those rows are live
     */
    public EnvironmentRefresh keepPrevious() {
        if (inPlace) {
            throw new IllegalStateException("'keepPrevious' must not be called in place: the rows before are live");
        }
        keepsPrevious.set(true);
        return this;
    }

    /**
     * Accepts what a refresh costs where the database can do no better; nothing unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh accepting(RefreshConcession... costs) {
        concessions.set(Set.of(costs));
        return this;
    }

    /** Has the report in these files, with the commit. */
    EnvironmentRefresh reporting(RefreshJobReports files) {
        reports = files;
        return this;
    }

    /** Smaller pieces, so that a test has many. */
    EnvironmentRefresh blocks(int ofPiece) {
        blocks = ofPiece;
        return this;
    }

    /** Less, so that a test sees its end. */
    EnvironmentRefresh patience(Duration ofCommit) {
        patience = ofCommit;
        return this;
    }

    private RefreshChecks checks() {
        return checks.or(RefreshChecks.standard());
    }

    private Set<RefreshConcession> concessions() {
        return concessions.or(Set.of());
    }

    /**
     * Says what {@link #run()} would do, and changes nothing.
     *
     * @throws RefreshDeniedException if a datastore is not admitted, a column has no rule, or something stands against
     *     the copy; the message lists all of it, with the rules to paste
     * @throws IllegalStateException if target, policy, key or environment is missing
     * @throws SQLException if a database cannot be reached or read
     */
    public RefreshPlan plan() throws SQLException {
        cancelled = false;
        try {
            return open(false, (from, to, engine, plan, admission) -> new RefreshPlan(plan.forgettingRows()));
        } catch (CancelledException failed) {
            throw new RefreshFailures(environment.required().name()).of(failed);
        }
    }

    /**
     * Plans anew and carries it out.
     *
     * @throws RefreshDeniedException as {@link #plan()}; or if a database refuses a row, or the rows written are not
     *     those read, or a connection is lost too often, or the run is cancelled. The target is as it was, but for higher
     *     numbers of identity columns; unless the rule is {@code refresh.outcome-unknown}, when the connection was lost while
     *     the rows were shown and the target does not tell, or {@code refresh.unfinished}, when they are shown, and something
     *     that follows is left to the next run
     * @throws IllegalStateException if target, policy, key or environment is missing
     * @throws SQLException if a database cannot be reached
     */
    public RefreshResult run() throws SQLException {
        return measured(null);
    }

    /**
     * Carries out a plan that somebody has looked at.
     *
     * @throws RefreshDeniedException as {@link #run()}; or if source, target, policy or key are no longer those of the
     *     plan
     * @throws IllegalStateException if target, policy, key or environment is missing
     * @throws SQLException if a database cannot be reached
     */
    public RefreshResult run(RefreshPlan approved) throws SQLException {
        return measured(Objects.requireNonNull(approved, "approved"));
    }

    /** Ends the run that goes on, soon, with a refusal; the target stays as it was. Called by any thread. */
    public void cancel() {
        cancelled = true;
    }

    private RefreshResult measured(@Nullable RefreshPlan approved) throws SQLException {
        long begun = System.nanoTime();
        cancelled = false;
        RefreshMeters measured = new RefreshMeters(meters.or(Metrics.globalRegistry));
        ProgressTeller<RefreshProgress> teller = new ProgressTeller<>(listener.or(progress -> {})::progressed);
        Consumer<RefreshProgress> told = progress -> {
            measured.progressed(progress);
            teller.accept(progress);
        };
        String outcome = "failed";
        try {
            RefreshResult result = run(approved, begun, told);
            outcome = "done";
            return result;
        } catch (RefreshDeniedException denied) {
            outcome = "refused";
            throw denied;
        } finally {
            measured.ended(outcome, System.nanoTime() - begun);
        }
    }

    /** Begins no thread and holds no connection that does not end with it. */
    private RefreshResult run(@Nullable RefreshPlan approved, long begun, Consumer<RefreshProgress> told)
            throws SQLException {
        RefreshFailures failures = RefreshFailures.of(environment.required().name(), concessions());
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(approved, begun, told);
            } catch (SQLException failed) {
                if (!ConnectionLoss.isPassing(failed) || attempt == ATTEMPTS) {
                    if (failed instanceof ConnectionFailedException) {
                        throw failed;
                    }
                    throw failures.of(failed);
                }
                ConnectionLoss.waitAfter(attempt, failed);
            } catch (RunFailure failed) {
                throw failures.of(failed);
            }
        }
    }

    private RefreshResult attempt(@Nullable RefreshPlan approved, long begun, Consumer<RefreshProgress> told)
            throws SQLException {
        SanitizationPolicy through = policy.required();
        PseudonymKey with = key.required();
        DataSource lower = target.required();
        DatastoreStamps stamps = DatastoreStamps.of(lower, environment.required());
        Proven proven = open(true, (from, to, engine, plan, admission) -> {
            if (approved != null && !approved.digest().equals(plan.digest())) {
                throw new VerificationFailure(List.of(VerificationResult.failed(
                        "drift", "plan", "source, target, policy or key are no longer those of the plan")));
            }
            RunProof proof = new RunProof(checks(), reports, plan, Clock.systemUTC());
            proof.prepare(lower);
            proof.rememberOthers(engine, from);
            RefreshJob job = new RefreshJob(
                    source,
                    lower,
                    from,
                    to,
                    engine,
                    plan,
                    through,
                    with,
                    admission.source(),
                    stamps,
                    proof.proof(),
                    new RefreshOptions(
                            parallelism.or(RefreshOptions.threadsByDefault()),
                            blocks,
                            keepsPrevious.or(false),
                            patience),
                    told,
                    this::isCancelled,
                    begun);
            return new Proven(proof.keep(job::cross), proof.report());
        });
        return new RefreshResult(
                proven.outcome().tables(),
                proven.outcome().verifications(),
                Duration.ofNanos(System.nanoTime() - begun),
                through.digest(),
                with.checkValue(),
                proven.outcome().stamp(),
                proven.report());
    }

    /** What was done, and what is to be kept of it. */
    private record Proven(Crossing.Outcome outcome, RefreshReport report) {}

    /** Work on both connections, after admission and planning. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(Connection from, Connection to, DatabaseEngine engine, PlannedRefresh plan, RefreshAdmission admission)
                throws SQLException;
    }

    private RefreshAdmission admitted(Connection from, Connection to, DeploymentEnvironment here) throws SQLException {
        return inPlace ? RefreshAdmission.ofCopy(from, to, here) : RefreshAdmission.of(from, to, here);
    }

    /** Only what runs takes up what a dead run left. */
    private <T> T open(boolean runs, Work<T> work) throws SQLException {
        DeploymentEnvironment here = environment.required();
        DataSource lower = target.required();
        PseudonymKey with = key.required();
        SanitizationPolicy through = policy.required();
        RefreshAdmission.requireRight(here);
        if (runs) {
            RunProof.takeUp(checks(), reports, lower);
        }
        try (Connection from = source.getConnection();
                Connection to = lower.getConnection()) {
            RefreshAdmission before = admitted(from, to, here);
            DatabaseEngine engine = Engines.ofBoth(from, to, concessions(), here.name());
            RefreshAdmission admission = runs && engine.recoverInAutoCommit(to) ? admitted(from, to, here) : before;
            boolean autoCommit = to.getAutoCommit();
            SessionState found = SessionState.of(from);
            engine.beginSnapshot(from);
            try {
                to.setAutoCommit(true);
                engine.begin(to);
                PlannedRefresh plan = new RefreshPlanning(
                                from,
                                to,
                                engine,
                                admission,
                                DatastoreStamps.of(lower, here),
                                through,
                                with,
                                checks(),
                                here.name(),
                                subset.find(),
                                this::requireNotCancelled)
                        .plan();
                return work.apply(from, to, engine, plan, admission);
            } finally {
                ConnectionLoss.giveBackOrCut(to, () -> {
                    engine.end(to);
                    to.setAutoCommit(autoCommit);
                });
                ConnectionLoss.giveBackOrCut(from, () -> {
                    engine.endSnapshot(from);
                    found.restore(from);
                });
            }
        }
    }

    private boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    private void requireNotCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }
}
