package dev.ringfence.refresh;

/**
 * How far a refresh is.
 *
 * @param table the table that is copied
 * @param rows how many of its rows are written
 * @param totalRows how many it has
 */
public record RefreshProgress(TableName table, long rows, long totalRows) {
    /** Told of progress, in the thread that runs the refresh: after each batch, and with 0 rows when a table begins. */
    @FunctionalInterface
    public interface Listener {
        /** Called after each batch; an exception is logged once and ends nothing. */
        void progressed(RefreshProgress progress);
    }
}
