package dev.ringfence.refresh;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that are lost, and how long to wait for new ones. */
final class ConnectionLoss {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoss.class);

    /** Then 2, then 4 seconds. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private ConnectionLoss() {}

    /** True for class 08 (SQL:2016, 24.1), and for PostgreSQL's class 57P: the server shuts down or starts. */
    static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** Logs by state alone: messages of databases can hold values. */
    static void ignored(SQLException lost) {
        LOG.debug("A connection was lost before it was closed: SQLSTATE {}", lost.getSQLState());
    }

    /**
     * Waits before the next attempt.
     *
     * @param attempt that failed, from 1
     */
    static void waitAfter(int attempt, SQLException lost) {
        LOG.warn(
                "A connection of the refresh was lost (SQLSTATE {}); attempt {} follows",
                lost.getSQLState(),
                attempt + 1);
        pause(FIRST_WAIT.toMillis() << (2 * (attempt - 1)));
    }

    /** Waits; an interrupt ends the run. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
