package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoStep;
import java.sql.SQLException;
import java.util.List;

/**
 * The images of one statement: taken before it, completed and proven behind it. Each attempt at a statement has one of
 * its own.
 */
interface UndoAttempt {

    /** Locks and reads what the statement is about to change. */
    void before() throws SQLException, UndoObstacle;

    /**
     * Reads what has become of it.
     *
     * @param rows the rows that the driver counted
     * @return what changed, from the first to the last
     * @throws UndoObstacle if the rows that changed are not provably those that were read
     */
    List<UndoStep> after(long rows) throws SQLException, UndoObstacle;
}
