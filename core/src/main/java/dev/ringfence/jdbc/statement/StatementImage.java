package dev.ringfence.jdbc.statement;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Stands around each statement that changes rows, in the transaction that it runs in. Asked on every connection of a
 * datasource, so safe for use by many threads.
 */
public interface StatementImage {

    /**
     * True if it has to stand around a statement, which then runs in a transaction also where autocommit is on. Decided
     * from the text alone, and asked before each run: has to be fast.
     */
    boolean concerns(Verdict verdict);

    /**
     * Runs the statement, in a transaction.
     *
     * @param change the statement, with its parameters
     * @param statement runs it as the application asked for it; gives the rows it changed, or a negative number where the
     *     driver does not tell
     * @return what {@code statement} gave
     * @throws dev.ringfence.base.RingfenceException if it is refused, and then the transaction is rolled back
     */
    long around(RowChange change, StatementRun statement) throws SQLException;

    /**
     * Asked before a row is added, changed or deleted through a result set, which nothing can stand around.
     *
     * @param rows the driver's own
     * @throws dev.ringfence.base.RingfenceException if it is refused
     */
    void beforeRow(ResultSet rows) throws SQLException;
}
