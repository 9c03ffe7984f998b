package dev.ringfence.jdbc.undo.row;

import java.sql.Connection;

/**
 * How much is kept of what one transaction changes.
 *
 * @param maxRows most rows
 * @param maxBytes most bytes of images
 */
public record UndoLimits(int maxRows, long maxBytes) {

    public UndoReader reader(Connection connection, UndoEngine engine, UndoTable table) {
        return new UndoReader(connection, engine, table, maxRows, maxBytes);
    }

    public void checkRows(long rows) throws UndoObstacle {
        if (rows > maxRows) {
            throw UndoObstacle.tooManyRows(maxRows);
        }
    }

    public void checkBytes(long bytes) throws UndoObstacle {
        if (bytes > maxBytes) {
            throw UndoObstacle.tooLarge(maxBytes);
        }
    }
}
