package dev.ringfence.jdbc.gate;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.jdbc.statement.Denials;
import dev.ringfence.jdbc.statement.StatementEffect;
import dev.ringfence.jdbc.statement.StatementRun;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.write.RunningWrite;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the transaction on one connection beyond what its driver tells: who began it, whether it can only be
 * rolled back, whether it is a dry run. As a connection, not for many threads at once.
 */
public final class GuardedTransaction {
    private final Connection raw;
    private final WriteGuard guard;
    private boolean begunByText;
    private boolean used;
    private @Nullable Refusal doom;
    private @Nullable RunningWrite audited;
    /** The last whose entry was kept here, whatever became of the transaction. */
    private @Nullable RunningWrite announced;

    private volatile @Nullable DryRun dry;
    private @Nullable Object mark;

    GuardedTransaction(Connection raw, WriteGuard guard) {
        this.raw = raw;
        this.guard = guard;
    }

    /** True if no dry run is, or has to be, on this connection. Notes that a statement is about to run. */
    boolean isOrdinary() {
        if (dry != null || guard.dryRunning()) {
            return false;
        }
        used = true;
        return true;
    }

    /** Brings the connection into, or out of, the dry run that runs on this thread. */
    void follow() throws SQLException {
        RunningWrite running = guard.dryRunning() ? guard.dryRun().orElse(null) : null;
        DryRun known = dry;
        if (known != null && (running == null || !known.isOf(running))) {
            endDryRun(known);
            known = null;
        }
        if (running != null && known == null) {
            DryRun begun = DryRun.begin(raw, running, used, begunByText);
            dry = begun;
            running.atEnd(() -> {
                try {
                    endDryRun(begun);
                } catch (SQLException failure) {
                    guard.error("jdbc.dry-run", failure);
                }
            });
        }
        used = true;
    }

    private void endDryRun(DryRun ending) throws SQLException {
        ending.end();
        if (dry == ending) {
            audited = null;
            mark = null;
            dry = null;
            used = false;
            doom = null;
        }
    }

    /** The dry run on this connection. */
    @Nullable
    public DryRun dry() {
        return dry;
    }

    /** Ends a dry run that is on this connection, as before it is closed. */
    public void endDryRun() throws SQLException {
        DryRun known = dry;
        if (known != null) {
            endDryRun(known);
        }
    }

    /** True if the next statement is committed as soon as it is done. */
    boolean autoCommits() throws SQLException {
        return !begunByText && raw.getAutoCommit();
    }

    /** Stands for the transaction that the next statement runs in: the same object until it ends. */
    Object mark() throws SQLException {
        Object known = mark;
        if (known == null || autoCommits()) {
            known = new Object();
            mark = known;
        }
        return known;
    }

    /**
     * Runs a statement in a transaction that is no autocommit's. Where it is refused, what it did is rolled back, and
     * nothing else; where that fails, there is nothing to do with the transaction but to roll it back.
     */
    long alone(StatementRun statement) throws SQLException {
        RunningWrite known = audited;
        Savepoint before = raw.setSavepoint();
        try {
            long rows = statement.run();
            raw.releaseSavepoint(before);
            return rows;
        } catch (RingfenceException denied) {
            try {
                raw.rollback(before);
                // An entry that was made for this statement went with it.
                audited = known;
            } catch (SQLException failed) {
                denied.addSuppressed(failed);
                doom(denied.refusal());
            }
            throw denied;
        }
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
    public boolean doomed() {
        return doom != null;
    }

    /** Throws if the transaction can only be rolled back. */
    void requireUndoomed() {
        if (doom != null) {
            throw new WriteDeniedException(doom);
        }
    }

    /**
     * True if a commit has to be passed over, since all of the transaction is a dry run.
     *
     * @throws WriteDeniedException if the transaction can only be rolled back, or holds changes from before the dry run,
     *     of which nobody could tell whether they were committed
     */
    public boolean passesOverCommit() {
        requireUndoomed();
        DryRun known = dry;
        if (known != null && !known.isWhole()) {
            Refusal refusal = new Refusal(
                    Guard.OPERATIONS,
                    "write.dry-run-commit",
                    "The commit, within a dry run, of a transaction that began before it",
                    guard.environment().name(),
                    List.of("what was changed before the dry run would be committed, what it changed would not"),
                    "commit before the dry run or after it, or begin the transaction within it");
            throw denied(refusal);
        }
        return known != null;
    }

    /**
     * Throws if the dry run on this connection, if any, could not be rolled back after a statement. Whatever the levels
     * are: it was asked for, and would be none.
     */
    void requireUndoable(Verdict verdict) {
        if (dry != null && DryRunRules.ends(verdict)) {
            throw denied(DryRunRules.refusal(guard.environment().name()));
        }
    }

    private WriteDeniedException denied(Refusal refusal) {
        guard.refuse(refusal, Verdict.unnamed());
        return new WriteDeniedException(refusal);
    }

    /**
     * Takes the audit entry of a write into this transaction, unless it is there. Where that fails the statement runs all
     * the same, and the failure is counted; one that destroys is refused where the guard {@code operations} enforces.
     */
    void audit(RunningWrite running, Verdict verdict) throws SQLException {
        if (audited == running || (announced == running && !guard.audit().wantsEachTransaction())) {
            return;
        }
        Savepoint before = raw.getAutoCommit() ? null : raw.setSavepoint();
        try {
            if (before == null) {
                // The driver does not know of a transaction that was begun by text.
                guard.audit().record(running.auditEntry(Instant.now()));
                audited = running;
                announced = running;
                return;
            }
            guard.audit().record(running.auditEntry(Instant.now()), raw);
            raw.releaseSavepoint(before);
            audited = running;
            announced = running;
        } catch (RuntimeException failure) {
            if (before != null) {
                raw.rollback(before);
            }
            guard.error("audit", failure);
            if (verdict.effect.destructive()) {
                Denials.refuse(guard, unaudited(running), verdict);
            }
        }
    }

    private Decision unaudited(RunningWrite running) {
        return Decision.denied(new Refusal(
                Guard.OPERATIONS,
                "audit.unavailable",
                "A destructive statement of the audited write '"
                        + running.write().operation() + "'",
                guard.environment().name(),
                List.of("its audit entry could not be kept"),
                "restore the audit trail, see ringfence.guard.error"));
    }

    /** Notes what a statement did to the transaction. */
    void after(StatementEffect.Turn turn) {
        if (turn != StatementEffect.Turn.NONE) {
            audited = null;
            mark = null;
            begunByText = turn == StatementEffect.Turn.BEGINS;
            if (turn == StatementEffect.Turn.ROLLS_BACK) {
                doom = null;
            }
        }
    }

    /** Notes that the driver committed. */
    public void committed() {
        audited = null;
        mark = null;
        used = false;
        begunByText = false;
    }

    /** Notes that the driver rolled everything back. */
    public void rolledBack() {
        audited = null;
        mark = null;
        DryRun known = dry;
        if (known != null && !known.isWhole()) {
            known.abandon();
            dry = null;
        }
        doom = null;
        begunByText = false;
        used = false;
    }
}
