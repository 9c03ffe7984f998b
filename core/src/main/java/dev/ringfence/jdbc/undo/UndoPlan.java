package dev.ringfence.jdbc.undo;

import java.util.List;
import java.util.Objects;

/**
 * What bringing one entry back does, or would do. Counts only.
 *
 * @param id of the entry
 * @param steps by table, the last change first
 */
public record UndoPlan(String id, List<Step> steps) {
    public UndoPlan {
        Objects.requireNonNull(id, "id");
        steps = List.copyOf(steps);
    }

    /**
     * The rows of one table that one statement changed. The last four say which of them cannot be brought back.
     *
     * @param table with its schema
     * @param reinserted rows that were deleted and come again
     * @param restored rows that were changed and become what they were
     * @param removed rows that were added and go
     * @param changedSince rows that are not what the statement left, or gone
     * @param taken rows that were deleted and whose key is there again
     * @param referred rows that were added and that others now refer to, which would go or change along
     * @param erased rows whose image was erased
     */
    public record Step(
            String table,
            long reinserted,
            long restored,
            long removed,
            long changedSince,
            long taken,
            long referred,
            long erased) {
        public Step {
            Objects.requireNonNull(table, "table");
        }

        /** The rows that come back. */
        public long rows() {
            return reinserted + restored + removed;
        }

        /** The rows that cannot be brought back. */
        public long conflicts() {
            return changedSince + taken + referred + erased;
        }
    }

    /** The rows that come back; a row that several statements changed counts once for each. */
    public long rows() {
        return steps.stream().mapToLong(Step::rows).sum();
    }

    /** The rows that cannot be brought back. */
    public long conflicts() {
        return steps.stream().mapToLong(Step::conflicts).sum();
    }

    /** True if everything comes back. */
    public boolean complete() {
        return conflicts() == 0;
    }
}
