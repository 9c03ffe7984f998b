package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database that is filled by batches of inserts. */
interface BatchEngine extends DatabaseEngine, JdbcRows, JdbcSchema {

    @Override
    default long rows(Connection connection, TableName table) throws SQLException {
        return TargetChecks.count(connection, table);
    }

    @Override
    default boolean needsOrder() {
        return true;
    }

    /**
     * A statement that inserts a row, with a question mark for each column.
     *
     * @param target outside of the transaction that fills it
     * @param columns perhaps none: such a table still has rows
     */
    String insert(Connection target, TableName table, List<Column> columns) throws SQLException;

    /**
     * How many rows one INSERT takes at once where that is cheaper than a batch of inserts.
     *
     * @param columns of each row
     */
    default int rowsTogether(int columns) {
        return 1;
    }

    /** Readies the transaction that fills the target. */
    default void beginFill(Connection target, List<TablePlan> plans) throws SQLException {}

    /** Has a table take the numbers that are given to its identity column. */
    default void openNumbers(Connection target, TableName table) throws SQLException {}

    /** Has it number again; before another one is opened. */
    default void closeNumbers(Connection target, TableName table) throws SQLException {}
}
