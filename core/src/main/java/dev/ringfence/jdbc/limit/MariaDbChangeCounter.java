package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.statement.StatementEffect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * MariaDB counts what a session asks its storage engines to write, update and delete, also where a statement returns rows
 * or stands among others. A row that replaces another counts as often as the engine is asked. Not told: what a called
 * routine does, which may commit, and what cascades by a foreign key, which the engine does unasked.
 *
 * <p>Source: MariaDB documentation, "Server Status Variables", {@code Handler_delete}, {@code Handler_update}, {@code
 * Handler_write}; temporary tables of its own have counts of their own there, unlike in MySQL.
 */
final class MariaDbChangeCounter implements ChangeCounter {
    private static final String READ = """
            SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED) FROM information_schema.SESSION_STATUS
             WHERE VARIABLE_NAME IN ('HANDLER_DELETE', 'HANDLER_UPDATE', 'HANDLER_WRITE')
            """;

    private record Counts(long rows) implements Reading {
        @Override
        public long since(Reading earlier) {
            return earlier instanceof Counts before && rows >= before.rows ? rows - before.rows : UNTOLD;
        }
    }

    @Override
    public boolean covers(StatementEffect effect) {
        return !effect.mixed() && !effect.opaque();
    }

    @Override
    public boolean seesCascades() {
        return false;
    }

    @Override
    public Reading read(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new Counts(row.getLong(1));
        }
    }
}
