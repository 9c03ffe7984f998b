package dev.ringfence.refresh.base;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a refresh is.
 *
 * @param table the table that is copied
 * @param rows how many of its rows are written
 * @param totalRows how many it has; of large tables an estimate
 * @param allRows how many rows of all tables are written
 * @param allTotalRows how many all tables have, likewise
 * @param bytes how many were read of the rows that this run wrote, in the form in which they crossed; 0 where it is not
 *     known
 * @param remaining how long the rest of the rows will take at the pace so far; empty before there is one. Indexes, keys
 *     and checks come after the rows
 */
public record RefreshProgress(
        TableName table,
        long rows,
        long totalRows,
        long allRows,
        long allTotalRows,
        long bytes,
        Optional<Duration> remaining) {
    public RefreshProgress {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(remaining, "remaining");
    }

    /**
     * Told of progress: after each batch, and with 0 rows when a table begins. Never called by two threads at a time, but
     * not always by the same.
     */
    @FunctionalInterface
    public interface Listener {
        /** Called after each batch; an exception is logged once and ends nothing. It holds up the copy while it runs. */
        void progressed(RefreshProgress progress);
    }
}
