package dev.ringfence.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction of its own on a connection that is in none: commits, or rolls back whatever was thrown, and leaves
 * autocommit as it was. What fails while rolling back is added to the first failure, never in its place.
 */
public final class OwnTransaction {
    private OwnTransaction() {}

    /** Work that the database may fail. */
    @FunctionalInterface
    public interface Work<T> {
        T get() throws SQLException;
    }

    public static <T> T get(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.get();
            connection.commit();
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            } catch (SQLException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
        connection.setAutoCommit(autoCommit);
        return result;
    }
}
