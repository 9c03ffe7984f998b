package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** What row level security hides would be missing and nobody would know: the server refuses instead. */
    private static final String READING = SAME_TEXTS + "; SET LOCAL row_security = off";

    /** A commit waits for all before it, so the last one, which waits for the disk, makes these safe. */
    private static final String WRITING = SAME_TEXTS + "; SET LOCAL synchronous_commit = off";

    private final Connection source;
    private @Nullable Connection target;

    PostgresSession(DataSource from, DataSource to, String snapshot) throws SQLException {
        source = from.getConnection();
        boolean open = false;
        try {
            source.setAutoCommit(false);
            DatabaseEngine.execute(
                    source,
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT '" + snapshot
                            + "'; " + READING);
            target = to.getConnection();
            target.setAutoCommit(false);
            open = true;
        } finally {
            if (!open) {
                close();
            }
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
