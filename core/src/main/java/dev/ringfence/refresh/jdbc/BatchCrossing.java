package dev.ringfence.refresh.jdbc;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.FinalCommit;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.failure.VerificationFailure;
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
        BatchFill fill = fill(job, copies);
        target.setAutoCommit(false);
        try {
            engine.beginFill(target, job.plan().tables());
            List<TableResult> tables = fill.run();
            reader.finished();
            writer.finished();
            List<VerificationResult> verifications = job.proof()
                    .verify(new Landing(
                            job.from(), target, engine, job.plan(), UnaryOperator.identity(), false, tables));
            DatastoreStamp stamp = job.sign(target, tables, verifications);
            fill.end();
            // Who waits for a row here gives up by itself: H2 after a second, Derby after one minute.
            new FinalCommit(job, stamp, "").run(target);
            return new Outcome(tables, verifications, stamp);
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(target, failure);
            if (isOfRows(failure)) {
                refute(fill, failure);
            }
            throw failure;
        }
    }

    /** True if rows are wrong, or a constraint says so (class 23 of SQL:2016, 24.1): those there may be the cause. */
    private static boolean isOfRows(Throwable failure) {
        return failure instanceof VerificationFailure
                || (failure instanceof SQLException refused
                        && String.valueOf(refused.getSQLState()).startsWith("23"));
    }

    private static void refute(BatchFill fill, Throwable failure) {
        try {
            fill.refuted();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private BatchFill fill(RefreshJob job, List<TableCopy> copies) throws SQLException {
        if (!closed) {
            return new BatchFill(job, copies);
        }
        BatchCheckpoints checkpoints = new BatchCheckpoints(job.to());
        checkpoints.create();
        return new ClosedFill(job, copies, checkpoints);
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
}
