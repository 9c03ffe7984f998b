package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.plan.PlannedRefresh;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the rows of a refresh are before they are shown.
 *
 * @param source reads the state that was copied
 * @param target sees what was written; nobody else does. In the state in which it is lent it must be given back: no
 *     commit, no rollback
 * @param place under which name a table stands now
 * @param keysBuilt whether the database has just built the foreign keys over all rows, and so has checked them
 * @param tables what was written
 * @param readers by which it can be read by several threads; empty where only {@code target} sees it
 */
public record Landing(
        Connection source,
        Connection target,
        DatabaseEngine engine,
        PlannedRefresh plan,
        UnaryOperator<TableName> place,
        boolean keysBuilt,
        List<TableResult> tables,
        Optional<TargetReaders> readers) {
    public Landing {
        tables = List.copyOf(tables);
    }

    /** That only one connection sees. */
    public Landing(
            Connection source,
            Connection target,
            DatabaseEngine engine,
            PlannedRefresh plan,
            UnaryOperator<TableName> place,
            boolean keysBuilt,
            List<TableResult> tables) {
        this(source, target, engine, plan, place, keysBuilt, tables, Optional.empty());
    }
}
