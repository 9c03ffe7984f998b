package dev.ringfence.refresh.mysql;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.engine.LostAnswer;
import dev.ringfence.refresh.engine.LostAnswer.Truth;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Finds out what became of the exchange of tables when its connection was lost, and ends it where it was carried out.
 *
 * <p>A run holds its lock by that connection, so whoever gets the lock knows that the server has ended what it was doing.
 */
final class MySqlLostAnswer {
    private static final int LOCK_SECONDS = 10;

    private final RefreshJob job;
    private final MySqlShadow shadow;
    private final LostAnswer answer;

    MySqlLostAnswer(RefreshJob job, MySqlShadow shadow, DatastoreStamp stamp) {
        this.job = job;
        this.shadow = shadow;
        this.answer = new LostAnswer(job, stamp);
    }

    /**
     * Returns if the rows are shown, and all that follows is done.
     *
     * @throws SQLException {@code lost}, if the next run is to begin where this one was lost
     */
    void settle(SQLException lost) throws SQLException {
        answer.settle(lost, this::ask);
    }

    private Truth ask(Connection asked) throws SQLException {
        if (TargetChecks.number(asked, "SELECT GET_LOCK(" + shadow.lock() + ", " + LOCK_SECONDS + ")") != 1) {
            return Truth.UNKNOWN;
        }
        MySqlSession.begin(asked);
        try {
            MySqlAftermath aftermath = new MySqlAftermath(asked, shadow);
            if (aftermath.isToStay()) {
                aftermath.finish(job.engine(), job.options().keepsPrevious());
                return Truth.SHOWN;
            }
            return answer.isStamped() ? Truth.SHOWN : Truth.NOT_SHOWN;
        } finally {
            MySqlSession.end(asked);
            TargetChecks.number(asked, "SELECT RELEASE_LOCK(" + shadow.lock() + ")");
        }
    }
}
