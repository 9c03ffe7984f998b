package dev.ringfence.jdbc.gate;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Right;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.database.OwnTransaction;
import dev.ringfence.jdbc.limit.ChangeCounter;
import dev.ringfence.jdbc.limit.RowLimit;
import dev.ringfence.jdbc.limit.TableCatalog;
import dev.ringfence.jdbc.live.LiveBoundary;
import dev.ringfence.jdbc.statement.BoundParameters;
import dev.ringfence.jdbc.statement.Denials;
import dev.ringfence.jdbc.statement.RowBound;
import dev.ringfence.jdbc.statement.RowChange;
import dev.ringfence.jdbc.statement.StatementEffect;
import dev.ringfence.jdbc.statement.StatementImage;
import dev.ringfence.jdbc.statement.StatementRules;
import dev.ringfence.jdbc.statement.StatementRun;
import dev.ringfence.jdbc.statement.TableReach;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.store.StoreTables;
import dev.ringfence.write.RunningWrite;
import dev.ringfence.write.Subject;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asked before and after every statement of one connection. As a connection, not for use by many threads at once.
 *
 * <p>Where writes are unguarded, by the process's right and the datastore's admission, an ordinary statement costs two
 * field reads.
 */
public final class ConnectionGate {
    /** How old a stamp may be before a destructive statement. */
    public static final long FRESH_NANOS = 1_000_000_000L;

    /** How many decisions the guard is told of at once: a count shared by all threads costs as much as all else here. */
    static final int TOLD_TOGETHER = 64;

    private static final String UNWRAP = "sql.unwrap";

    final WriteGuard guard;
    private final Connection raw;
    private final StatementRules rules;
    private final Admissions admissions;
    private final LiveDataGuard values;
    private final LongSupplier ticker;
    private Admission admission;
    private Decision foreign;
    private long readAt;
    public final GuardedTransaction transaction;
    private final RowLimit rows;
    private final EngineMode engine;
    private final DeclaredWork declared;
    private final SessionTables sessionTables;
    private final boolean strictMode;
    private final boolean survivingRefusals;
    private final @Nullable StatementImage image;
    private final Set<String> unwrapped = new HashSet<>(0);
    private boolean free;
    private int untold;
    /** The statement that was found to change nothing but temporary tables of this session. */
    private @Nullable Verdict ownOnly;

    private @Nullable LiveBoundary live;

    public ConnectionGate(
            Connection raw,
            WriteGuard guard,
            StatementRules rules,
            Admissions admissions,
            LiveDataGuard values,
            LongSupplier ticker,
            TableCatalog tables,
            @Nullable ChangeCounter counter,
            @Nullable StatementImage image,
            EngineMode engine,
            DeclaredWork declared,
            SessionTables sessionTables,
            boolean strictMode,
            boolean survivingRefusals,
            Admission admission,
            long readAt) {
        this.raw = raw;
        this.guard = guard;
        this.rules = rules;
        this.admissions = admissions;
        this.values = values;
        this.ticker = ticker;
        this.transaction = new GuardedTransaction(raw, guard);
        this.rows = new RowLimit(raw, guard, tables, counter);
        this.image = image;
        this.engine = engine;
        this.declared = declared;
        this.sessionTables = sessionTables;
        this.strictMode = strictMode;
        this.survivingRefusals = survivingRefusals;
        this.admission = admission;
        this.foreign = admissions.foreign(admission);
        this.free = admission.may(Right.WRITE_UNGUARDED);
        this.live = LiveBoundary.of(values, guard, admission);
        this.readAt = readAt;
    }

    /** What values pass on their way to this datastore; null where live data may be. */
    @Nullable
    public LiveBoundary live() {
        return live;
    }

    /** How the datastore behind this connection was admitted when last read. */
    public Admission admission() {
        return admission;
    }

    public Verdict verdict(String sql) {
        return rules.of(sql);
    }

    /** True if the statement may go straight to the driver, and nobody has to know what it did. */
    public boolean passes(Verdict verdict) {
        return free && isUnhindered(verdict);
    }

    /**
     * True if the statement may go straight to the driver, which then tells {@link #counted} how many rows it changed.
     * Where the right is not held, the decision is counted by this: what is not asked about in detail is what most
     * statements are.
     */
    public boolean passesCounted(Verdict verdict) {
        return isUnhindered(verdict) && (free || isOrdinary(verdict));
    }

    private boolean isUnhindered(Verdict verdict) {
        return transaction.isOrdinary()
                && !verdict.special
                && engine.isSettled()
                && (!verdict.writes || guard.decideMode(false) == Decision.allowed())
                && (live == null || verdict.literalsPass(live))
                && (image == null || !image.concerns(verdict));
    }

    private boolean isOrdinary(Verdict verdict) {
        boolean ordinary = verdict.ordinary
                && !guard.writing()
                && !transaction.doomed()
                && foreign == Decision.allowed()
                && rows.areOrdinary(verdict);
        if (ordinary && ++untold == TOLD_TOGETHER) {
            tell();
        }
        return ordinary;
    }

    /** Tells the guard what was allowed since it was last told. */
    private void tell() {
        if (untold > 0) {
            guard.countAllowed(untold);
            untold = 0;
        }
    }

    /** Holds the rows of a statement that {@link #passesCounted} against the ceiling of one statement. */
    public void counted(Verdict verdict, long changed) throws SQLException {
        if (changed > rows.most() && !free && !sessionTables.hold(verdict)) {
            try {
                rows.passed(verdict, changed);
            } catch (RingfenceException denied) {
                transaction.doom(denied.refusal());
                throw denied;
            }
        }
    }

    /** What keeps the parameters of a statement; null where nothing needs them. */
    @Nullable
    public BoundParameters parameters(Verdict verdict) {
        boolean compared = guard.writing() && verdict.writes && declared.compares();
        return compared || (image != null && image.concerns(verdict)) ? new BoundParameters() : null;
    }

    /** True if what has no text, such as the update of a row through a result set, may go straight to the driver. */
    public boolean passes() {
        return transaction.isOrdinary() && free && guard.decideMode(false) == Decision.allowed();
    }

    /** Throws if the statement is refused, having read the stamp again where that is due. */
    public void before(Verdict verdict) throws SQLException {
        tell();
        transaction.follow();
        transaction.requireUndoable(verdict);
        engine.settle();
        if (verdict.writes) {
            Denials.refuse(guard, guard.decideMode(verdict.effect.destructive()), verdict);
        }
        if (verdict.effect.destructive() && ticker.getAsLong() - readAt > FRESH_NANOS) {
            readAgain();
        }
        if (!isShipped(verdict)) {
            Denials.refuse(guard, verdict.ours, verdict);
        }
        if (live != null && !verdict.literalsPass(live)) {
            live.literals(verdict.sites(), verdict::place);
        }
        if (free) {
            return;
        }
        if (verdict.effect.turn() != StatementEffect.Turn.ROLLS_BACK) {
            transaction.requireUndoomed();
        }
        Denials.refuse(guard, foreign, verdict);
        ownOnly = sessionTables.hold(verdict) ? verdict : null;
        Decision decision = ownOnly == null ? verdict.decision : Decision.allowed();
        Denials.apply(guard, decision, decision == Decision.allowed() ? Verdict.unnamed() : verdict.subject());
    }

    /** Our own scripts make our own tables, where a migration runs them. */
    private boolean isShipped(Verdict verdict) {
        return verdict.ours instanceof Decision.Denied
                && guard.running().filter(RunningWrite::unrestricted).isPresent()
                && StoreTables.ships(verdict.sql);
    }

    private void readAgain() {
        accept(admissions.of(raw));
    }

    /** Asks anew, after the connection went to another catalog. */
    public void movedElsewhere() {
        rows.movedElsewhere();
        readAgain();
    }

    /** Gives the connection back as it was. */
    public void beforeClose() {
        tell();
        engine.restore();
    }

    /** Notes that the driver ended a transaction. */
    public void transactionEnded() {
        tell();
        rows.transactionEnded();
    }

    /** Notes that names may mean other tables from now on. */
    public void schemaChanged() {
        rows.movedElsewhere();
    }

    private void accept(Admission other) {
        admission = other;
        foreign = admissions.foreign(other);
        free = other.may(Right.WRITE_UNGUARDED);
        live = LiveBoundary.of(values, guard, other);
        readAt = ticker.getAsLong();
    }

    /**
     * Runs a statement that was let through, and counts its rows: none past the ceiling is ever committed where that is
     * enforced.
     *
     * @param query true if the driver will hand out rows rather than a count
     * @param elements the statement with its parameters, for whom it concerns
     * @return what {@code statement} gave
     */
    public long run(Verdict verdict, boolean query, Supplier<List<RowChange.Element>> elements, StatementRun statement)
            throws SQLException {
        TableReach reach = free ? TableReach.UNKNOWN : rows.reach(verdict);
        long maxRows = reach.atMost(verdict.maxRows);
        return run(verdict, maxRows, reach.children(), query, elements, statement);
    }

    /** As {@link #run}, for all elements of a batch together. */
    public long run(Batch batch, StatementRun statement) throws SQLException {
        Verdict verdict = batch.hardest();
        if (free) {
            return run(verdict, verdict.maxRows, Set.of(), false, batch::elements, statement);
        }
        long maxRows = 0;
        Set<String> children = new LinkedHashSet<>();
        for (Map.Entry<Verdict, Integer> entry : batch.counts().entrySet()) {
            TableReach reach = rows.reach(entry.getKey());
            long bound = reach.atMost(entry.getKey().maxRows);
            maxRows = RowBound.sum(maxRows, RowBound.times(bound, entry.getValue()));
            children.addAll(reach.children());
        }
        return run(verdict, maxRows, children, false, batch::elements, statement);
    }

    private long run(
            Verdict verdict,
            long maxRows,
            Set<String> children,
            boolean query,
            Supplier<List<RowChange.Element>> elements,
            StatementRun statement)
            throws SQLException {
        if (guard.writing() && verdict.writes) {
            Denials.refuse(guard, guard.countStatement(), verdict);
            declared.require(elements.get());
        }
        boolean own = !free && verdict == ownOnly;
        ownOnly = null;
        RowLimit.Count count = free || own ? RowLimit.Count.OBSERVED : rows.count(verdict, maxRows, children, query);
        StatementRun whole = imaged(query, elements, audited(verdict, strict(verdict, statement)));
        StatementRun counted = own ? whole : () -> held(verdict, count, maxRows, children, whole);
        long result;
        if ((count.limits() || whole != statement) && transaction.autoCommits()) {
            result = OwnTransaction.get(raw, counted::run);
            transaction.committed();
            transactionEnded();
        } else {
            boolean alone = survivingRefusals && count.limits() && !raw.getAutoCommit();
            try {
                result = alone ? transaction.alone(counted) : counted.run();
            } catch (RingfenceException denied) {
                if (!alone) {
                    transaction.doom(denied.refusal());
                }
                throw denied;
            }
        }
        after(verdict);
        return result;
    }

    private long held(Verdict verdict, RowLimit.Count count, long maxRows, Set<String> children, StatementRun statement)
            throws SQLException {
        if (!free) {
            return rows.run(verdict, count, maxRows, children, statement);
        }
        long changed = statement.run();
        if (transaction.dry() != null) {
            guard.countRows(changed);
        }
        return changed;
    }

    /** The first writing statement of a transaction inside an audited write takes the entry into that transaction. */
    private StatementRun audited(Verdict verdict, StatementRun statement) {
        if (!guard.writing() || !verdict.writes) {
            return statement;
        }
        RunningWrite running = guard.running().orElse(null);
        return running == null || !running.audited() || running.write().kind() != Write.Kind.SQL
                ? statement
                : () -> {
                    transaction.audit(running, verdict);
                    return statement.run();
                };
    }

    /** A destructive statement asks mode and freeze once more, in its own transaction, where that was chosen. */
    private StatementRun strict(Verdict verdict, StatementRun statement) {
        if (!strictMode || !verdict.effect.destructive()) {
            return statement;
        }
        return () -> {
            Denials.refuse(guard, guard.decideModeStrictly(raw), verdict);
            return statement.run();
        };
    }

    /** The statement with an image around it, where that concerns it or an element of its batch. */
    private StatementRun imaged(boolean query, Supplier<List<RowChange.Element>> elements, StatementRun statement)
            throws SQLException {
        StatementImage around = image;
        if (around == null) {
            return statement;
        }
        RowChange change = new RowChange(raw, transaction.mark(), elements.get(), query);
        boolean concerned = change.elements().stream().anyMatch(element -> around.concerns(element.verdict()));
        return concerned ? () -> around.around(change, statement) : statement;
    }

    /** Counts the rows of a batch that failed halfway: they stay in the transaction. */
    public void countPart(Verdict verdict, long changed) {
        if (!free) {
            rows.held(verdict, RowLimit.Count.OBSERVED, verdict.maxRows, changed);
        }
    }

    public void after(Verdict verdict) {
        sessionTables.after(verdict);
        transaction.after(verdict.effect.turn());
        if (verdict.effect.changesCatalog()) {
            movedElsewhere();
        }
        if (verdict.effect.changesNames()) {
            rows.movedElsewhere();
        }
        if (verdict.effect.changesStructure()) {
            rows.structureChanged();
        }
    }

    /**
     * Asks for the way out to the driver's own object, which nothing guards. One that is permitted is audited, once for
     * each type and connection.
     */
    public void beforeUnwrap(Class<?> type) {
        if (free) {
            return;
        }
        String name = type.getName();
        Optional<String> permission = guard.policy().permission(UNWRAP, name);
        if (permission.isPresent()) {
            if (unwrapped.add(name)) {
                admissions.auditUnwrap(UNWRAP, name, permission.get());
            }
            return;
        }
        Refusal refusal = new Refusal(
                Guard.SQL,
                UNWRAP,
                "The way to the driver's own " + name,
                guard.environment().name(),
                List.of("what is done through it, no guard sees"),
                "permit it: WritePolicy.builder().permit(\"" + UNWRAP + "\", \"" + name + "\", \"<why>\")");
        Denials.apply(guard, Decision.denied(refusal), new Subject("unwrap " + name, name));
    }

    /** Refuses to change a row through a result set where what it was would have to be kept. */
    public void beforeUnkeptRow(ResultSet rows) throws SQLException {
        StatementImage around = image;
        if (around != null) {
            around.beforeRow(rows);
        }
    }

    /**
     * Refuses to change a row through a result set where any statement would be refused, or no row is left to change.
     *
     * @param already the rows changed through the same result set before: all of them together are one statement's
     */
    public void beforeRow(long already) throws SQLException {
        transaction.follow();
        transaction.requireUndoomed();
        Denials.apply(guard, guard.decideMode(false), Verdict.unnamed());
        declared.requireNone();
        if (free) {
            guard.countRows(1);
            return;
        }
        Denials.apply(guard, foreign, Verdict.unnamed());
        try {
            Denials.apply(guard, rows.oneMore(already), Verdict.unnamed());
        } catch (RingfenceException denied) {
            transaction.doom(denied.refusal());
            throw denied;
        }
    }
}
