package dev.ringfence.jdbc.database;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The time-out that a statement had before it got another. On H2 a time-out is the connection's, and would stay with it when
 * the statement is long closed.
 */
public record QueryTimeout(int seconds) {
    /** Sets another one. */
    public static QueryTimeout set(Statement statement, int seconds) throws SQLException {
        QueryTimeout before = new QueryTimeout(statement.getQueryTimeout());
        statement.setQueryTimeout(seconds);
        return before;
    }

    public void restore(Statement statement) throws SQLException {
        statement.setQueryTimeout(seconds);
    }
}
