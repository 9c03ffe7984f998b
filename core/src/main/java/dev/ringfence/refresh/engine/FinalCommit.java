package dev.ringfence.refresh.engine;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.engine.LostAnswer.Truth;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;

/** The commit of the transaction that shows the rows and their stamp, whose answer may be lost. */
public final class FinalCommit {
    private final RefreshJob job;
    private final DatastoreStamp stamp;
    private final String waitingShortly;

    /**
     * A commit.
     *
     * @param stamp that the transaction holds
     * @param waitingShortly a statement after which a transaction does not wait for others for ever; empty where none does
     */
    public FinalCommit(RefreshJob job, DatastoreStamp stamp, String waitingShortly) {
        this.job = job;
        this.stamp = stamp;
        this.waitingShortly = waitingShortly;
    }

    /**
     * Returns if the rows are shown, also when only the target can say so.
     *
     * @throws SQLException if they are not and will not be
     * @throws dev.ringfence.refresh.failure.UnknownOutcomeException if the target does not tell
     */
    public void run(Connection target) throws SQLException {
        try {
            target.commit();
        } catch (SQLException failed) {
            if (!ConnectionLoss.is(failed) && isRolledBack(target)) {
                throw failed;
            }
            LostAnswer answer = new LostAnswer(job, stamp);
            answer.settle(failed, asked -> ask(answer, asked));
        }
    }

    /** Not every driver tells a lost connection by its SQLSTATE, but none rolls back over one. */
    private static boolean isRolledBack(Connection target) {
        try {
            target.rollback();
            return true;
        } catch (SQLException lost) {
            ConnectionLoss.ignored(lost);
            return false;
        }
    }

    /**
     * A transaction that is still under way holds the number of the next stamp by the table's primary key. So whoever can
     * insert that number knows that it has ended, and then sees how.
     */
    private Truth ask(LostAnswer answer, Connection asked) throws SQLException {
        if (answer.isStamped()) {
            return Truth.SHOWN;
        }
        asked.setAutoCommit(false);
        try {
            if (!waitingShortly.isEmpty()) {
                DatabaseEngine.execute(asked, waitingShortly);
            }
            job.stamps().stampRefreshed(asked, DataClass.UNVERIFIED, "a question that is taken back");
        } finally {
            asked.rollback();
            asked.setAutoCommit(true);
        }
        return answer.isStamped() ? Truth.SHOWN : Truth.NOT_SHOWN;
    }
}
