package dev.ringfence.refresh.synthetic;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.Setting;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.copy.PostgresCopy;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.ProgressTeller;
import dev.ringfence.refresh.engine.RefreshOptions;
import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.failure.RefreshFailures;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.failure.VerificationFailure;
import dev.ringfence.refresh.jdbc.JdbcEngine;
import dev.ringfence.refresh.product.Engines;
import dev.ringfence.refresh.signing.RefreshSignature;
import dev.ringfence.refresh.signing.RefreshSigning;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Fills an empty database below production with synthetic rows, from nothing but its own schema.
 *
 * <pre>{@code
 * SyntheticFill fill = SyntheticFill.of(development)
 *         .runningIn(environment)
 *         .rows("customer", 10_000)
 *         .rows("payment", 50_000);
 * System.out.println(fill.plan());
 * SyntheticResult result = fill.run();
 * }</pre>
 *
 * <p>Guarantees: the rows meet keys, foreign keys, unique indexes, types and conditions of the schema, or none is written
 * and it is said why. All rows and the stamp SYNTHETIC become visible in one commit; a process that dies before leaves the
 * target as it was, but for higher numbers of identity columns. Names, addresses, telephone numbers, cards and whatever
 * else a column's name says it holds come from made spaces, where no live value can lie ({@link
 * dev.ringfence.data.InfoType#madeSpace()}); no text is used that {@link dev.ringfence.data.detect.Detector#standard()}
 * takes for a live value, and a sample of the target is scanned before the commit. The same schema, seed and settings give
 * the same rows on every machine and by any number of threads, except where a condition that is not understood has the
 * database refuse rows, or one speaks of the current time.
 *
 * <p>Does not guarantee that rows mean something together beyond what the schema demands and one person's name and mailbox:
 * a town need not lie in its country, and an order may be older than its customer. Conditions that are not understood are
 * told in the plan; their rows are tried, and drawn anew when the database refuses them, which is slower. Triggers fire.
 * Types without known values, such as geometric ones, get NULL or the database's default, or must be given {@link #values}.
 *
 * <p>Needs no production, no policy and no key but one to sign with, if what was done is to be attested. Runs everywhere but in production, and there on a datastore of this
 * process's own environment, which its stamp says. On PostgreSQL, MariaDB, MySQL and H2. Texts about products, colours and
 * the like are Datafaker's where {@code net.datafaker:datafaker} is on the class path, otherwise a few of our own; of it
 * nothing is asked that names a person, an account or a place.
 *
 * <p>Takes a DataSource that is <em>not</em> guarded; a run uses one connection, and before its first row another one if it is to
 * sign. Rows are made by several threads and
 * written by one; memory is bounded by a few thousand rows, and 8 bytes a row and column of composite keys. Configure it in
 * one thread; then {@link #plan()} and {@link #run()} may be called again, but not by two threads at a time. Only {@link
 * #cancel()} may be called meanwhile.
 */
public final class SyntheticFill {
    private static final long OTHER_ROWS = 100;
    private static final double NULL_SHARE = 0.1;
    private static final double SKEW = 2;
    private static final double MOST_SKEW = 100;
    private static final long SEED = 1;

    private final DataSource target;
    private final Map<String, Long> rows = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<String> appended = new HashSet<>();
    private final Map<String, List<Object>> values = new HashMap<>();
    private final RefreshSigning signing = new RefreshSigning();
    private final Setting<Long> otherRows = new Setting<>("otherRows");
    private final Setting<Long> seed = new Setting<>("seed");
    private final Setting<Locale> locale = new Setting<>("locale");
    private final Setting<Double> nullShare = new Setting<>("nullShare");
    private final Setting<Double> skew = new Setting<>("skew");
    private final Setting<Integer> parallelism = new Setting<>("parallelism");
    private final Setting<DeploymentEnvironment> environment = new Setting<>("runningIn");
    private final Setting<RefreshProgress.Listener> listener = new Setting<>("progress");
    private volatile boolean cancelled;

    private SyntheticFill(DataSource target) {
        this.target = Objects.requireNonNull(target, "target");
    }

    /** Fills this datastore, which is stamped as an environment below production and has its tables. */
    public static SyntheticFill of(DataSource empty) {
        return new SyntheticFill(empty);
    }

    /**
     * Says where this process runs.
     *
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill runningIn(DeploymentEnvironment here) {
        environment.set(here);
        return this;
    }

    /**
     * How many rows a table gets. A table whose keys have not so many different values is refused.
     *
     * @param table its name, with its schema if there are several of that name
     * @param count 0 leaves it empty
     * @throws IllegalArgumentException if the count is negative or more than {@link Integer#MAX_VALUE}
     * @throws IllegalStateException if the table was named before
     */
    public SyntheticFill rows(String table, long count) {
        requireCount(count);
        if (rows.putIfAbsent(table, count) != null) {
            throw new IllegalStateException("'rows' must be called once for each table");
        }
        return this;
    }

    /**
     * How many rows each table gets that is not named; {@value #OTHER_ROWS} unless set. Where keys have not so many
     * different values, as many as they have.
     *
     * @throws IllegalArgumentException if the count is negative or more than {@link Integer#MAX_VALUE}
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill otherRows(long count) {
        requireCount(count);
        otherRows.set(count);
        return this;
    }

    private static void requireCount(long count) {
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'count' must be from 0 to " + Integer.MAX_VALUE + " but was " + count);
        }
    }

    /**
     * Leaves tables as they are and refers to their rows, such as lists of countries that a migration brings; to the first
     * 1,000,000 of them.
     */
    public SyntheticFill keeping(String... tables) {
        kept.addAll(List.of(tables));
        return this;
    }

    /** Adds rows to these tables even if they have some, which stay and are not referred to. Any other must be empty. */
    public SyntheticFill appendingTo(String... tables) {
        appended.addAll(List.of(tables));
        return this;
    }

    /**
     * The only values of a column, whatever its name and type say.
     *
     * @param column such as {@code customer.tier}
     * @param first one value
     * @param more the others; a value that stands twice comes twice as often
     * @throws IllegalStateException if the column was named before
     */
    public SyntheticFill values(String column, Object first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        if (values.putIfAbsent(column, List.copyOf(all)) != null) {
            throw new IllegalStateException("'values' must be called once for each column");
        }
        return this;
    }

    /**
     * Which of all possible rows are made; {@value #SEED} unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill seed(long number) {
        seed.set(number);
        return this;
    }

    /**
     * The language of texts and the country of telephone numbers, as far as there are such; English unless set.
     *
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill locale(Locale language) {
        locale.set(language);
        return this;
    }

    /**
     * How many of the values that may be NULL are, from 0 to 1; {@value #NULL_SHARE} unless set.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill nullShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("'share' must be from 0 to 1 but was " + share);
        }
        nullShare.set(share);
        return this;
    }

    /**
     * How unevenly rows are referred to; {@value #SKEW} unless set. With 1 each row has about as many that refer to it;
     * with 2 a quarter of the rows has half of them, with 3 an eighth.
     *
     * @throws IllegalArgumentException if it is not from 1 to 100
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill skew(double exponent) {
        if (!(exponent >= 1 && exponent <= MOST_SKEW)) {
            throw new IllegalArgumentException("'exponent' must be from 1 to 100 but was " + exponent);
        }
        skew.set(exponent);
        return this;
    }

    /**
     * How many threads make rows; as many as there are processors but at most 4 unless set.
     *
     * @throws IllegalArgumentException if it is not from 1 to 64
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill parallelism(int threads) {
        RefreshOptions.requireThreads(threads);
        parallelism.set(threads);
        return this;
    }

    /**
     * Is told of progress.
     *
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill progress(RefreshProgress.Listener progress) {
        listener.set(progress);
        return this;
    }

    /**
     * Signs an attestation and leaves it in the target, in the commit that shows the rows: what a refresh attests, of made
     * rows. {@link dev.ringfence.jdbc.attestation.AttestationPolicy#check} verifies it.
     *
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill signedBy(SigningKey signer) {
        signing.signedBy(signer);
        return this;
    }

    /**
     * How long the attestation is in force; {@link RefreshChecks#VALIDITY} unless set.
     *
     * @throws IllegalArgumentException if it is not positive
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill validFor(Duration duration) {
        signing.validFor(duration);
        return this;
    }

    /**
     * Writes the attestation to a file too, in the place of one of that name, right before the commit.
     *
     * @throws IllegalStateException if called twice
     */
    public SyntheticFill alsoIn(Path attestation) {
        signing.alsoIn(attestation);
        return this;
    }

    /**
     * Says what {@link #run()} would do, and changes nothing.
     *
     * @throws RefreshDeniedException if this process is in production, or it is not known where it is; if the datastore is
     *     not admitted; if a table is not empty, or the schema cannot be met: the message lists all of it
     * @throws IllegalStateException if the environment is missing, or {@link #alsoIn} was called without {@link #signedBy}
     * @throws SQLException if the database cannot be reached or read
     */
    public SyntheticPlan plan() throws SQLException {
        cancelled = false;
        return open((connection, engine, plan) -> plan);
    }

    /**
     * Plans anew and carries it out.
     *
     * @throws RefreshDeniedException as {@link #plan()}; or if the database refuses rows, the scan finds values that may be
     *     live, or the run is cancelled. The target is as it was, but for higher numbers of identity columns
     * @throws IllegalArgumentException if the attestation is to be written where there is no folder
     * @throws IllegalStateException if the environment is missing, or {@link #alsoIn} was called without {@link #signedBy}
     * @throws SQLException if the database cannot be reached
     */
    public SyntheticResult run() throws SQLException {
        return run("");
    }

    /**
     * Carries out a plan that somebody has looked at.
     *
     * @throws RefreshDeniedException as {@link #run()}; or if target, schema or settings are no longer those of the plan
     * @throws IllegalStateException if the environment is missing
     * @throws SQLException if the database cannot be reached
     */
    public SyntheticResult run(SyntheticPlan approved) throws SQLException {
        return run(approved.digest());
    }

    private SyntheticResult run(String approved) throws SQLException {
        cancelled = false;
        long begun = System.nanoTime();
        RefreshSignature signature = signing.signature();
        RefreshFailures failures = new RefreshFailures(environment.required().name());
        try {
            return open((connection, engine, plan) -> {
                if (!approved.isEmpty() && !approved.equals(plan.digest())) {
                    throw new VerificationFailure(List.of(VerificationResult.failed(
                            "drift", "plan", "target, schema or settings are no longer those of the plan")));
                }
                signature.prepare(target);
                SyntheticRun.Outcome outcome = new SyntheticRun(
                                connection,
                                engine,
                                plan,
                                options(),
                                DatastoreStamps.of(target, environment.required()),
                                new ProgressTeller<>(listener.or(progress -> {})::progressed),
                                this::isCancelled,
                                new SyntheticProof(plan, signature, Clock.systemUTC()))
                        .run(begun);
                return new SyntheticResult(
                        outcome.tables(),
                        outcome.verifications(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        plan.digest(),
                        plan.options().seed(),
                        outcome.stamp(),
                        outcome.report());
            });
        } catch (UntransformableException failed) {
            throw failures.denied(
                    "synthetic.conditions",
                    "Filling a database with synthetic rows",
                    List.of(String.valueOf(failed.getMessage())),
                    "give columns the values that the conditions allow: values(column, ...); the target is as it was");
        } catch (VerificationFailure failed) {
            throw failures.of(failed);
        } catch (CancelledException failed) {
            throw failures.of(failed);
        }
    }

    /** Ends the run that goes on, soon, with a refusal; the target stays as it was. Called by any thread. */
    public void cancel() {
        cancelled = true;
    }

    private boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    private SyntheticOptions options() {
        return new SyntheticOptions(
                rows,
                otherRows.or(OTHER_ROWS),
                kept,
                appended,
                values,
                seed.or(SEED),
                locale.or(Locale.ENGLISH),
                nullShare.or(NULL_SHARE),
                skew.or(SKEW),
                parallelism.or(RefreshOptions.threadsByDefault()));
    }

    /** Work on the connection, after admission and planning. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(Connection connection, DatabaseEngine engine, SyntheticPlan plan) throws SQLException;
    }

    private <T> T open(Work<T> work) throws SQLException {
        DeploymentEnvironment here = environment.required();
        SyntheticAdmission.requireBelowProduction(here);
        try (Connection connection = target.getConnection()) {
            DatastoreStamp stamp = SyntheticAdmission.of(connection, here);
            DatabaseEngine engine = Engines.of(connection, Set.of())
                    .filter(known -> !(known instanceof JdbcEngine))
                    .orElseThrow(() -> new RefreshFailures(here.name())
                            .denied(
                                    "synthetic.product",
                                    "Filling this database",
                                    List.of("its product is none of those that are known"),
                                    "use H2, MariaDB, MySQL or PostgreSQL"));
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            engine.begin(connection);
            try {
                return work.apply(connection, engine, plan(connection, engine, stamp));
            } finally {
                connection.setAutoCommit(true);
                engine.end(connection);
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private SyntheticPlan plan(Connection connection, DatabaseEngine engine, DatastoreStamp stamp) throws SQLException {
        if (engine.product().equals("PostgreSQL") && !PostgresCopy.isPossible(connection)) {
            throw refused(List.of("COPY needs PostgreSQL's own driver: add org.postgresql:postgresql, and hand in a"
                    + " DataSource whose connections can be unwrapped to it"));
        }
        SyntheticPlanner planner = new SyntheticPlanner(connection, engine, options());
        List<SyntheticTablePlan> tables = planner.plan();
        if (!planner.objections().isEmpty()) {
            throw refused(planner.objections());
        }
        List<String> notEmpty = new ArrayList<>();
        planner.kept().forEach((name, count) -> {
            if (count > 0) {
                notEmpty.add(name.toString());
            }
        });
        tables.stream()
                .filter(table -> table.before() > 0)
                .forEach(table -> notEmpty.add(table.table().name().toString()));
        SyntheticAdmission.requireNothingLive(stamp, notEmpty, environment.required());
        boolean beside = !notEmpty.isEmpty() && stamp.dataClass() == DataClass.SANITIZED;
        return new SyntheticPlan(
                stamp,
                beside ? DataClass.SANITIZED : DataClass.SYNTHETIC,
                options(),
                tables,
                planner.kept(),
                SyntheticProof.checks(signing.signature()),
                planner.notes(),
                engine.shape(connection));
    }

    private RefreshDeniedException refused(List<String> objections) {
        return new RefreshFailures(environment.required().name())
                .denied(
                        "synthetic.plan",
                        "Filling a database with synthetic rows",
                        objections,
                        "change the settings or the schema as each line says");
    }
}
