package dev.ringfence.refresh.postgres;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.FinalCommit;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.engine.TargetReaders;
import dev.ringfence.refresh.failure.BusyException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.VerificationFailure;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL: fills tables beside the target's own, in schemas that nobody else may use, and puts them in their place in
 * one transaction. When connections are lost, a hot standby ends what reads it, or a lock is not given, what is written
 * stays, as when the process dies: the next run of the same plan goes on from there. After any other failure nothing stays.
 */
final class ShadowCrossing implements Crossing {
    /** Nobody else's by chance: the first eight bytes of SHA-256 of {@code ringfence.refresh}. */
    private static final String LOCK_KEY = "2806501886585491490";

    /** How often it is asked for, half a minute in all: a server that is busy notices late that a run has died. */
    private static final int ATTEMPTS = 120;

    private static final long WAIT_MILLIS = 250;

    @Override
    public Outcome run(RefreshJob job) throws SQLException {
        Connection to = job.to();
        lock(job);
        boolean kept = false;
        boolean done = false;
        try {
            Outcome outcome = filled(job);
            done = true;
            return outcome;
        } catch (BusyException busy) {
            kept = true;
            throw busy;
        } catch (SQLException failed) {
            if (TableLocks.isBusy(failed)) {
                kept = true;
                throw new BusyException("others hold locks on what belongs to the target's tables");
            }
            kept = ConnectionLoss.isPassing(failed);
            throw failed;
        } finally {
            end(to, !done && !kept);
        }
    }

    private static void lock(RefreshJob job) throws SQLException {
        for (int attempt = 1; !isLocked(job.to()); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new BusyException("another refresh fills the target now");
            }
            job.requireNotCancelled();
            ConnectionLoss.pause(WAIT_MILLIS);
        }
    }

    private static boolean isLocked(Connection to) throws SQLException {
        return ShadowStatements.read(to, "SELECT pg_try_advisory_lock(" + LOCK_KEY + ")")
                .get(0)
                .equals("t");
    }

    /** The failure that led here matters more than one of these. */
    private static void end(Connection to, boolean clears) {
        try {
            to.rollback();
            if (clears) {
                Checkpoints.clear(to);
                to.commit();
            }
            to.setAutoCommit(true);
            DatabaseEngine.execute(to, "SELECT pg_advisory_unlock(" + LOCK_KEY + ")");
        } catch (SQLException lost) {
            ConnectionLoss.ignored(lost);
        }
    }

    private static Outcome filled(RefreshJob job) throws SQLException {
        job.to().setAutoCommit(false);
        ShadowFill fill = new ShadowFill(job);
        List<TableResult> tables = fill.run();
        ShadowBuild build = ShadowBuild.of(job);
        TargetReaders readers = new ShadowReaders(job, build);
        job.proof().read(landing(job, tables, false, readers));
        build.behind();
        DatabaseEngine.execute(job.to(), PostgresSession.NO_TIMEOUTS);
        List<VerificationResult> verifications = job.proof().verify(landing(job, tables, keysBuilt(job), readers));
        job.to().rollback();
        job.requireNotCancelled();
        if (job.inPlace()) {
            // The state that was read is no longer asked for, and its locks are on the very tables that go.
            job.from().rollback();
        }
        return new Outcome(tables, verifications, shown(job, tables, verifications));
    }

    private static Landing landing(RefreshJob job, List<TableResult> tables, boolean keysBuilt, TargetReaders readers) {
        return new Landing(
                job.from(), job.to(), job.engine(), job.plan(), Shadow::of, keysBuilt, tables, Optional.of(readers));
    }

    /** True if the target has checked every key of the source: none is missing there, or not valid. */
    private static boolean keysBuilt(RefreshJob job) throws SQLException {
        List<Table> here = job.plan().tables().stream().map(TablePlan::table).toList();
        return keys(job.engine().tables(job.to())).containsAll(keys(here))
                && ShadowStatements.read(job.to(), ShadowTables.UNCHECKED_KEYS).isEmpty();
    }

    /** Whether one can be deferred does not matter. */
    private static Set<List<Object>> keys(List<Table> tables) {
        Set<List<Object>> keys = new HashSet<>();
        for (Table table : tables) {
            table.foreignKeys()
                    .forEach(key -> keys.add(List.of(table.name(), key.columns(), key.target(), key.targetColumns())));
        }
        return keys;
    }

    /** The one transaction in which the target changes. */
    private static DatastoreStamp shown(
            RefreshJob job, List<TableResult> tables, List<VerificationResult> verifications) throws SQLException {
        Connection to = job.to();
        TableLocks.take(to);
        if (!ShadowStatements.digest(to).equals(job.plan().shape())) {
            throw new VerificationFailure(List.of(VerificationResult.failed(
                    "drift",
                    "target",
                    "the target's tables, or what belongs to them, changed since the plan was made")));
        }
        List<String> statements = new ArrayList<>(ShadowStatements.read(to, ShadowSwap.FORGET_EARLIER));
        statements.addAll(ShadowStatements.read(to, ShadowSwap.STATEMENTS));
        if (!job.inPlace()) {
            statements.addAll(ShadowSequences.ofNoColumn(job.from(), to));
        }
        if (!job.options().keepsPrevious()) {
            statements.addAll(ShadowStatements.read(to, ShadowSwap.FORGET));
        }
        statements.addAll(ShadowStatements.read(to, ShadowSwap.LEAVE));
        ShadowStatements.run(to, statements);
        DatastoreStamp stamp = job.sign(to, tables, verifications);
        new FinalCommit(job, stamp, "SET LOCAL lock_timeout = '10s'").run(to);
        return stamp;
    }
}
