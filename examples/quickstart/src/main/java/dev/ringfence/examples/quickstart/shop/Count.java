package dev.ringfence.examples.quickstart.shop;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Counts. */
public final class Count {
    private Count() {}

    /** The rows of a table. */
    public static long rows(DataSource dataSource, String table) throws SQLException {
        return of(dataSource, "SELECT count(*) FROM " + table);
    }

    /** The one number that a query gives. */
    public static long of(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
