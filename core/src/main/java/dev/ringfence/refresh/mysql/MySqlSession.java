package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.engine.DatabaseEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a session of MariaDB or MySQL is told before it reads or writes rows, and how it is given back. The server itself
 * remembers what was set before, in variables of the session.
 *
 * <p>Names stand in double quotes. A value that does not fit is refused, and dates that are none stay, as does a number 0
 * in a column that is numbered. Times are those of UTC, and text is UTF-8. Foreign keys are not asked: they are checked
 * when all rows are there.
 */
public final class MySqlSession {
    private static final List<String> SETTINGS = List.of(
            "sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION'",
            "time_zone = '+00:00'",
            "character_set_results = utf8mb4",
            "foreign_key_checks = 0",
            "sql_notes = 0",
            // One side waits while the other works.
            "net_read_timeout = 3600",
            "net_write_timeout = 3600",
            // Who waits for the lock of a table makes all behind it wait too.
            "lock_wait_timeout = 2");

    private static final List<String> OF_MARIADB = List.of("max_statement_time = 0");
    private static final List<String> OF_MYSQL =
            List.of("max_execution_time = 0", "information_schema_stats_expiry = 0");

    private MySqlSession() {}

    public static boolean isMariaDb(Connection connection) throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductVersion()
                .toLowerCase(Locale.ROOT)
                .contains("mariadb");
    }

    static void begin(Connection connection) throws SQLException {
        List<String> settings = settings(connection);
        List<String> remembered = settings.stream()
                .map(MySqlSession::name)
                .map(name -> "@ringfence_" + name + " = @@SESSION." + name)
                .toList();
        DatabaseEngine.execute(connection, "SET " + String.join(", ", remembered));
        DatabaseEngine.execute(connection, "SET " + String.join(", ", settings));
    }

    static void end(Connection connection) throws SQLException {
        List<String> before = settings(connection).stream()
                .map(MySqlSession::name)
                .map(name -> name + " = @ringfence_" + name)
                .toList();
        DatabaseEngine.execute(connection, "SET " + String.join(", ", before));
    }

    /** Begins a transaction that writes nothing and sees one state. */
    static void beginSnapshot(Connection source) throws SQLException {
        begin(source);
        source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        source.setAutoCommit(false);
        startSnapshot(source);
    }

    static void startSnapshot(Connection source) throws SQLException {
        DatabaseEngine.execute(source, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }

    static void endSnapshot(Connection source) throws SQLException {
        source.rollback();
        source.setAutoCommit(true);
        end(source);
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf(' '));
    }

    private static List<String> settings(Connection connection) throws SQLException {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(isMariaDb(connection) ? OF_MARIADB : OF_MYSQL);
        return settings;
    }
}
