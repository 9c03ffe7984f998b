package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The two connections of a thread that copies, each in a transaction. Values are written and read under the same
 * settings, so that their texts mean the same on either side, and are the same in each run.
 */
final class PostgresSession implements AutoCloseable {
    private static final String SAME_TEXTS = "SET LOCAL \"TimeZone\" = 'UTC'; SET LOCAL \"DateStyle\" = 'ISO, YMD';"
            + " SET LOCAL \"IntervalStyle\" = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output ="
            + " 'hex'; SET LOCAL lc_monetary = 'C'; SET LOCAL xmlbinary = 'base64'";

    /**
     * Limits that a role or a database sets for applications would end a copy, or the state of the source that all threads
     * read; for the transaction. The last one came with PostgreSQL 17.
     */
    static final String NO_TIMEOUTS =
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;"
                    + " SELECT pg_catalog.set_config('transaction_timeout', '0', true)"
                    + " WHERE pg_catalog.current_setting('transaction_timeout', true) IS NOT NULL";

    /** What row level security hides would be missing and nobody would know: the server refuses instead. */
    private static final String READING = SAME_TEXTS + "; SET LOCAL row_security = off; " + NO_TIMEOUTS;

    /** A commit waits for all before it, so the last one, which waits for the disk, makes these safe. */
    private static final String WRITING = SAME_TEXTS + "; SET LOCAL synchronous_commit = off; " + NO_TIMEOUTS;

    /** Of a snapshot that nobody exports any more: PostgreSQL since 17, and before. */
    private static final Set<String> NO_SNAPSHOT = Set.of("42704", "22023");

    private final Connection source;
    private @Nullable Connection target;

    /** The connection is gone that showed the state of the source: no other one will see it again. */
    static final class SnapshotLostException extends SQLException {
        private static final long serialVersionUID = 1L;

        SnapshotLostException(SQLException refused) {
            super("the connection that showed the state of the source is lost", "08003", refused);
        }
    }

    PostgresSession(DataSource from, DataSource to, String snapshot) throws SQLException {
        source = from.getConnection();
        boolean open = false;
        try {
            source.setAutoCommit(false);
            beginReading(source, snapshot);
            target = to.getConnection();
            target.setAutoCommit(false);
            open = true;
        } finally {
            if (!open) {
                close();
            }
        }
    }

    private static void beginReading(Connection source, String snapshot) throws SQLException {
        try {
            DatabaseEngine.execute(
                    source,
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT '" + snapshot
                            + "'; " + READING);
        } catch (SQLException refused) {
            if (NO_SNAPSHOT.contains(String.valueOf(refused.getSQLState()))) {
                throw new SnapshotLostException(refused);
            }
            throw refused;
        }
    }

    Connection source() {
        return source;
    }

    Connection target() {
        if (target == null) {
            throw new IllegalStateException("'target' must be open");
        }
        return target;
    }

    /** Begins a transaction of the target. */
    void beginWriting() throws SQLException {
        DatabaseEngine.execute(target(), WRITING);
    }

    @Override
    public void close() {
        giveBack(source);
        if (target != null) {
            giveBack(target);
        }
    }

    private static void giveBack(Connection connection) {
        ConnectionLoss.giveBack(() -> {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}
