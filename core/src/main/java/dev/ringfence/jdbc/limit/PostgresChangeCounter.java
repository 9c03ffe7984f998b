package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.statement.StatementEffect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL counts the rows of each table that a transaction inserts, updates and deletes in {@code
 * pg_stat_xact_user_tables}, also those changed in a WITH, by DO, by CALL, by triggers and by cascades. Counts of earlier
 * transactions may still be in it, so only the difference tells.
 *
 * <p>TRUNCATE sets the counts of its table back, so nothing is told if a new ACCESS EXCLUSIVE lock is held on a table
 * that is not temporary; nor where {@code track_counts} is off. Temporary tables, and this library's own schema, do not
 * count.
 *
 * <p>Source: PostgreSQL documentation, 27.2 "The Cumulative Statistics System", and 13.3 "Explicit Locking" for the lock
 * that TRUNCATE takes.
 */
final class PostgresChangeCounter implements ChangeCounter {
    private static final String READ = """
            SELECT current_setting('track_counts'),
                   (SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_catalog.pg_stat_xact_user_tables
                     WHERE schemaname <> 'ringfence' AND schemaname NOT LIKE 'pg\\_temp%'),
                   (SELECT count(*) FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
                     WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
                       AND l.mode = 'AccessExclusiveLock' AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't')
            """;

    private record Counts(boolean tracked, long rows, long exclusiveLocks) implements Reading {
        @Override
        public long since(Reading earlier) {
            boolean told = earlier instanceof Counts before
                    && tracked
                    && rows >= before.rows
                    && exclusiveLocks <= before.exclusiveLocks;
            return told ? rows - ((Counts) earlier).rows : UNTOLD;
        }
    }

    @Override
    public boolean covers(StatementEffect effect) {
        return !effect.mixed();
    }

    @Override
    public boolean seesCascades() {
        return true;
    }

    @Override
    public Reading read(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new Counts(row.getString(1).equals("on"), row.getLong(2), row.getLong(3));
        }
    }
}
