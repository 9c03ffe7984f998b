package dev.ringfence.refresh;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.DatastoreStamps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 */
public final class EnvironmentRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentRefresh.class);

    /** How often a run begins anew when it loses the connection that shows the state of the source. */
    private static final int ATTEMPTS = 3;

    private static final int MOST_BY_DEFAULT = 4;
    private static final int MOST_THREADS = 64;

    private final DataSource source;
    private final boolean inPlace;
    private @Nullable DataSource target;
    private @Nullable SanitizationPolicy policy;
    private @Nullable PseudonymKey key;
    private @Nullable DeploymentEnvironment environment;
    private RefreshProgress.@Nullable Listener listener;
    private @Nullable MeterRegistry meters;
    private @Nullable RefreshChecks checks;
    private @Nullable Subset subset;
    private final BuilderSettings settings = new BuilderSettings();
    private int parallelism = Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
    private int blocks = Chunks.BLOCKS;
    private boolean keepsPrevious;
    private Set<RefreshConcession> concessions = Set.of();
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
     * UNVERIFIED. COPY_OF_LIVE closes it to applications whose guard of stamps enforces, until it is done. Plan, transformations, checks,
     * attestation and stamp are those of any refresh; a run that dies leaves the copy raw and closed, and is run again.
     *
     * <p>With the commit that shows the sanitized rows the raw ones are gone, and with them what production's own
     * safeguards had kept there: images of changed rows, audit trail and shared state. PostgreSQL drops the raw tables and
     * their files; it needs room for both, and refuses large objects, which no rule can tell of. MariaDB and MySQL do the same
     * in steps: while the tables are exchanged and the raw ones dropped the stamp still says COPY_OF_LIVE, and a run that dies
     * there is ended by the next. Not covered is what a database holds besides its tables: PostgreSQL's write-ahead log and
     * the binary log of MariaDB and MySQL, archives and replicas of them, freed blocks of the disk, dead rows of the catalog;
     * H2's file until it is compacted ({@code SHUTDOWN COMPACT}). Where that matters, fill
     * an empty datastore from production instead.
     */
    public static EnvironmentRefresh inPlace(DataSource copy) {
        EnvironmentRefresh refresh = new EnvironmentRefresh(copy, true);
        refresh.settings.once("to");
        refresh.target = copy;
        return refresh;
    }

    /**
     * Replaces all rows of this datastore, which is stamped as an environment below production.
     *
     * @throws IllegalStateException if called twice, or in place
     */
    public EnvironmentRefresh to(DataSource lower) {
        settings.once("to");
        target = Objects.requireNonNull(lower, "lower");
        return this;
    }

    /**
     * Says what becomes of each column.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh through(SanitizationPolicy sanitization) {
        settings.once("through");
        policy = Objects.requireNonNull(sanitization, "sanitization");
        return this;
    }

    /**
     * Assigns the pseudonyms.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh with(PseudonymKey pseudonyms) {
        settings.once("with");
        key = Objects.requireNonNull(pseudonyms, "pseudonyms");
        return this;
    }

    /**
     * Says where this process runs.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh runningIn(DeploymentEnvironment here) {
        settings.once("runningIn");
        environment = Objects.requireNonNull(here, "here");
        return this;
    }

    /**
     * Is told of progress.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh progress(RefreshProgress.Listener progress) {
        settings.once("progress");
        listener = Objects.requireNonNull(progress, "progress");
        return this;
    }

    /**
     * Where runs are measured; {@link Metrics#globalRegistry} unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh meters(MeterRegistry registry) {
        settings.once("meters");
        meters = Objects.requireNonNull(registry, "registry");
        return this;
    }

    /**
     * What is proven before the rows are shown, and who signs it; {@link RefreshChecks#standard()} unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh proving(RefreshChecks proofs) {
        settings.once("proving");
        checks = Objects.requireNonNull(proofs, "proofs");
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
        settings.once("subset");
        subset = Objects.requireNonNull(rows, "rows");
        return this;
    }

    /**
     * How many threads copy, each with a connection of its own to either side besides the one that is always open; as many
     * as there are processors but at most {@value #MOST_BY_DEFAULT} unless set. On H2 and other databases one thread copies.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@value #MOST_THREADS}
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh parallelism(int threads) {
        requireThreads(threads);
        settings.once("parallelism");
        parallelism = threads;
        return this;
    }

    static int requireThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("'threads' must be from 1 to " + MOST_THREADS + " but was " + threads);
        }
        return threads;
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
        settings.once("keepPrevious");
        keepsPrevious = true;
        return this;
    }

    /**
     * Accepts what a refresh costs where the database can do no better; nothing unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public EnvironmentRefresh accepting(RefreshConcession... costs) {
        settings.once("accepting");
        concessions = Set.of(costs);
        return this;
    }

    /** Smaller pieces, so that a test has many. */
    EnvironmentRefresh blocks(int ofPiece) {
        blocks = ofPiece;
        return this;
    }

    private RefreshChecks checks() {
        return checks != null ? checks : RefreshChecks.standard();
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("'" + name + "' must be called first");
        }
        return value;
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
            return open(false, (from, to, engine, plan, admission) -> plan.forgettingRows());
        } catch (CancelledException failed) {
            throw new RefreshFailures(required("runningIn", environment).name()).of(failed);
        }
    }

    /**
     * Plans anew and carries it out.
     *
     * @throws RefreshDeniedException as {@link #plan()}; or if a database refuses a row, or the rows written are not
     *     those read, or a connection is lost too often, or the run is cancelled. The target is as it was, but for higher
     *     numbers of identity columns
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
        RefreshMeters measured = new RefreshMeters(meters != null ? meters : Metrics.globalRegistry);
        String outcome = "failed";
        try {
            RefreshResult result = run(approved, begun, measured);
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
    private RefreshResult run(@Nullable RefreshPlan approved, long begun, RefreshMeters measured) throws SQLException {
        RefreshFailures failures =
                RefreshFailures.of(required("runningIn", environment).name(), concessions);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(approved, begun, measured);
            } catch (SQLException failed) {
                if (!ConnectionLoss.is(failed) || attempt == ATTEMPTS) {
                    throw failures.of(failed);
                }
                ConnectionLoss.waitAfter(attempt, failed);
            } catch (RunFailure failed) {
                throw failures.of(failed);
            }
        }
    }

    private RefreshResult attempt(@Nullable RefreshPlan approved, long begun, RefreshMeters measured)
            throws SQLException {
        SanitizationPolicy through = required("through", policy);
        PseudonymKey with = required("with", key);
        DataSource lower = required("to", target);
        DatastoreStamps stamps = DatastoreStamps.of(lower, required("runningIn", environment));
        Proven proven = open(true, (from, to, engine, plan, admission) -> {
            if (approved != null && !approved.digest().equals(plan.digest())) {
                throw new VerificationFailure(List.of(VerificationResult.failed(
                        "drift", "plan", "source, target, policy or key are no longer those of the plan")));
            }
            RunProof proof = new RunProof(checks(), plan, Clock.systemUTC());
            proof.prepare(lower);
            proof.rememberOthers(from);
            Crossing.Outcome crossed = engine.crossing()
                    .run(new RefreshJob(
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
                            new RefreshOptions(parallelism, blocks, keepsPrevious),
                            progress -> {
                                measured.progressed(progress);
                                tell(progress);
                            },
                            this::isCancelled,
                            begun));
            return new Proven(crossed, proof.report());
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
        T apply(Connection from, Connection to, DatabaseEngine engine, RefreshPlan plan, RefreshAdmission admission)
                throws SQLException;
    }

    private static boolean recovered(Connection to, DatabaseEngine engine) throws SQLException {
        boolean autoCommit = to.getAutoCommit();
        to.setAutoCommit(true);
        boolean recovered = engine.recover(to);
        to.setAutoCommit(autoCommit);
        return recovered;
    }

    private RefreshAdmission admitted(Connection from, Connection to, DeploymentEnvironment here) throws SQLException {
        return inPlace ? RefreshAdmission.ofCopy(from, to, here) : RefreshAdmission.of(from, to, here);
    }

    /** Only what runs takes up what a dead run left. */
    private <T> T open(boolean runs, Work<T> work) throws SQLException {
        DeploymentEnvironment here = required("runningIn", environment);
        DataSource lower = required("to", target);
        PseudonymKey with = required("with", key);
        SanitizationPolicy through = required("through", policy);
        RefreshAdmission.requireRight(here);
        try (Connection from = source.getConnection();
                Connection to = lower.getConnection()) {
            RefreshAdmission before = admitted(from, to, here);
            DatabaseEngine engine = DatabaseEngine.ofBoth(from, to, concessions, here.name());
            RefreshAdmission admission = runs && recovered(to, engine) ? admitted(from, to, here) : before;
            boolean autoCommit = to.getAutoCommit();
            engine.beginSnapshot(from);
            boolean done = false;
            try {
                to.setAutoCommit(true);
                engine.begin(to);
                RefreshPlan plan = new RefreshPlanning(
                                from,
                                to,
                                engine,
                                admission,
                                through,
                                with,
                                checks(),
                                here.name(),
                                Optional.ofNullable(subset),
                                this::requireNotCancelled)
                        .plan();
                T result = work.apply(from, to, engine, plan, admission);
                done = true;
                return result;
            } finally {
                giveBack(from, to, engine, autoCommit, done);
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

    /** A failure on the way there matters more than one of giving back. */
    private static void giveBack(
            Connection from, Connection to, DatabaseEngine engine, boolean autoCommit, boolean strictly)
            throws SQLException {
        try {
            engine.end(to);
            to.setAutoCommit(autoCommit);
            engine.endSnapshot(from);
        } catch (SQLException failed) {
            if (strictly) {
                throw failed;
            }
            ConnectionLoss.ignored(failed);
        }
    }

    private boolean listenerFailed;

    private void tell(RefreshProgress progress) {
        RefreshProgress.Listener told = listener;
        if (told == null) {
            return;
        }
        try {
            told.progressed(progress);
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.warn("A progress listener failed; further failures of it are not logged", e);
            }
        }
    }
}
