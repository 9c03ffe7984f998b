package dev.ringfence.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
    private final GuardedTransaction transaction;
    private final RowLimit rows;
    private final @Nullable StatementImage image;
    private boolean free;
    private @Nullable LiveBoundary live;

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
            @Nullable ChangeCounter counter,
            @Nullable StatementImage image,
            Admission admission,
            long readAt) {
        this.raw = raw;
        this.guard = guard;
        this.rules = rules;
        this.admissions = admissions;
        this.values = values;
        this.ticker = ticker;
        this.transaction = new GuardedTransaction(raw);
        this.rows = new RowLimit(raw, guard, counter);
        this.image = image;
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
        return free
                && !verdict.special
                && (live == null || verdict.literalsPass(live))
                && (image == null || !image.concerns(verdict));
    }

    /** What keeps the parameters of a statement; null where nothing needs them. */
    @Nullable
    BoundParameters parameters(Verdict verdict) {
        return image != null && image.concerns(verdict) ? new BoundParameters() : null;
    }

    /** True if what has no text, such as the update of a row through a result set, may go straight to the driver. */
    boolean passes() {
        return free;
    }

    /** Throws if the statement is refused, having read the stamp again where that is due. */
    void before(Verdict verdict) {
        if (verdict.effect.destructive() && ticker.getAsLong() - readAt > FRESH_NANOS) {
            readAgain();
        }
        Denials.refuse(guard, verdict.ours, verdict);
        if (live != null && !verdict.literalsPass(live)) {
            live.literals(verdict);
        }
        if (free) {
            return;
        }
        if (verdict.effect.turn() != StatementEffect.Turn.ROLLS_BACK) {
            transaction.requireUndoomed();
        }
        Denials.refuse(guard, foreign, verdict);
        Denials.apply(
                guard,
                verdict.decision,
                verdict.decision == Decision.allowed() ? Verdict.unnamed() : verdict.subject());
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

    /**
     * Runs what was let through, and counts its rows: none past the ceiling is ever committed where that is enforced.
     *
     * @param verdict on the statement, or on all elements of a batch
     * @param maxRows the most rows that it, or all elements together, can change
     * @param query true if the driver will hand out rows rather than a count
     * @param elements the statement, or each element, for whom it concerns
     * @return what {@code statement} gave
     */
    long run(Verdict verdict, long maxRows, boolean query, Supplier<List<RowChange.Element>> elements, Rows statement)
            throws SQLException {
        RowLimit.Count count = free ? RowLimit.Count.OBSERVED : rows.count(verdict, maxRows, query);
        Rows whole = imaged(query, elements, statement);
        long result;
        if ((count.limits() || whole != statement) && transaction.autoCommits()) {
            result = OwnTransaction.get(raw, () -> held(verdict, count, maxRows, whole));
        } else {
            try {
                result = held(verdict, count, maxRows, whole);
            } catch (RingfenceException denied) {
                transaction.doom(denied.refusal());
                throw denied;
            }
        }
        after(verdict);
        return result;
    }

    private long held(Verdict verdict, RowLimit.Count count, long maxRows, Rows statement) throws SQLException {
        return free ? statement.run() : rows.run(verdict, count, maxRows, statement);
    }

    /** The statement with an image around it, where that concerns it or an element of its batch. */
    private Rows imaged(boolean query, Supplier<List<RowChange.Element>> elements, Rows statement) {
        StatementImage around = image;
        if (around == null) {
            return statement;
        }
        RowChange change = new RowChange(raw, elements.get(), query);
        boolean concerned = change.elements().stream().anyMatch(element -> around.concerns(element.verdict()));
        return concerned ? () -> around.around(change, statement) : statement;
    }

    /** Counts the rows of a batch that failed halfway: they stay in the transaction. */
    void countPart(Verdict verdict, long maxRows, long changed) {
        if (!free) {
            rows.held(verdict, RowLimit.Count.OBSERVED, maxRows, changed);
        }
    }

    void after(Verdict verdict) {
        transaction.after(verdict.effect.turn());
        if (verdict.effect.changesCatalog()) {
            movedElsewhere();
        }
    }

    /** Throws if the transaction can only be rolled back. */
    void beforeCommit() {
        transaction.requireUndoomed();
    }

    void rolledBack() {
        transaction.rolledBack();
    }

    /** True if an open transaction must not be left for the driver to end. */
    boolean doomed() {
        return transaction.doomed();
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
        Denials.apply(guard, Decision.denied(refusal), new Subject("unwrap " + type.getName(), type.getName()));
    }

    /** Refuses to change a row through a result set where any statement would be refused, or no row is left to change. */
    void beforeRow() throws SQLException {
        beforeCommit();
        Denials.apply(guard, foreign, Verdict.unnamed());
        try {
            Denials.apply(guard, guard.countRows(1), Verdict.unnamed());
        } catch (RingfenceException denied) {
            transaction.doom(denied.refusal());
            throw denied;
        }
    }
}
