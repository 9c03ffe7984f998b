package dev.ringfence.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The time-out that a statement had before it got another. On H2 a time-out is the connection's, and would stay with it when
 * the statement is long closed.
 */
record QueryTimeout(int seconds) {
    /** Sets another one. */
    static QueryTimeout set(Statement statement, int seconds) throws SQLException {
        QueryTimeout before = new QueryTimeout(statement.getQueryTimeout());
        statement.setQueryTimeout(seconds);
        return before;
    }

    void restore(Statement statement) throws SQLException {
        statement.setQueryTimeout(seconds);
    }
}
