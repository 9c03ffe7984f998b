package dev.ringfence.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What a piece of work changes on a connection, as it was before: whoever gives connections may give this one again. */
record ConnectionSettings(boolean autoCommit, int networkTimeout) {

    static ConnectionSettings of(Connection connection) throws SQLException {
        return new ConnectionSettings(connection.getAutoCommit(), connection.getNetworkTimeout());
    }

    void restore(Connection connection) throws SQLException {
        // A connection that broke has nothing left to restore.
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }

    void restoreAfter(Exception failure, Connection connection) {
        try {
            restore(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
