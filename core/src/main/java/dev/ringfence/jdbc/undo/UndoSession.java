package dev.ringfence.jdbc.undo;

import dev.ringfence.jdbc.undo.row.UndoEngine;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A session prepared for bringing rows back, in one transaction that the work itself commits. */
final class UndoSession {
    private UndoSession() {}

    /** Work that the database may fail. */
    @FunctionalInterface
    interface Work<T> {
        T get(Connection connection) throws SQLException;
    }

    /** Rolls back what the work did not commit, and leaves the session as it was. */
    static <T> T get(DataSource dataSource, UndoEngine engine, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            String session = engine.beginReplay(connection);
            try {
                return work.get(connection);
            } finally {
                connection.rollback();
                engine.endReplay(connection, session);
                connection.commit();
                connection.setAutoCommit(autoCommit);
            }
        }
    }
}
