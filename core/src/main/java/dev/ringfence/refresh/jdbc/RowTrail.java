package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.engine.RowBatch;

/**
 * Holds what is read of a table against what an earlier run has written of it. Whatever the order in which the database
 * shows its rows: if those that come first are those that were written, the others are those that were not. For one thread.
 */
final class RowTrail {
    private final BatchCheckpoints.Mark mark;
    private final RowsDigest digest = new RowsDigest();
    private long rows;

    /** What is to be done with a batch. */
    enum Step {
        /** It was written before. */
        SKIP,
        WRITE,
        /** What was written before is not what is read now: the table is to be written again. */
        BEGIN_ANEW
    }

    /** Behind the rows of a mark. */
    RowTrail(BatchCheckpoints.Mark mark) {
        this.mark = mark;
    }

    /** Takes the next batch as it would be written. */
    Step next(RowBatch batch, int columns) {
        boolean skipped = rows < mark.rows();
        digest.add(batch, columns);
        rows += batch.count();
        if (!skipped) {
            return Step.WRITE;
        }
        if (rows < mark.rows()) {
            return Step.SKIP;
        }
        return rows == mark.rows() && isTheSame() ? Step.SKIP : Step.BEGIN_ANEW;
    }

    private boolean isTheSame() {
        return mark.digest().isPresent() && mark.digest().equals(digest.hex());
    }

    /** True if fewer rows were read than are written. */
    boolean isShort() {
        return rows < mark.rows();
    }

    /** All rows so far. */
    BatchCheckpoints.Mark reached() {
        return new BatchCheckpoints.Mark(rows, digest.hex());
    }
}
