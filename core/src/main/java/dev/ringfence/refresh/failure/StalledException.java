package dev.ringfence.refresh.failure;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The target's server answered nothing for long, in the midst of what it does in no time; what it was given may come yet. Only
 * threads that copy wait with a limit, and only for commits and rows of their pieces.
 */
public final class StalledException extends RunFailure {
    private static final long serialVersionUID = 1L;

    public StalledException(Duration patience) {
        super(
                "the target's server did not answer a commit for " + patience.toSeconds() + " seconds",
                "refresh.stalled",
                "Filling the target",
                "look into its log: MariaDB and MySQL wait for room for as long as the disk of their binary log is full;"
                        + " then run it again: it goes on from what is written");
    }

    /** True if a driver gave up waiting. */
    public static boolean isBehind(SQLException failed) {
        for (Throwable cause : failed) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
