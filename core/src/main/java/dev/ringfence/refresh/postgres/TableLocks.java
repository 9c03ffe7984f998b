package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.BusyException;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;

/** All tables of the target at once, so that nobody reads while they are replaced. */
final class TableLocks {
    /** A lock that waits makes everybody behind it wait too, so it gives way after a while. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '2s'";

    private static final int ATTEMPTS = 3;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final long WAIT_MILLIS = 1_000;

    private TableLocks() {}

    /** True if it was for the locks of others that something failed. */
    static boolean isBusy(SQLException failed) {
        return LOCK_NOT_AVAILABLE.equals(failed.getSQLState()) || DEADLOCK.equals(failed.getSQLState());
    }

    /**
     * Begins a transaction with names qualified and all tables locked.
     *
     * @throws BusyException if others hold one of them for longer than a few attempts
     */
    static void take(Connection target) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            // The catalog is to be read as it is once the locks are there.
            DatabaseEngine.execute(target, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            ShadowStatements.qualifyNames(target);
            DatabaseEngine.execute(target, PostgresSession.NO_TIMEOUTS + "; " + PATIENCE);
            try {
                ShadowStatements.run(target, ShadowStatements.read(target, ShadowSwap.LOCK));
                return;
            } catch (SQLException refused) {
                target.rollback();
                if (!isBusy(refused)) {
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
