package dev.ringfence.refresh.mysql;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.failure.BusyException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.StalledException;
import dev.ringfence.refresh.failure.VerificationFailure;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * MariaDB and MySQL: fills tables of the same definition in a database beside the target's, and puts them in their place by
 * one statement. As on PostgreSQL, what is written stays when connections are lost or a lock is not given, and what was
 * begun to be shown stays in any case.
 */
final class MySqlCrossing implements Crossing {
    private final MySqlEngine engine;

    MySqlCrossing(MySqlEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome run(RefreshJob job) throws SQLException {
        MySqlShadow shadow = MySqlShadow.of(job.to());
        String lock = shadow.lock();
        if (TargetChecks.number(job.to(), "SELECT GET_LOCK(" + lock + ", 5)") != 1) {
            throw new BusyException("another refresh fills the target now");
        }
        boolean kept = false;
        try {
            if (new MySqlAftermath(job.to(), shadow).isBegun()) {
                throw new BusyException("another run died a moment ago, and what it left is to be taken up first");
            }
            return filled(job, shadow);
        } catch (BusyException | StalledException later) {
            kept = true;
            throw later;
        } catch (SQLException failed) {
            kept = ConnectionLoss.isPassing(failed);
            throw failed;
        } finally {
            end(job, shadow, lock, kept);
        }
    }

    /** When this runs the target is what it is to be; a failure that led here matters more than one of these. */
    private static void end(RefreshJob job, MySqlShadow shadow, String lock, boolean kept) {
        Connection to = job.to();
        try {
            to.rollback();
            to.setAutoCommit(true);
            if (!kept && !new MySqlAftermath(to, shadow).isBegun()) {
                shadow.drop(to);
            }
            TargetChecks.number(to, "SELECT RELEASE_LOCK(" + lock + ")");
        } catch (SQLException lost) {
            ConnectionLoss.ignored(lost);
        }
    }

    private Outcome filled(RefreshJob job, MySqlShadow shadow) throws SQLException {
        List<TableResult> tables = new MySqlFill(job, shadow).run();
        job.to().setAutoCommit(false);
        List<VerificationResult> verifications =
                job.proof().verify(new Landing(job.from(), job.to(), engine, job.plan(), shadow::next, false, tables));
        job.to().rollback();
        job.to().setAutoCommit(true);
        job.requireNotCancelled();
        if (job.inPlace()) {
            // The state that was read is no longer asked for, and holds the very tables that move.
            job.from().rollback();
        }
        if (!engine.shape(job.to()).equals(job.plan().shape())) {
            throw new VerificationFailure(List.of(VerificationResult.failed(
                    "drift",
                    "target",
                    "the target's tables, or what belongs to them, changed since the plan was made")));
        }
        DatastoreStamp stamp = new MySqlSwap(job, shadow).run(tables, verifications);
        return new Outcome(tables, verifications, stamp);
    }
}
