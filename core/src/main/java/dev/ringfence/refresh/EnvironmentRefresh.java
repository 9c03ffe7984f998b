package dev.ringfence.refresh;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.DatastoreStamps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * target's old state stays until the new one is complete, counted, free of orphans, and stamped SANITIZED, all in one
 * commit; a process that dies before leaves the old state. Source and target are admitted by their stamps. No message
 * holds a value of a row.
 *
 * <p>Does not guarantee that a text holds no name, address or other fact that a person could be found by: {@code
 * sanitize-text} replaces what it detects, and the names, telephones and cards of the source's own columns, which it holds
 * in memory for that. Nor that the target's disk forgets its old rows, or that applications can
 * write to the target meanwhile: the rows are locked.
 *
 * <p>Runs only where {@link dev.ringfence.environment.Right#HOLD_LIVE_DATA} is held. Takes DataSources that are
 * <em>not</em> guarded, and uses one connection of each. Configure it in one thread; then {@link #plan()} and {@link
 * #run()} may be called again.
 */
public final class EnvironmentRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentRefresh.class);

    private final DataSource source;
    private @Nullable DataSource target;
    private @Nullable SanitizationPolicy policy;
    private @Nullable PseudonymKey key;
    private @Nullable DeploymentEnvironment environment;
    private RefreshProgress.@Nullable Listener listener;
    private @Nullable MeterRegistry meters;
    private final BuilderSettings settings = new BuilderSettings();

    private EnvironmentRefresh(DataSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /** Reads from this datastore, which is stamped production. It is never written to. */
    public static EnvironmentRefresh from(DataSource production) {
        return new EnvironmentRefresh(production);
    }

    /**
     * Replaces all rows of this datastore, which is stamped as an environment below production.
     *
     * @throws IllegalStateException if called twice
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
        return open((from, to, engine, plan, admission) -> plan);
    }

    /**
     * Plans anew and carries it out.
     *
     * @throws RefreshDeniedException as {@link #plan()}; or if a database refuses a row, or the rows written are not
     *     those read. The target is as it was, but for higher numbers of identity columns
     * @throws IllegalStateException if target, policy, key or environment is missing
     * @throws SQLException if a database cannot be reached
     */
    public RefreshResult run() throws SQLException {
        long begun = System.nanoTime();
        RefreshMeters measured = new RefreshMeters(meters != null ? meters : Metrics.globalRegistry);
        String outcome = "failed";
        try {
            RefreshResult result = run(begun, measured);
            outcome = "done";
            return result;
        } catch (RefreshDeniedException denied) {
            outcome = "refused";
            throw denied;
        } finally {
            measured.ended(outcome, System.nanoTime() - begun);
        }
    }

    private RefreshResult run(long begun, RefreshMeters measured) throws SQLException {
        SanitizationPolicy through = required("through", policy);
        PseudonymKey with = required("with", key);
        DatastoreStamps stamps = DatastoreStamps.of(required("to", target), required("runningIn", environment));
        RefreshRun.Outcome outcome = open((from, to, engine, plan, admission) -> {
            try {
                return new RefreshRun(from, to, engine, plan, RefreshProof.standard(), progress -> {
                            measured.progressed(progress);
                            tell(progress);
                        })
                        .run(Sanitizer.of(through, with), with, admission.source(), stamps, begun);
            } catch (SQLException failed) {
                throw failed(failed);
            } catch (UntransformableException failed) {
                throw denied(
                        "refresh.transformation",
                        "Transforming a column",
                        List.of(String.valueOf(failed.getMessage())),
                        "choose another treatment for the column; the target is as it was");
            } catch (VerificationFailure failed) {
                throw denied(
                        "refresh.verification",
                        "Committing the refresh",
                        failed.findings(),
                        "look for triggers and rules of the target that change what is written");
            }
        });
        return new RefreshResult(
                outcome.tables(),
                outcome.verifications(),
                Duration.ofNanos(System.nanoTime() - begun),
                through.digest(),
                with.checkValue(),
                outcome.stamp());
    }

    /** Work on both connections, after admission and planning. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(Connection from, Connection to, DatabaseEngine engine, RefreshPlan plan, RefreshAdmission admission)
                throws SQLException;
    }

    private <T> T open(Work<T> work) throws SQLException {
        DeploymentEnvironment here = required("runningIn", environment);
        DataSource lower = required("to", target);
        required("with", key);
        required("through", policy);
        RefreshAdmission.requireRight(here);
        try (Connection from = source.getConnection();
                Connection to = lower.getConnection()) {
            RefreshAdmission admission = RefreshAdmission.of(from, to, here);
            DatabaseEngine engine = engine(from, to);
            boolean autoCommit = to.getAutoCommit();
            engine.beginSnapshot(from);
            try {
                to.setAutoCommit(true);
                return work.apply(from, to, engine, plan(from, to, engine, admission), admission);
            } finally {
                to.setAutoCommit(autoCommit);
                engine.endSnapshot(from);
            }
        }
    }

    private DatabaseEngine engine(Connection from, Connection to) throws SQLException {
        DatabaseEngine engine = DatabaseEngine.of(from).orElse(null);
        DatabaseEngine other = DatabaseEngine.of(to).orElse(null);
        if (engine == null || other == null || !engine.product().equals(other.product())) {
            throw denied(
                    "refresh.product",
                    "A refresh between these databases",
                    List.of(from.getMetaData().getDatabaseProductName() + " to "
                            + to.getMetaData().getDatabaseProductName()),
                    "use H2 or PostgreSQL on both sides");
        }
        return engine;
    }

    private RefreshPlan plan(Connection from, Connection to, DatabaseEngine engine, RefreshAdmission admission)
            throws SQLException {
        SanitizationPolicy through = required("through", policy);
        List<Table> tables = SchemaReader.read(from, engine);
        PlanMaker maker = new PlanMaker(tables, SchemaReader.read(to, engine), through);
        Map<TableName, List<TablePlan.ColumnPlan>> columns = maker.columns();
        CopyOrder order = CopyOrder.of(tables);
        List<String> objections = new ArrayList<>(maker.objections());
        order.impossible()
                .forEach(
                        key -> objections.add(
                                key
                                        + " closes a circle of foreign keys and is neither deferrable nor nullable beside a primary key"));
        refuse(objections, maker, through);
        List<TablePlan> plans = new ArrayList<>();
        for (Table table : order.tables()) {
            plans.add(new TablePlan(
                    table,
                    columns.getOrDefault(table.name(), List.of()),
                    order.leftOut().getOrDefault(table.name(), List.of()),
                    TargetChecks.count(from, table.name()),
                    TargetChecks.count(to, table.name())));
        }
        return new RefreshPlan(
                admission.source().describe(),
                admission.target().describe(),
                "policy " + through + ", key " + required("with", key),
                plans,
                maker.unusedRules());
    }

    private void refuse(List<String> objections, PlanMaker maker, SanitizationPolicy through) {
        if (objections.isEmpty() && maker.missing().isEmpty()) {
            return;
        }
        List<String> rules = maker.missing().entrySet().stream()
                .map(rule -> SanitizationPolicy.ruleJson(rule.getKey(), rule.getValue()))
                .toList();
        List<String> evidence = new ArrayList<>(objections);
        maker.missing().keySet().forEach(column -> evidence.add(column + " has no rule"));
        String remedy = rules.isEmpty()
                ? "change the policy or the schema as each line says"
                : "look at these rules, guessed by name and type, and add them to policy '" + through.name() + "':\n"
                        + String.join(",\n", rules);
        throw new RefreshDeniedException(
                new Refusal(
                        Guard.LIVE_DATA,
                        rules.isEmpty() ? "refresh.plan" : "refresh.column-without-rule",
                        "The refresh",
                        required("runningIn", environment).name(),
                        evidence,
                        remedy),
                rules);
    }

    private RefreshDeniedException denied(String rule, String what, List<String> evidence, String remedy) {
        return new RefreshDeniedException(new Refusal(
                Guard.LIVE_DATA, rule, what, required("runningIn", environment).name(), evidence, remedy));
    }

    /** Databases quote rows in their messages, so neither message nor cause is handed on. */
    private RefreshDeniedException failed(SQLException failed) {
        String state = Objects.requireNonNullElse(failed.getSQLState(), "none");
        boolean unique = state.equals("23505");
        return denied(
                unique ? "refresh.unique-key" : "refresh.database",
                "Copying the rows",
                List.of("SQLSTATE " + state + (failed instanceof BatchUpdateException ? " in a batch of rows" : "")),
                unique
                        ? "two rows met in one value of a unique key: use another key, or a treatment that keeps values"
                                + " apart"
                        : "look the SQLSTATE up in the database's log; the target is as it was");
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
