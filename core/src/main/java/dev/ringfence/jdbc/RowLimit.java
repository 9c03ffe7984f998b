package dev.ringfence.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows that statements change on one connection against the ceilings of the guard. As a connection, not for
 * many threads.
 */
final class RowLimit {
    private static final String NOT_COUNTED = "rows.not-counted";

    /** By what the rows of a statement are known. */
    enum Count {
        /** By the text's own bound, which no ceiling is below. */
        BOUND,
        /** By the driver's update count, held against a ceiling before anything is committed. */
        UPDATE_COUNT,
        /** By the server's own counts before and after, held against a ceiling before anything is committed. */
        DIFFERENCE,
        /** By the driver's update count, after the fact. */
        OBSERVED;

        /** True if more rows than are left could be changed, so that nothing may be committed before they are counted. */
        boolean limits() {
            return this == UPDATE_COUNT || this == DIFFERENCE;
        }
    }

    private final Connection raw;
    private final WriteGuard guard;
    private final @Nullable ChangeCounter counter;

    RowLimit(Connection raw, WriteGuard guard, @Nullable ChangeCounter counter) {
        this.raw = raw;
        this.guard = guard;
        this.counter = counter;
    }

    /**
     * How a statement's rows will be counted; throws where they have to be and cannot.
     *
     * @param maxRows the most rows that it, or all elements of its batch together, can change
     * @param query true if the driver will hand out rows rather than a count
     */
    Count count(Verdict verdict, long maxRows, boolean query) {
        if (maxRows == 0) {
            return Count.OBSERVED;
        }
        if (maxRows <= guard.rowsLeft()) {
            return Count.BOUND;
        }
        boolean enforced = guard.level(Guard.ROWS) == Level.ENFORCE;
        if (!verdict.effect.uncounted() && !query) {
            return enforced ? Count.UPDATE_COUNT : Count.OBSERVED;
        }
        if (isPermitted(verdict)) {
            return Count.OBSERVED;
        }
        if (counter == null || !counter.covers(verdict.effect)) {
            Denials.refuse(guard, notCounted(verdict), verdict);
            return Count.OBSERVED;
        }
        return enforced ? Count.DIFFERENCE : Count.OBSERVED;
    }

    /**
     * Runs a statement and holds its rows against the ceilings.
     *
     * @return what {@code statement} gave
     * @throws dev.ringfence.write.WriteDeniedException if they pass one, and then it has to be rolled back
     */
    long run(Verdict verdict, Count count, long maxRows, ConnectionGate.Rows statement) throws SQLException {
        if (count != Count.DIFFERENCE || counter == null) {
            long rows = statement.run();
            held(verdict, count, maxRows, rows);
            return rows;
        }
        ChangeCounter.Reading before = counter.read(raw);
        long rows;
        try {
            rows = statement.run();
        } catch (SQLException failed) {
            // Of a batch that failed halfway, part may stay in the transaction; where it is broken, nothing can.
            try {
                held(verdict, count, maxRows, counter.read(raw).since(before));
            } catch (SQLException broken) {
                failed.addSuppressed(broken);
            }
            throw failed;
        }
        held(verdict, count, maxRows, counter.read(raw).since(before));
        return rows;
    }

    /** Holds rows against the ceilings; negative if nothing told how many. */
    void held(Verdict verdict, Count count, long maxRows, long rows) {
        if (maxRows == 0) {
            return;
        }
        if (rows < 0 && count.limits() && !isPermitted(verdict)) {
            Denials.refuse(guard, notCounted(verdict), verdict);
        } else {
            long known = rows < 0 && count == Count.BOUND ? maxRows : rows;
            Denials.refuse(guard, guard.countRows(known), verdict);
        }
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
                "A statement that changes rows without telling how many",
                guard.environment().name(),
                List.of("a ceiling on rows holds here"),
                "run it by executeUpdate, one change in each statement; or permit this shape:"
                        + " WritePolicy.builder().permit(\"" + NOT_COUNTED + "\", \""
                        + verdict.subject().digest() + "\", \"<why>\")"));
    }
}
