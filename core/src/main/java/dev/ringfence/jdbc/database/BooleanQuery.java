package dev.ringfence.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A question to a database that is answered by yes or no. Stateless. */
public final class BooleanQuery {
    private BooleanQuery() {}

    /** True if the query returns a row whose first column is true. */
    public static boolean ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
