package dev.ringfence.refresh.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** How a connection was found, so that whoever lent it gets it back the same: not every pool looks. */
public record SessionState(boolean autoCommit, boolean readOnly, int isolation) {

    /** Of a connection that is in no transaction. */
    public static SessionState of(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        SessionState found =
                new SessionState(autoCommit, connection.isReadOnly(), connection.getTransactionIsolation());
        if (!autoCommit) {
            // Some drivers ask the server.
            connection.rollback();
        }
        return found;
    }

    /** Changes what is not so any more; outside of a transaction. */
    public void restore(Connection connection) throws SQLException {
        if (connection.isReadOnly() != readOnly || connection.getTransactionIsolation() != isolation) {
            connection.setAutoCommit(true);
            connection.setReadOnly(readOnly);
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(autoCommit);
    }
}
