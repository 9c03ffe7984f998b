package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.plan.TablePlan;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Several threads that read the target. */
public interface TargetReaders {

    /** What one thread reads. */
    interface Reader {
        /** Reads a piece of a table. */
        void read(TablePlan plan, TableCells target) throws SQLException;

        /** There is no more. */
        void finish();
    }

    /**
     * Reads tables, each piece of them by one of the readers.
     *
     * @return those that read, when all is read
     */
    <R extends Reader> List<R> read(List<TablePlan> plans, Supplier<R> readers) throws SQLException;
}
