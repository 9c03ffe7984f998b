package dev.ringfence.refresh.jdbc;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.RowBatch;
import dev.ringfence.refresh.plan.ClosingStamp;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the rows in many commits, behind a stamp that closes the target, and marks in each how far it is. A run that finds
 * that stamp, and marks of the same job, goes on behind them: it reads and transforms what is written once more, since its
 * proof needs the values, and holds it against the marks. A table that is not as it would be written now is
 * written again, with those that refer to it.
 */
final class ClosedFill extends BatchFill {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.refresh");

    /** Inserted between two commits, at most. */
    private static final int BATCHES = 16;

    private final BatchCheckpoints checkpoints;
    private final Map<TableName, BatchCheckpoints.Mark> marks = new HashMap<>();
    private final int batches;
    private String digest;

    ClosedFill(RefreshJob job, List<TableCopy> copies, BatchCheckpoints checkpoints) {
        super(job, copies);
        this.checkpoints = checkpoints;
        this.batches = Math.min(BATCHES, job.options().blocks());
        this.digest = job.plan().digestWith(job.plan().head().target());
    }

    /** The marks' digest knows the closing stamp: what was stamped since is no longer what that run has closed. */
    @Override
    void begin() throws SQLException {
        marks.putAll(checkpoints.marks(digest));
        List<TableName> names = copies().stream().map(TableCopy::name).toList();
        if (marks.keySet().equals(Set.copyOf(names))) {
            long rows = marks.values().stream()
                    .mapToLong(BatchCheckpoints.Mark::rows)
                    .sum();
            LOG.info("An earlier run has left {} rows in the target: this one goes on behind them", rows);
            return;
        }
        if (checkpoints.any()) {
            LOG.info(
                    "What an earlier run has left in the target is of other datastores, another policy, key or schema, or"
                            + " was not begun to be filled: this one begins anew");
        }
        DatastoreStamp closing = job().stamps()
                .stampRefreshed(
                        job().to(),
                        DataClass.UNVERIFIED,
                        ClosingStamp.reason(job().plan().digest()));
        digest = job().plan().digestWith(closing);
        checkpoints.clear();
        job().to().commit();
        empty(copies());
        begin(names);
    }

    private void begin(List<TableName> empty) throws SQLException {
        checkpoints.begin(digest, empty);
        job().to().commit();
        empty.forEach(table -> marks.put(table, BatchCheckpoints.Mark.NONE));
    }

    @Override
    void copy(TableCopy copy) throws SQLException {
        BatchCheckpoints.Mark mark = marks.getOrDefault(copy.name(), BatchCheckpoints.Mark.NONE);
        boolean asLeft = TargetChecks.count(job().to(), copy.name()) == mark.rows();
        if (!asLeft || !goesOn(copy, mark)) {
            writeAgain(copy);
        }
    }

    /** False if what is written of a table is not what would be written now. */
    private boolean goesOn(TableCopy copy, BatchCheckpoints.Mark mark) throws SQLException {
        RowTrail trail = new RowTrail(mark);
        int[] written = new int[1];
        boolean complete = copy.copy(job().from(), job().to(), true, new TableCopy.Target() {
            @Override
            public RowTrail.Step next(RowBatch batch, int columns) {
                job().requireNotCancelled();
                RowTrail.Step step = trail.next(batch, columns);
                if (step == RowTrail.Step.SKIP && !trail.isShort()) {
                    progress().found(copy.name(), mark.rows());
                }
                return step;
            }

            @Override
            public void accept(long rows) throws SQLException {
                wrote(copy.name(), rows);
                if (++written[0] % batches == 0) {
                    checkpoints.mark(copy.name(), trail.reached());
                    step();
                }
            }
        });
        if (!complete || trail.isShort()) {
            return false;
        }
        checkpoints.mark(copy.name(), trail.reached());
        step();
        return true;
    }

    /** Nothing is marked while tables are emptied: a run that dies there is not gone on with. */
    private void writeAgain(TableCopy copy) throws SQLException {
        List<TableCopy> stale = withReferring(copy);
        List<TableName> names = stale.stream().map(TableCopy::name).toList();
        LOG.info("What an earlier run has written is not what would be written now: written again are {}", names);
        checkpoints.forget(names);
        step();
        empty(stale);
        begin(names);
        if (!goesOn(copy, BatchCheckpoints.Mark.NONE)) {
            throw new IllegalStateException("a table must be as empty as it was left");
        }
    }

    /** A table and those whose rows keep its own from being deleted, which come behind it. */
    private List<TableCopy> withReferring(TableCopy first) {
        List<TableCopy> stale = new ArrayList<>(List.of(first));
        Set<TableName> names = new HashSet<>(Set.of(first.name()));
        for (TableCopy copy : copies().subList(copies().indexOf(first) + 1, copies().size())) {
            if (targets(copy.plan()).stream().anyMatch(names::contains)) {
                stale.add(copy);
                names.add(copy.name());
            }
        }
        return stale;
    }

    private static List<TableName> targets(TablePlan plan) {
        return plan.table().foreignKeys().stream()
                .filter(key -> !plan.filledLater().contains(key))
                .map(ForeignKey::target)
                .toList();
    }

    @Override
    void step() throws SQLException {
        job().to().commit();
    }

    @Override
    void end() throws SQLException {
        checkpoints.clear();
    }

    /** To go on with them would end the same way. */
    @Override
    void refuted() throws SQLException {
        checkpoints.clear();
        job().to().commit();
    }
}
