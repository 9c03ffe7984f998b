package dev.ringfence.jdbc.limit;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.jdbc.statement.Denials;
import dev.ringfence.jdbc.statement.RowBound;
import dev.ringfence.jdbc.statement.StatementRun;
import dev.ringfence.jdbc.statement.TableReach;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.write.RunningWrite;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows that statements change on one connection against the ceilings of the guard. As a connection, not for
 * many threads.
 */
public final class RowLimit {
    private static final String NOT_COUNTED = "rows.not-counted";

    /** By what the rows of a statement are known. */
    public enum Count {
        /** By the text's own bound, or the table's keys, which no ceiling is below. */
        BOUND,
        /** By the driver's update count, held against a ceiling before anything is committed. */
        UPDATE_COUNT,
        /** As UPDATE_COUNT; rows of other tables by how many there are at all. */
        WITH_CHILDREN,
        /** By the server's own counts before and after, held against a ceiling before anything is committed. */
        DIFFERENCE,
        /** By the driver's update count, after the fact. */
        OBSERVED;

        /** True if more rows than are left could be changed, so that nothing may be committed before they are counted. */
        public boolean limits() {
            return this == UPDATE_COUNT || this == WITH_CHILDREN || this == DIFFERENCE;
        }
    }

    private final Connection raw;
    private final WriteGuard guard;
    private final TableCatalog tables;
    private final @Nullable ChangeCounter counter;
    private boolean elsewhere;
    private int asked;
    private long left;
    private final long most;

    public RowLimit(Connection raw, WriteGuard guard, TableCatalog tables, @Nullable ChangeCounter counter) {
        this.raw = raw;
        this.guard = guard;
        this.tables = tables;
        this.counter = counter;
        this.most = guard.policy().maxRowsPerStatement(guard.actor().kind());
    }

    /** The most rows of one statement where no thread carries a write, nor a context that says who acts. */
    public long most() {
        return most;
    }

    /** True there, if nothing more has to be done about the rows of a statement than to hold their count against that. */
    public boolean areOrdinary(Verdict verdict) {
        if (verdict.uncounted) {
            return false;
        }
        if (verdict.maxRows == 0) {
            return true;
        }
        TableReach known = elsewhere ? null : verdict.reach;
        if (known != null && tables.isCurrent(known) && isFew(verdict, known)) {
            tickAtTimes();
            return true;
        }
        return !enforced() || isFew(verdict, reach(verdict));
    }

    private boolean isFew(Verdict verdict, TableReach reach) {
        return reach.atMost(verdict.maxRows) <= most && reach.alone();
    }

    /** In autocommit nobody says that a transaction ended, and a look at the clock costs more than all else here. */
    private void tickAtTimes() {
        if ((++asked & 63) == 0) {
            tables.tick();
        }
    }

    /** Counts the rows of such a statement that were more after all, as by a trigger. */
    public void passed(Verdict verdict, long rows) {
        left = guard.rowsLeft();
        held(verdict, Count.OBSERVED, verdict.maxRows, rows);
    }

    /** Notes that names may mean other tables here than on other connections of the datasource. */
    public void movedElsewhere() {
        elsewhere = true;
    }

    /** Notes that what was learned of tables may no longer hold. */
    public void structureChanged() {
        tables.forget();
    }

    /** Notes that a transaction ended. */
    public void transactionEnded() {
        tables.tick();
    }

    private boolean enforced() {
        return guard.level(Guard.ROWS) == Level.ENFORCE;
    }

    /** What a statement can reach by what is known of its tables. Nothing is asked for it where nothing is enforced. */
    public TableReach reach(Verdict verdict) {
        if (!verdict.dependsOnTables || elsewhere || !enforced()) {
            return TableReach.UNKNOWN;
        }
        tickAtTimes();
        return tables.reach(verdict, raw);
    }

    /**
     * How a statement's rows will be counted; throws where they have to be and cannot.
     *
     * @param maxRows the most rows that it, or all elements of its batch together, can change
     * @param children tables whose rows it may change besides
     * @param query true if the driver will hand out rows rather than a count
     */
    public Count count(Verdict verdict, long maxRows, Set<String> children, boolean query) {
        if (maxRows == 0) {
            return Count.OBSERVED;
        }
        if (!children.isEmpty() && !isPermitted(verdict)) {
            left = guard.rowsLeft();
            return counter != null && counter.seesCascades() && counter.covers(verdict.effect)
                    ? Count.DIFFERENCE
                    : Count.WITH_CHILDREN;
        }
        left = guard.rowsLeft();
        boolean ofTable = guard.writing() && guard.tableFractionLeft() < 1;
        if (maxRows <= left && !ofTable) {
            return Count.BOUND;
        }
        if (!verdict.effect.uncounted() && !query) {
            return enforced() ? Count.UPDATE_COUNT : Count.OBSERVED;
        }
        if (isPermitted(verdict)) {
            return Count.OBSERVED;
        }
        if (counter == null || !counter.covers(verdict.effect)) {
            Denials.refuse(guard, notCounted(verdict), verdict);
            return Count.OBSERVED;
        }
        return enforced() ? Count.DIFFERENCE : Count.OBSERVED;
    }

    /**
     * Runs a statement and holds its rows against the ceilings.
     *
     * @return what {@code statement} gave
     * @throws dev.ringfence.write.WriteDeniedException if they pass one, and then it has to be rolled back
     */
    public long run(Verdict verdict, Count count, long maxRows, Set<String> children, StatementRun statement)
            throws SQLException {
        if (count == Count.DIFFERENCE && counter != null) {
            return runCounting(counter, verdict, maxRows, statement);
        }
        if (count != Count.WITH_CHILDREN) {
            long rows = statement.run();
            held(verdict, count, maxRows, rows);
            heldToShare(verdict, rows);
            return rows;
        }
        long beside = childRows(verdict, children, left);
        if (beside > left) {
            Denials.refuse(guard, notCounted(verdict), verdict);
        }
        long rows = statement.run();
        held(verdict, count, maxRows, rows);
        heldToShare(verdict, rows);
        if (beside <= left && rows > left - beside) {
            Denials.refuse(guard, notCounted(verdict), verdict);
        }
        return rows;
    }

    private long runCounting(ChangeCounter server, Verdict verdict, long maxRows, StatementRun statement)
            throws SQLException {
        ChangeCounter.Reading before = server.read(raw);
        long rows;
        try {
            rows = statement.run();
        } catch (SQLException failed) {
            // Of a batch that failed halfway, part may stay in the transaction; where it is broken, nothing can.
            try {
                held(verdict, Count.DIFFERENCE, maxRows, server.read(raw).since(before));
            } catch (SQLException broken) {
                failed.addSuppressed(broken);
            }
            throw failed;
        }
        long changed = server.read(raw).since(before);
        held(verdict, Count.DIFFERENCE, maxRows, changed);
        heldToShare(verdict, changed);
        return rows;
    }

    /** All rows that those tables hold, up to one more than are left, since nothing counts which of them change. */
    private long childRows(Verdict verdict, Set<String> children, long left) {
        try {
            return CountedRows.upTo(RowBound.sum(left, 1), raw, verdict, children);
        } catch (SQLException | RuntimeException defect) {
            guard.error("jdbc.child-rows", defect);
            return 0;
        }
    }

    private void heldToShare(Verdict verdict, long rows) throws SQLException {
        if (rows <= 0 || !guard.writing() || guard.tableFractionLeft() >= 1 || !enforced()) {
            return;
        }
        ObjectName table = TableShare.table(verdict);
        String name = table == null || elsewhere ? "" : tables.of(table, raw).name();
        if (!name.isEmpty()) {
            Denials.refuse(guard, TableShare.decide(guard, raw, verdict, name, rows), verdict);
        }
    }

    /** Holds rows against the ceilings; negative if nothing told how many. */
    public void held(Verdict verdict, Count count, long maxRows, long rows) {
        if (maxRows == 0) {
            return;
        }
        if (rows < 0 && count.limits() && !isPermitted(verdict)) {
            Denials.refuse(guard, notCounted(verdict), verdict);
        } else {
            // A bound of "any number" is none: of such a statement nothing is known.
            boolean bound = rows < 0 && count == Count.BOUND && maxRows != Long.MAX_VALUE;
            long known = bound ? maxRows : rows;
            if (known <= left && !guard.writing()) {
                return;
            }
            Denials.refuse(guard, guard.countRows(known), verdict);
        }
    }

    /** Counts one more row of a statement that changed some already, one by one. */
    public Decision oneMore(long already) {
        RunningWrite running = guard.running().orElse(null);
        Actor who = running == null ? guard.actor() : running.actor();
        long ofPolicy = guard.policy().maxRowsPerStatement(who.kind());
        long most = running == null
                ? ofPolicy
                : Math.min(ofPolicy, running.ceilings().rowsPerStatement());
        if (already < most) {
            return guard.countRows(1);
        }
        return Decision.denied(new Refusal(
                Guard.ROWS,
                "rows.statement-ceiling",
                "One result set of " + who + " changing more than " + most + " rows",
                guard.environment().name(),
                List.of("a ceiling on rows holds here"),
                "run it in smaller parts, or raise the ceiling of rows per statement in the policy"));
    }

    private boolean isPermitted(Verdict verdict) {
        return guard.policy()
                .permission(NOT_COUNTED, verdict.subject().digest())
                .isPresent();
    }

    private Decision notCounted(Verdict verdict) {
        return Decision.denied(new Refusal(
                Guard.ROWS,
                NOT_COUNTED,
                "A statement that changes rows without telling how many, itself or by foreign keys",
                guard.environment().name(),
                List.of("a ceiling on rows holds here"),
                "run it by executeUpdate, one change in each statement; or permit this shape:"
                        + " WritePolicy.builder().permit(\"" + NOT_COUNTED + "\", \""
                        + verdict.subject().digest() + "\", \"<why>\")"));
    }
}
