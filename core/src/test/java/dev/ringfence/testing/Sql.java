package dev.ringfence.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Short forms for tests; every call opens and closes a connection of its own. */
public final class Sql {
    /** MariaDB's table of transactions shows what it showed before to who asks again within 100 ms. */
    private static final long BETWEEN_LOOKS_MILLIS = 150;

    private Sql() {}

    /** Runs statements one after another, each committed. */
    public static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Waits until a query's number is at least so much, while something goes on that is not to end before that. */
    public static void await(DataSource dataSource, String query, long atLeast, Future<?> meanwhile)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + Patience.LONG.toNanos();
        while (number(dataSource, query) < atLeast) {
            if (meanwhile.isDone() || System.nanoTime() - end > 0) {
                throw new AssertionError("'" + query + "' must give " + atLeast + " while the other goes on");
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** The first column of the first row, as a number. */
    public static long number(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no row");
            }
            return rows.getLong(1);
        }
    }
}
