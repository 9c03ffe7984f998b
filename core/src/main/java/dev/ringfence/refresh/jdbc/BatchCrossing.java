package dev.ringfence.refresh.jdbc;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.DatastoreStamp;
import dev.ringfence.jdbc.DatastoreStamps;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.engine.RunProgress;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One transaction of the target, from the first DELETE to the stamp: for a database whose readers see the old rows until
 * it commits. Or many, between a stamp that closes the target and the one that opens it.
 */
final class BatchCrossing implements Crossing {
    /** Inserted between two commits of a closed target. */
    private static final int BATCHES = 16;

    private final BatchEngine engine;
    private final boolean closed;

    /** Closes the target while it is filled, or leaves it to its readers. */
    BatchCrossing(BatchEngine engine, boolean closed) {
        this.engine = engine;
        this.closed = closed;
    }

    @Override
    public Outcome run(RefreshJob job) throws SQLException {
        Connection target = job.to();
        ThreadTaps reader = new ThreadTaps(job.proof().taps());
        ThreadTaps writer = new ThreadTaps(job.proof().taps());
        List<TableCopy> copies = copies(job, reader, writer);
        numberOn(job);
        target.setAutoCommit(false);
        try {
            if (closed) {
                job.stamps()
                        .stampRefreshed(
                                target,
                                DataClass.UNVERIFIED,
                                DatastoreStamps.REFRESHED_BY,
                                "being filled by a refresh");
            }
            engine.beginFill(target, job.plan().tables());
            step(target);
            List<TableResult> tables = fill(job, copies);
            reader.finished();
            writer.finished();
            List<VerificationResult> verifications = job.proof()
                    .verify(new Landing(
                            job.from(), target, engine, job.plan(), UnaryOperator.identity(), false, tables));
            DatastoreStamp stamp = job.sign(target, tables, verifications);
            target.commit();
            return new Outcome(tables, verifications, stamp);
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(target, failure);
            throw failure;
        }
    }

    /** An embedded database that met a full disk is closed by then: what led there matters more. */
    private static void rollBack(Connection target, Throwable failure) {
        try {
            target.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private List<TableCopy> copies(RefreshJob job, ThreadTaps reader, ThreadTaps writer) throws SQLException {
        Sanitizer sanitizer = job.sanitizer();
        List<TableCopy> copies = new ArrayList<>();
        for (TablePlan table : job.plan().tables()) {
            List<RowTransfer> columns = RowTransfer.of(table, sanitizer, engine);
            copies.add(new TableCopy(table, columns, reader, writer, engine, job.to()));
        }
        return copies;
    }

    /** Before the data: H2 commits when a number is set, and so nothing is left to do after the commit that counts. */
    private void numberOn(RefreshJob job) throws SQLException {
        for (TablePlan table : job.plan().tables()) {
            for (TablePlan.ColumnPlan column : table.columns()) {
                if (column.target().identity() && column.treatment() instanceof Treatment.Keep) {
                    String max =
                            "SELECT max(" + TableName.quoted(column.source().name()) + ") FROM "
                                    + table.table().name().quoted();
                    long last = TargetChecks.number(job.from(), max);
                    if (last > 0) {
                        engine.numberAfter(job.to(), table.table().name(), column.target(), last);
                    }
                }
            }
        }
    }

    /** Commits what a closed target has got. */
    private void step(Connection target) throws SQLException {
        if (closed) {
            target.commit();
        }
    }

    private List<TableResult> fill(RefreshJob job, List<TableCopy> copies) throws SQLException {
        RunProgress progress = new RunProgress(job.plan().tables(), job.progress());
        empty(job.to(), copies);
        for (TableCopy copy : copies) {
            TableName table = copy.plan().table().name();
            progress.begins(table);
            long begun = System.nanoTime();
            int[] batches = new int[1];
            copy.copy(job.from(), job.to(), rows -> {
                progress.wrote(table, rows, 0);
                if (++batches[0] % BATCHES == 0) {
                    step(job.to());
                }
                job.requireNotCancelled();
            });
            step(job.to());
            progress.took(table, System.nanoTime() - begun);
        }
        for (TableCopy copy : copies) {
            copy.fillLater(job.from(), job.to());
            step(job.to());
        }
        return copies.stream()
                .map(copy -> progress.result(copy.plan().table().name()))
                .toList();
    }

    /** Those that refer to others first. What is filled later is unlinked first. */
    private void empty(Connection target, List<TableCopy> copies) throws SQLException {
        for (TableCopy copy : copies) {
            List<String> later = copy.plan().columnsFilledLater();
            if (!later.isEmpty()) {
                List<String> set = later.stream()
                        .map(name -> TableName.quoted(name) + " = NULL")
                        .toList();
                DatabaseEngine.execute(
                        target, "UPDATE " + copy.plan().table().name().quoted() + " SET " + String.join(", ", set));
                step(target);
            }
        }
        for (int i = copies.size() - 1; i >= 0; i--) {
            DatabaseEngine.execute(
                    target, "DELETE FROM " + copies.get(i).plan().table().name().quoted());
            step(target);
        }
    }
}
