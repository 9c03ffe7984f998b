package dev.ringfence.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction on a connection that nobody else uses: commits, or rolls back whatever was thrown. */
final class OwnTransaction {
    private OwnTransaction() {}

    /** Work that the database may fail. */
    @FunctionalInterface
    interface Work<T> {
        T get() throws SQLException;
    }

    static <T> T get(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.get();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        }
    }
}
