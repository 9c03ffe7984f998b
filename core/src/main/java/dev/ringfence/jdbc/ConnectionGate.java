package dev.ringfence.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asked before and after every statement of one connection. As a connection, not for use by many threads at once.
 *
 * <p>Where writes are unguarded, by the process's right and the datastore's admission, an ordinary statement costs two
 * field reads.
 */
final class ConnectionGate {
    /** How old a stamp may be before a destructive statement. */
    static final long FRESH_NANOS = 1_000_000_000L;

    final WriteGuard guard;
    private final Connection raw;
    private final StatementRules rules;
    private final Admissions admissions;
    private final LiveDataGuard values;
    private final LongSupplier ticker;
    private Admission admission;
    private Decision foreign;
    private long readAt;
    private boolean free;
    private boolean inTextTransaction;
    private @Nullable LiveBoundary live;
    private @Nullable Refusal doom;

    /** Something that the driver does, with the rows it changed: -1 for a result set. */
    @FunctionalInterface
    interface Rows {
        long run() throws SQLException;
    }

    ConnectionGate(
            Connection raw,
            WriteGuard guard,
            StatementRules rules,
            Admissions admissions,
            LiveDataGuard values,
            LongSupplier ticker,
            Admission admission,
            long readAt) {
        this.raw = raw;
        this.guard = guard;
        this.rules = rules;
        this.admissions = admissions;
        this.values = values;
        this.ticker = ticker;
        this.admission = admission;
        this.foreign = admissions.foreign(admission);
        this.free = admission.may(Right.WRITE_UNGUARDED);
        this.live = LiveBoundary.of(values, guard, admission);
        this.readAt = readAt;
    }

    /** What values pass on their way to this datastore; null where live data may be. */
    @Nullable
    LiveBoundary live() {
        return live;
    }

    /** How the datastore behind this connection was admitted when last read. */
    Admission admission() {
        return admission;
    }

    Verdict verdict(String sql) {
        return rules.of(sql);
    }

    /** True if the statement may go straight to the driver. */
    boolean passes(Verdict verdict) {
        return free && !verdict.special && (live == null || verdict.literalsPass(live));
    }

    /** True if what has no text, such as the update of a row through a result set, may go straight to the driver. */
    boolean passes() {
        return free;
    }

    /** Throws if the statement is refused, having read the stamp again where that is due. */
    void before(Verdict verdict) {
        if (verdict.destructive && ticker.getAsLong() - readAt > FRESH_NANOS) {
            readAgain();
        }
        refuse(verdict.ours, verdict);
        if (live != null && !verdict.literalsPass(live)) {
            live.literals(verdict);
        }
        if (free) {
            return;
        }
        if (doom != null && verdict.turn != Verdict.Turn.ROLLS_BACK) {
            throw new WriteDeniedException(doom);
        }
        refuse(foreign, verdict);
        apply(verdict.decision, verdict.decision == Decision.allowed() ? Verdict.unnamed() : verdict.subject());
        if (verdict.uncounted && verdict.maxRows > guard.rowsLeft()) {
            refuse(notCounted(verdict), verdict);
        }
    }

    /** As {@link #before}, for a call that returns rows, so that the driver does not tell how many were changed. */
    void beforeQuery(Verdict verdict) {
        before(verdict);
        if (!free && verdict.maxRows > 0 && !verdict.uncounted && verdict.maxRows > guard.rowsLeft()) {
            refuse(notCounted(verdict), verdict);
        }
    }

    private void readAgain() {
        accept(admissions.of(raw));
    }

    /** Asks anew, after the connection went to another catalog. */
    void movedElsewhere() {
        readAgain();
    }

    private void accept(Admission other) {
        admission = other;
        foreign = admissions.foreign(other);
        free = other.may(Right.WRITE_UNGUARDED);
        live = LiveBoundary.of(values, guard, other);
        readAt = ticker.getAsLong();
    }

    /** Runs what was let through, and counts its rows: none past the ceiling is ever committed where that is enforced. */
    long run(Verdict verdict, long maxRows, Rows statement) throws SQLException {
        long rows;
        if (opensTransaction(maxRows)) {
            rows = inOwnTransaction(verdict, maxRows, statement);
        } else {
            rows = statement.run();
            count(verdict, maxRows, rows);
        }
        after(verdict);
        return rows;
    }

    void after(Verdict verdict) {
        if (verdict.turn != Verdict.Turn.NONE) {
            inTextTransaction = verdict.turn == Verdict.Turn.BEGINS;
            if (verdict.turn == Verdict.Turn.ROLLS_BACK) {
                doom = null;
            }
        }
        if (verdict.changesCatalog) {
            movedElsewhere();
        }
    }

    private boolean opensTransaction(long maxRows) throws SQLException {
        return maxRows > 0
                && !free
                && guard.level(Guard.ROWS) == Level.ENFORCE
                && maxRows > guard.rowsLeft()
                && !inTextTransaction
                && raw.getAutoCommit();
    }

    private long inOwnTransaction(Verdict verdict, long maxRows, Rows statement) throws SQLException {
        raw.setAutoCommit(false);
        long rows;
        try {
            rows = statement.run();
            refuse(rowDecision(verdict, maxRows, rows), verdict);
            raw.commit();
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                raw.rollback();
                raw.setAutoCommit(true);
            } catch (SQLException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
        raw.setAutoCommit(true);
        return rows;
    }

    /** Counts after the fact; a ceiling that is passed leaves nothing to do with the transaction but to roll it back. */
    void count(Verdict verdict, long maxRows, long rows) throws SQLException {
        if (free || maxRows == 0) {
            return;
        }
        try {
            refuse(rowDecision(verdict, maxRows, rows), verdict);
        } catch (WriteDeniedException denied) {
            if (inTextTransaction && raw.getAutoCommit()) {
                rollBackText();
            } else {
                doom = denied.refusal();
            }
            throw denied;
        }
    }

    private void rollBackText() throws SQLException {
        try (var statement = raw.createStatement()) {
            statement.execute("ROLLBACK");
        }
        inTextTransaction = false;
    }

    private Decision rowDecision(Verdict verdict, long maxRows, long rows) {
        boolean unknown = rows < 0 && maxRows > guard.rowsLeft();
        return unknown ? notCounted(verdict) : guard.countRows(rows);
    }

    private Decision notCounted(Verdict verdict) {
        String rule = "rows.not-counted";
        String digest = verdict.subject().digest();
        if (guard.policy().permission(rule, digest).isPresent()) {
            return Decision.allowed();
        }
        return Decision.denied(new Refusal(
                Guard.ROWS,
                rule,
                "A statement that changes rows without telling how many",
                guard.environment().name(),
                List.of("a ceiling on rows holds here"),
                "run it by executeUpdate, one change in each statement; or permit this shape:"
                        + " WritePolicy.builder().permit(\"" + rule + "\", \"" + digest + "\", \"<why>\")"));
    }

    /** Throws if the transaction can only be rolled back. */
    void beforeCommit() {
        if (doom != null) {
            throw new WriteDeniedException(doom);
        }
    }

    void rolledBack() {
        doom = null;
        inTextTransaction = false;
    }

    /** True if an open transaction must not be left for the driver to end. */
    boolean doomed() {
        return doom != null;
    }

    /** Asks for the way out to the driver's own object, which nothing guards. */
    void beforeUnwrap(Class<?> type) {
        if (free) {
            return;
        }
        String rule = "sql.unwrap";
        if (guard.policy().permission(rule, type.getName()).isPresent()) {
            return;
        }
        Refusal refusal = new Refusal(
                Guard.SQL,
                rule,
                "The way to the driver's own " + type.getName(),
                guard.environment().name(),
                List.of("what is done through it, no guard sees"),
                "permit it: WritePolicy.builder().permit(\"" + rule + "\", \"" + type.getName() + "\", \"<why>\")");
        apply(Decision.denied(refusal), new Subject("unwrap " + type.getName(), type.getName()));
    }

    /** Refuses to change a row through a result set where any statement would be refused, or no row is left to change. */
    void beforeRow() throws SQLException {
        beforeCommit();
        apply(foreign, Verdict.unnamed());
        Decision decision = guard.countRows(1);
        try {
            apply(decision, Verdict.unnamed());
        } catch (WriteDeniedException denied) {
            if (!raw.getAutoCommit()) {
                doom = denied.refusal();
            }
            throw denied;
        }
    }

    /** Applies a denial; what one of several rules allows is not one more decision to count. */
    private void refuse(Decision decision, Verdict verdict) {
        if (decision instanceof Decision.Denied) {
            apply(decision, verdict.subject());
        }
    }

    /** A defect in counting or reporting never fails a statement. */
    private void apply(Decision decision, Subject subject) {
        try {
            guard.apply(decision, subject);
        } catch (WriteDeniedException denied) {
            throw denied;
        } catch (RuntimeException defect) {
            guard.error("jdbc.decision", defect);
        }
    }
}
