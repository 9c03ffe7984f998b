package dev.ringfence.refresh.engine;

import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.UnknownOutcomeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when a connection is lost while the rows are shown: whether they are is known by the target alone, so it
 * is asked over new connections until it knows, some times.
 */
public final class LostAnswer {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.refresh");

    private static final int QUESTIONS = 6;
    private static final long FIRST_WAIT_MILLIS = 250;

    private final RefreshJob job;
    private final DatastoreStamp stamp;

    /** Of the statement that shows rows with this stamp. */
    public LostAnswer(RefreshJob job, DatastoreStamp stamp) {
        this.job = job;
        this.stamp = stamp;
    }

    /** What became of the rows. */
    public enum Truth {
        SHOWN,
        /** For good: nothing that is still under way can show them. */
        NOT_SHOWN,
        UNKNOWN
    }

    /** Finds out. */
    @FunctionalInterface
    public interface Question {
        /**
         * The truth.
         *
         * @param asked a new connection to the target, in autocommit, which is given back so
         */
        Truth ask(Connection asked) throws SQLException;
    }

    /** True if the target's lineage holds the stamp, which came with the rows; others may have stamped it since. */
    public boolean isStamped() throws SQLException {
        return job.stamps().lineage().stream().anyMatch(there -> there.nonce().equals(stamp.nonce()));
    }

    /**
     * Returns if the rows are shown.
     *
     * @throws SQLException {@code lost}, if they are not and will not be
     * @throws UnknownOutcomeException if the target does not tell
     */
    public void settle(SQLException lost, Question question) throws SQLException {
        String state = Objects.requireNonNullElse(lost.getSQLState(), "none");
        for (int asked = 0; asked < QUESTIONS; asked++) {
            Truth truth = waited(asked) ? truth(question) : Truth.UNKNOWN;
            if (truth == Truth.SHOWN) {
                LOG.warn(
                        "A connection was lost (SQLSTATE {}) while rows were shown; the target says that they are",
                        state);
                return;
            }
            if (truth == Truth.NOT_SHOWN) {
                throw lost;
            }
        }
        throw new UnknownOutcomeException(state, stamp.sequence(), stamp.nonce());
    }

    /** False if somebody interrupts the thread: then the outcome is not waited for, but it is no cancelled run. */
    private static boolean waited(int asked) {
        try {
            if (asked > 0) {
                ConnectionLoss.pause(FIRST_WAIT_MILLIS << (asked - 1));
            }
            return true;
        } catch (CancelledException interrupted) {
            return false;
        }
    }

    /** A target that cannot be reached yet, or holds up the question, has not told. */
    private Truth truth(Question question) {
        try (Connection asked = job.target().getConnection()) {
            boolean autoCommit = asked.getAutoCommit();
            asked.setAutoCommit(true);
            Truth truth = question.ask(asked);
            asked.setAutoCommit(autoCommit);
            return truth;
        } catch (SQLException silent) {
            LOG.debug("The target was asked whether it shows the rows, and failed: SQLSTATE {}", silent.getSQLState());
            return Truth.UNKNOWN;
        } catch (AdmissionDeniedException unreadable) {
            LOG.debug("The target was asked whether it shows the rows, and its stamp cannot be read");
            return Truth.UNKNOWN;
        }
    }
}
