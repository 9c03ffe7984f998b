package dev.ringfence.refresh.synthetic;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RunProgress;
import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.failure.VerificationFailure;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.signing.PendingFile;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries a plan out: one transaction of the target, from the first row to the stamp. */
final class SyntheticRun {
    static final String BY = "SyntheticFill";
    private static final int BATCH = 1_024;

    private final Connection target;
    private final DatabaseEngine engine;
    private final SyntheticPlan plan;
    private final SyntheticOptions options;
    private final DatastoreStamps stamps;
    private final Consumer<RefreshProgress> listener;
    private final BooleanSupplier cancelled;
    private final SyntheticProof proof;

    SyntheticRun(
            Connection target,
            DatabaseEngine engine,
            SyntheticPlan plan,
            SyntheticOptions options,
            DatastoreStamps stamps,
            Consumer<RefreshProgress> listener,
            BooleanSupplier cancelled,
            SyntheticProof proof) {
        this.target = target;
        this.engine = engine;
        this.plan = plan;
        this.options = options;
        this.stamps = stamps;
        this.listener = listener;
        this.cancelled = cancelled;
        this.proof = proof;
    }

    /**
     * What was done.
     *
     * @param tables what was written, in the order of writing
     * @param verifications what was checked, all of it passed
     * @param stamp the new one
     * @param report of all of it
     */
    record Outcome(
            List<TableResult> tables,
            List<VerificationResult> verifications,
            DatastoreStamp stamp,
            RefreshReport report) {
        Outcome {
            tables = List.copyOf(tables);
            verifications = List.copyOf(verifications);
        }
    }

    /**
     * Carries it out.
     *
     * @param begun by {@link System#nanoTime()}
     */
    Outcome run(long begun) throws SQLException {
        SyntheticCatalog catalog = SyntheticCatalog.read(target);
        SyntheticNumbering numbering = new SyntheticNumbering(target, engine);
        numbering.before(plan.tables());
        target.setAutoCommit(false);
        boolean done = false;
        try {
            if (engine.product().equals("PostgreSQL")) {
                DatabaseEngine.execute(
                        target, "SET CONSTRAINTS ALL DEFERRED; SET LOCAL \"IntervalStyle\" = 'postgres'");
            }
            List<TableResult> tables = fill(catalog);
            for (SyntheticTablePlan table : plan.tables()) {
                for (SyntheticTablePlan.Later later : table.later()) {
                    setLater(table, later);
                }
            }
            numbering.after(plan.tables());
            long verifying = System.nanoTime();
            List<VerificationResult> verifications = new ArrayList<>(verify());
            DatastoreStamp stamp = stamps.stampFilled(target, plan.dataClass(), BY, reason());
            verifications.add(VerificationResult.passed(
                    "scan", "the target", "no text that a guard would take for live data in a sample of each table"));
            long now = System.nanoTime();
            SyntheticProof.Signed signed = proof.sign(
                    target,
                    stamp,
                    tables,
                    verifications,
                    Duration.ofNanos(now - begun),
                    Duration.ofNanos(now - verifying));
            target.commit();
            done = true;
            signed.file().ifPresent(PendingFile::show);
            return new Outcome(tables, verifications, stamp, signed.report());
        } finally {
            if (!done) {
                target.rollback();
            }
        }
    }

    private String reason() {
        return (plan.dataClass() == DataClass.SYNTHETIC ? "filled with" : "beside rows that were there, filled with")
                + " synthetic rows, seed " + options.seed() + ", plan "
                + plan.digest().substring(0, PlannedRefresh.SHORT_DIGEST);
    }

    private List<TableResult> fill(SyntheticCatalog catalog) throws SQLException {
        Map<TableName, Long> rows = new LinkedHashMap<>();
        plan.tables()
                .forEach(table -> rows.put(table.table().name(), table.rows().rows()));
        RunProgress progress = new RunProgress(rows, listener);
        List<TableResult> results = new ArrayList<>();
        for (SyntheticTablePlan table : plan.tables()) {
            TableName name = table.table().name();
            progress.begins(name);
            long begun = System.nanoTime();
            try (SyntheticWriter writer = SyntheticWriter.of(
                            engine, target, table.table(), table.rows().places(), catalog);
                    SyntheticPipeline pipeline =
                            new SyntheticPipeline(table.rows(), writer, target, options.parallelism(), BATCH)) {
                while (pipeline.sendNext()) {
                    progress.wrote(name, pipeline.sent(), 0);
                    if (cancelled.getAsBoolean()) {
                        throw new CancelledException();
                    }
                }
            }
            progress.took(name, System.nanoTime() - begun);
            results.add(progress.result(name));
        }
        return results;
    }

    /** Foreign keys of circles, when all rows are there. */
    private void setLater(SyntheticTablePlan table, SyntheticTablePlan.Later later) throws SQLException {
        Table of = table.table();
        List<String> set = later.columns().stream()
                .map(column -> TableName.quoted(column) + " = ?")
                .toList();
        List<String> where = of.primaryKey().stream()
                .map(column -> TableName.quoted(column) + " = ?")
                .toList();
        try (PreparedStatement update = target.prepareStatement("UPDATE "
                + of.name().quoted() + " SET " + String.join(", ", set) + " WHERE " + String.join(" AND ", where))) {
            int waiting = 0;
            for (long row = 0; row < table.rows().rows(); row++) {
                long index = later.choice().index(row, 0);
                @Nullable Object[] cells = table.rows().cells(row);
                if (index == SyntheticChoice.NONE || !later.dimension().put(cells, index)) {
                    continue;
                }
                int parameter = 1;
                for (String column : later.columns()) {
                    bind(update, parameter++, cells[SyntheticTable.place(of, column)]);
                }
                for (String column : of.primaryKey()) {
                    bind(update, parameter++, cells[SyntheticTable.place(of, column)]);
                }
                update.addBatch();
                if (++waiting == BATCH) {
                    update.executeBatch();
                    waiting = 0;
                }
            }
            update.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.NULL);
        } else if (engine.product().equals("PostgreSQL")) {
            // Of no type: the server finds it.
            statement.setObject(parameter, SyntheticLiteral.text(value), Types.OTHER);
        } else {
            statement.setObject(
                    parameter, value instanceof UUID && !engine.product().equals("H2") ? value.toString() : value);
        }
    }

    private List<VerificationResult> verify() throws SQLException {
        List<VerificationResult> results = new ArrayList<>();
        for (SyntheticTablePlan table : plan.tables()) {
            TableName name = table.table().name();
            long there = TargetChecks.count(target, name);
            long wanted = table.before() + table.rows().rows();
            results.add(
                    there == wanted
                            ? VerificationResult.passed("rows", name, name + " has the " + there + " rows of the plan")
                            : VerificationResult.failed(
                                    "rows", name, name + " has " + there + " rows, but the plan says " + wanted));
            for (ForeignKey key : table.table().foreignKeys()) {
                String subject = name.toString() + key.columns();
                long orphans = TargetChecks.number(target, TargetChecks.orphans(name, key.target(), key));
                results.add(
                        orphans == 0
                                ? VerificationResult.passed(
                                        "orphans", subject, subject + " refers to rows that are there")
                                : VerificationResult.failed(
                                        "orphans", subject, orphans + " rows of " + subject + " refer to no row"));
            }
        }
        if (!results.stream().allMatch(VerificationResult::passed)) {
            throw new VerificationFailure(results);
        }
        return results;
    }
}
