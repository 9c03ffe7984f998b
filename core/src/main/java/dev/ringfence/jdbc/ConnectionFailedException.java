package dev.ringfence.jdbc;

import dev.ringfence.jdbc.database.Endpoint;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/**
 * No connection was opened. Unlike a driver's, the message can be shown: it says where the URL points, what is the matter
 * and what to do, and holds neither user nor password nor options of the URL. State and code are the driver's, whose own
 * exception is the cause.
 */
public final class ConnectionFailedException extends SQLException {
    private static final long serialVersionUID = 1L;

    /** ER_BAD_DB_ERROR of MariaDB and MySQL, whose SQLSTATE is that of syntax errors. */
    private static final int MYSQL_NO_DATABASE = 1049;

    private ConnectionFailedException(String message, SQLException cause) {
        super(message, cause.getSQLState(), cause.getErrorCode(), cause);
    }

    static ConnectionFailedException of(String url, SQLException failed) {
        String state = Objects.requireNonNullElse(failed.getSQLState(), "none");
        return new ConnectionFailedException(
                "No connection to " + Endpoint.of(url) + ", SQL state " + state + ": " + matter(url, state, failed),
                failed);
    }

    /** States of class 08 and 28 are the standard's (SQL:2016, 24.1), the others those of PostgreSQL, MariaDB and H2. */
    private static String matter(String url, String state, SQLException failed) {
        if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
            return "no driver on the class path knows such a URL; add the database's driver, or mend the URL";
        }
        if (state.startsWith("28")) {
            return "it refuses the user or the password; check both, and that the user may come from this machine";
        }
        if (state.equals("3D000") || state.equals("90146") || failed.getErrorCode() == MYSQL_NO_DATABASE) {
            return "there is no database of that name; mend the URL, or create it";
        }
        if (state.equals("90020")) {
            return "another process has its file open; end that process, or run the database as a server";
        }
        if (state.startsWith("53")) {
            return "it has no room for one more connection; close others, or let it have more";
        }
        if (state.startsWith("08")) {
            return "nothing answers there that can be understood; check host and port, that the server runs, and that a"
                    + " firewall lets this machine through";
        }
        return "look the state up in the database's log";
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            // It knows such URLs, or it could not refuse this one.
            return true;
        }
    }
}
