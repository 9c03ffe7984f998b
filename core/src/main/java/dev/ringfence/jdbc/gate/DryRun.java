package dev.ringfence.jdbc.gate;

import dev.ringfence.write.RunningWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One dry run on one connection: everything from its first change on is rolled back when the write ends. Where the
 * transaction began within the dry run, all of it is; otherwise what came before stays, by a savepoint.
 */
public final class DryRun {
    private static final String NAME = "ringfence_dry_run";

    private final Connection raw;
    private final RunningWrite write;
    private final boolean whole;
    private final @Nullable Savepoint savepoint;
    private boolean autoCommit;
    private boolean ended;

    private DryRun(Connection raw, RunningWrite write, boolean whole, @Nullable Savepoint savepoint, boolean auto) {
        this.raw = raw;
        this.write = write;
        this.whole = whole;
        this.savepoint = savepoint;
        this.autoCommit = auto;
    }

    /**
     * Begins on a connection.
     *
     * @param used true if the transaction that may run has statements already
     * @param begunByText true if it was begun by a statement, which the driver does not know of
     */
    static DryRun begin(Connection raw, RunningWrite write, boolean used, boolean begunByText) throws SQLException {
        boolean auto = raw.getAutoCommit();
        if (auto && begunByText) {
            execute(raw, "SAVEPOINT " + NAME);
            return new DryRun(raw, write, false, null, true);
        }
        if (auto) {
            raw.setAutoCommit(false);
        }
        boolean whole = auto || !used;
        return new DryRun(raw, write, whole, whole ? null : raw.setSavepoint(), auto);
    }

    private static void execute(Connection raw, String sql) throws SQLException {
        try (Statement statement = raw.createStatement()) {
            statement.execute(sql);
        }
    }

    boolean isOf(RunningWrite other) {
        return write == other;
    }

    /** True if nothing in the transaction is older than the dry run, so that a commit may be passed over. */
    boolean isWhole() {
        return whole;
    }

    /** What the application thinks autocommit is. */
    public boolean autoCommit() {
        return autoCommit;
    }

    public void autoCommit(boolean on) {
        autoCommit = on;
    }

    /** Rolls back, once, whichever thread comes first. */
    synchronized void end() throws SQLException {
        if (ended) {
            return;
        }
        ended = true;
        if (raw.isClosed()) {
            return;
        }
        if (whole) {
            raw.rollback();
            raw.setAutoCommit(autoCommit);
        } else if (savepoint == null) {
            execute(raw, "ROLLBACK TO SAVEPOINT " + NAME);
        } else {
            raw.rollback(savepoint);
        }
    }

    /** Notes that nothing is left to roll back. */
    synchronized void abandon() {
        ended = true;
    }
}
