package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.BusyException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;

/** Statements that need tables of the target for themselves, and wait for whoever holds them, but not for long. */
final class MySqlExclusive {
    private static final int ATTEMPTS = 3;
    private static final long WAIT_MILLIS = 1_000;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private MySqlExclusive() {}

    /** Each attempt waits as the session does. */
    static void run(Connection target, String statement) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                DatabaseEngine.execute(target, statement);
                return;
            } catch (SQLException refused) {
                if (refused.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                    throw refused;
                }
                if (attempt == ATTEMPTS) {
                    throw new BusyException("others hold locks on the target's tables");
                }
                ConnectionLoss.pause(WAIT_MILLIS);
            }
        }
    }
}
