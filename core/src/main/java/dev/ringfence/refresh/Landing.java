package dev.ringfence.refresh;

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
record Landing(
        Connection source,
        Connection target,
        DatabaseEngine engine,
        RefreshPlan plan,
        UnaryOperator<TableName> place,
        boolean keysBuilt,
        List<RefreshResult.TableResult> tables,
        Optional<TargetReaders> readers) {
    Landing {
        tables = List.copyOf(tables);
    }

    /** That only one connection sees. */
    Landing(
            Connection source,
            Connection target,
            DatabaseEngine engine,
            RefreshPlan plan,
            UnaryOperator<TableName> place,
            boolean keysBuilt,
            List<RefreshResult.TableResult> tables) {
        this(source, target, engine, plan, place, keysBuilt, tables, Optional.empty());
    }
}
