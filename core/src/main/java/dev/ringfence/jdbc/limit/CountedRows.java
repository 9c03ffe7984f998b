package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** Rows of tables, counted no further than they matter. Stateless. */
final class CountedRows {
    private CountedRows() {}

    /**
     * The rows of all tables together, counted in the transaction of the caller up to a bound. Rows that others add
     * meanwhile are not seen.
     *
     * @param tables quoted
     * @return at most {@code enough}
     */
    static long upTo(long enough, Connection raw, Verdict verdict, Collection<String> tables) throws SQLException {
        boolean limit = verdict.analysis != null && verdict.analysis.dialect() == Dialect.MYSQL;
        long rows = 0;
        try (Statement statement = raw.createStatement()) {
            for (String table : tables) {
                long wanted = enough - rows;
                if (wanted > 0) {
                    String end = limit ? " LIMIT " + wanted : " FETCH FIRST " + wanted + " ROWS ONLY";
                    try (ResultSet row = statement.executeQuery(
                            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM " + table + end + ") counted")) {
                        row.next();
                        rows += row.getLong(1);
                    }
                }
            }
        }
        return rows;
    }
}
