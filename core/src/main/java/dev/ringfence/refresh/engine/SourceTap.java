package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * Sees values of the source on their way, before they are transformed. Safe for use by many threads; each of its workers
 * belongs to one.
 */
public interface SourceTap {

    /** True if it is to see the values of that column, whatever becomes of them. */
    boolean sees(TableName table, TablePlan.ColumnPlan column);

    /** One for each thread that copies. */
    Worker worker();

    /** What one thread saw. */
    interface Worker {
        /**
         * Sees values of one column. The same may be shown again, when a batch is tried again or a run is resumed.
         *
         * @param values those of a batch: texts as String; NULLs among them. To be read before it returns, not kept
         * @param count how many, from the beginning
         */
        void see(TableName table, TablePlan.ColumnPlan column, @Nullable Object[] values, int count);

        /**
         * Sees one value as bytes of UTF-8, for who has not decoded it.
         *
         * @param bytes hold it, to be read before this returns
         * @param copyEscapes whether it has the escapes of COPY's text format
         */
        void see(TableName table, TablePlan.ColumnPlan column, byte[] bytes, int from, int to, boolean copyEscapes);

        /** Called once when the thread has copied all it had to: the place to merge. */
        void finished();
    }
}
