package dev.ringfence.refresh.failure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that are lost, and how long to wait for new ones. */
public final class ConnectionLoss {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.refresh");

    /** Then 2, then 4 seconds. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private ConnectionLoss() {}

    /** True for class 08 (SQL:2016, 24.1), and for PostgreSQL's class 57P: the server shuts down or starts. */
    public static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /**
     * True if the next attempt may go well where this one did not: a connection was lost, or a database ended a transaction in
     * favour of others, as a hot standby does with whoever reads what it is to change (40001, serialization_failure, and
     * 40P01, deadlock_detected: PostgreSQL 18, 26.4.2).
     */
    public static boolean isPassing(SQLException failure) {
        return is(failure) || isYielded(failure);
    }

    static boolean isYielded(SQLException failure) {
        String state = failure.getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
    }

    /** Logs by state alone: messages of databases can hold values. */
    public static void ignored(SQLException lost) {
        LOG.debug("A connection was lost before it was closed: SQLSTATE {}", lost.getSQLState());
    }

    /** What makes a connection what it was when it was taken. */
    @FunctionalInterface
    public interface Restoring {
        void run() throws SQLException;
    }

    /**
     * Restores connections that go back to where they came from.
     *
     * @param done whether all went well before: then a failure is thrown, otherwise what led here matters more
     */
    public static void giveBack(boolean done, Restoring restoring) throws SQLException {
        if (done) {
            restoring.run();
        } else {
            giveBack(restoring);
        }
    }

    /** The same, as far as can be: a connection that is lost cannot be restored, and need not be. */
    public static void giveBack(Restoring restoring) {
        try {
            restoring.run();
        } catch (SQLException lost) {
            ignored(lost);
        }
    }

    /**
     * Restores a connection when what counts is done, so that nothing fails any more: one that cannot be restored is cut, and
     * no pool lends it again.
     */
    public static void giveBackOrCut(Connection connection, Restoring restoring) {
        try {
            restoring.run();
        } catch (SQLException lost) {
            ignored(lost);
            cut(connection);
        }
    }

    /** What is read from a connection. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws SQLException;
    }

    /**
     * Reads, and cuts the connections if the heap is exhausted meanwhile: nobody knows where in a message a driver was, and
     * it would read all that follows, or wait for it, to close what it reads.
     */
    public static <T> T cutIfExhausted(Reading<T> reading, Connection... connections) throws SQLException {
        try {
            return reading.read();
        } catch (OutOfMemoryError exhausted) {
            for (Connection connection : connections) {
                cut(connection);
            }
            throw exhausted;
        }
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException lost) {
            ignored(lost);
        }
    }

    /**
     * Waits before the next attempt.
     *
     * @param attempt that failed, from 1
     */
    public static void waitAfter(int attempt, SQLException lost) {
        LOG.warn(
                "A connection of the refresh was lost, or its transaction ended (SQLSTATE {}); attempt {} follows",
                lost.getSQLState(),
                attempt + 1);
        pause(FIRST_WAIT.toMillis() << (2 * (attempt - 1)));
    }

    /** Waits; an interrupt ends the run. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
