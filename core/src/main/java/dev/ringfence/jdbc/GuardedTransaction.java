package dev.ringfence.jdbc;

import dev.ringfence.base.Refusal;
import dev.ringfence.write.WriteDeniedException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is known of the transaction on one connection beyond what its driver tells. As a connection, not for many threads. */
final class GuardedTransaction {
    private final Connection raw;
    private boolean begunByText;
    private @Nullable Refusal doom;

    GuardedTransaction(Connection raw) {
        this.raw = raw;
    }

    /** True if the next statement is committed as soon as it is done. */
    boolean autoCommits() throws SQLException {
        return !begunByText && raw.getAutoCommit();
    }

    /** Leaves nothing to do with the transaction but to roll it back. One begun by text is rolled back at once. */
    void doom(Refusal refusal) throws SQLException {
        if (!raw.getAutoCommit()) {
            doom = refusal;
        } else if (begunByText) {
            try (var statement = raw.createStatement()) {
                statement.execute("ROLLBACK");
            }
            begunByText = false;
        }
    }

    /** True if it can only be rolled back, so that it must not be left for the driver to end. */
    boolean doomed() {
        return doom != null;
    }

    /** Throws if the transaction can only be rolled back. */
    void requireUndoomed() {
        if (doom != null) {
            throw new WriteDeniedException(doom);
        }
    }

    /** Notes what a statement did to the transaction. */
    void after(StatementEffect.Turn turn) {
        if (turn != StatementEffect.Turn.NONE) {
            begunByText = turn == StatementEffect.Turn.BEGINS;
            if (turn == StatementEffect.Turn.ROLLS_BACK) {
                doom = null;
            }
        }
    }

    void rolledBack() {
        doom = null;
        begunByText = false;
    }
}
