package dev.ringfence.refresh;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.DatastoreStamp;
import dev.ringfence.jdbc.DatastoreStamps;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Carries out a plan on two open connections: one transaction of the target, from the first DELETE to the stamp. */
final class RefreshRun {
    private final Connection source;
    private final Connection target;
    private final DatabaseEngine engine;
    private final RefreshPlan plan;
    private final RefreshProof proof;
    private final Consumer<RefreshProgress> progress;

    RefreshRun(
            Connection source,
            Connection target,
            DatabaseEngine engine,
            RefreshPlan plan,
            RefreshProof proof,
            Consumer<RefreshProgress> progress) {
        this.source = source;
        this.target = target;
        this.engine = engine;
        this.plan = plan;
        this.proof = proof;
        this.progress = progress;
    }

    /** What was written, and the stamp that says so. */
    record Outcome(
            List<RefreshResult.TableResult> tables, List<VerificationResult> verifications, DatastoreStamp stamp) {}

    Outcome run(Sanitizer sanitizer, PseudonymKey key, DatastoreStamp from, DatastoreStamps stamps, long begun)
            throws SQLException {
        ThreadTaps taps = new ThreadTaps(proof.taps());
        List<TableCopy> copies = copies(sanitizer, taps);
        numberOn();
        target.setAutoCommit(false);
        boolean committed = false;
        try {
            engine.deferConstraints(target);
            List<RefreshResult.TableResult> results = fill(copies);
            engine.checkDeferred(target);
            taps.finished();
            List<VerificationResult> verifications =
                    proof.verify(new Landing(source, target, engine, plan, UnaryOperator.identity(), results));
            DatastoreStamp stamp = stamps.stampRefreshed(
                    target, DataClass.SANITIZED, "EnvironmentRefresh", reason(sanitizer.policy(), key));
            proof.attest(
                    target,
                    new RefreshFacts(
                            plan,
                            sanitizer.policy(),
                            key.checkValue(),
                            from,
                            stamp,
                            results,
                            verifications,
                            Duration.ofNanos(System.nanoTime() - begun)));
            target.commit();
            committed = true;
            return new Outcome(results, verifications, stamp);
        } finally {
            if (!committed) {
                target.rollback();
            }
        }
    }

    private static String reason(SanitizationPolicy policy, PseudonymKey key) {
        String name =
                policy.name().length() <= 100 ? policy.name() : policy.name().substring(0, 100);
        return "refreshed from production through policy " + name + " "
                + policy.digest().substring(0, 12) + ", key check value " + key.checkValue();
    }

    private List<TableCopy> copies(Sanitizer standard, ThreadTaps taps) throws SQLException {
        Sanitizer sanitizer = standard.lookingFor(KnownValues.detector(source, plan.tables()));
        List<TableCopy> copies = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            List<RowTransfer> columns = new ArrayList<>();
            for (TablePlan.ColumnPlan column : table.columns()) {
                columns.add(RowTransfer.of(
                        column, ColumnRules.bind(column.treatment(), column.target(), sanitizer), engine));
            }
            copies.add(new TableCopy(table, columns, taps));
        }
        return copies;
    }

    /** Before the data: H2 commits when a number is set, and so nothing is left to do after the commit that counts. */
    private void numberOn() throws SQLException {
        for (TablePlan table : plan.tables()) {
            for (TablePlan.ColumnPlan column : table.columns()) {
                if (column.target().identity() && column.treatment() instanceof Treatment.Keep) {
                    String max =
                            "SELECT max(" + TableName.quoted(column.source().name()) + ") FROM "
                                    + table.table().name().quoted();
                    long last = TargetChecks.number(source, max);
                    if (last > 0) {
                        engine.numberAfter(target, table.table().name(), column.target(), last);
                    }
                }
            }
        }
    }

    private List<RefreshResult.TableResult> fill(List<TableCopy> copies) throws SQLException {
        empty(copies);
        List<RefreshResult.TableResult> results = new ArrayList<>();
        for (TableCopy copy : copies) {
            TableName table = copy.plan().table().name();
            long total = copy.plan().sourceRows();
            progress.accept(new RefreshProgress(table, 0, total));
            long begun = System.nanoTime();
            long rows =
                    copy.copy(source, target, written -> progress.accept(new RefreshProgress(table, written, total)));
            results.add(new RefreshResult.TableResult(table, rows, Duration.ofNanos(System.nanoTime() - begun)));
        }
        for (TableCopy copy : copies) {
            copy.fillLater(source, target);
        }
        return results;
    }

    /** Those that refer to others first. What is filled later is unlinked first. */
    private void empty(List<TableCopy> copies) throws SQLException {
        for (TableCopy copy : copies) {
            List<String> later = copy.plan().columnsFilledLater();
            if (!later.isEmpty()) {
                List<String> set = later.stream()
                        .map(name -> TableName.quoted(name) + " = NULL")
                        .toList();
                DatabaseEngine.execute(
                        target, "UPDATE " + copy.plan().table().name().quoted() + " SET " + String.join(", ", set));
            }
        }
        for (int i = copies.size() - 1; i >= 0; i--) {
            DatabaseEngine.execute(
                    target, "DELETE FROM " + copies.get(i).plan().table().name().quoted());
        }
    }
}
