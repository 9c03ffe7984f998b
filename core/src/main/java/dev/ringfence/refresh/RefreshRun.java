package dev.ringfence.refresh;

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

/** Carries out a plan on two open connections: one transaction of the target, from the first DELETE to the stamp. */
final class RefreshRun {
    private final Connection source;
    private final Connection target;
    private final DatabaseEngine engine;
    private final RefreshPlan plan;
    private final Consumer<RefreshProgress> progress;

    RefreshRun(
            Connection source,
            Connection target,
            DatabaseEngine engine,
            RefreshPlan plan,
            Consumer<RefreshProgress> progress) {
        this.source = source;
        this.target = target;
        this.engine = engine;
        this.plan = plan;
        this.progress = progress;
    }

    /** What was written, and the stamp that says so. */
    record Outcome(List<RefreshResult.TableResult> tables, DatastoreStamp stamp) {}

    Outcome run(Sanitizer sanitizer, DatastoreStamps stamps, String by, String reason) throws SQLException {
        List<TableCopy> copies = copies(sanitizer);
        numberOn();
        target.setAutoCommit(false);
        boolean committed = false;
        try {
            engine.deferConstraints(target);
            List<RefreshResult.TableResult> results = fill(copies);
            engine.checkDeferred(target);
            check(results);
            DatastoreStamp stamp = stamps.stampRefreshed(target, DataClass.SANITIZED, by, reason);
            target.commit();
            committed = true;
            return new Outcome(results, stamp);
        } finally {
            if (!committed) {
                target.rollback();
            }
        }
    }

    private List<TableCopy> copies(Sanitizer standard) throws SQLException {
        Sanitizer sanitizer = standard.lookingFor(KnownValues.detector(source, plan.tables()));
        List<TableCopy> copies = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            List<RowTransfer> columns = new ArrayList<>();
            for (TablePlan.ColumnPlan column : table.columns()) {
                columns.add(RowTransfer.of(
                        column, ColumnRules.bind(column.treatment(), column.target(), sanitizer), engine));
            }
            copies.add(new TableCopy(table, columns));
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

    private void check(List<RefreshResult.TableResult> results) throws SQLException {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            failures.addAll(TargetChecks.failures(
                    target, plan.tables().get(i), results.get(i).rows()));
        }
        if (!failures.isEmpty()) {
            throw new CheckFailure(failures);
        }
    }

    /** The target did not hold what was written, as when a trigger changes it. */
    static final class CheckFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> failures;

        CheckFailure(List<String> failures) {
            super(String.join("; ", failures));
            this.failures = failures;
        }

        List<String> failures() {
            return failures;
        }
    }
}
