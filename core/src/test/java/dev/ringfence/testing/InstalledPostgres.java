package dev.ringfence.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server of the PostgreSQL that Debian's packages installed on this machine, the oldest if there are several: another
 * version than {@link PostgresServer}'s. Databases of its own in a directory of its own, on a free port of the loopback.
 */
public final class InstalledPostgres implements AutoCloseable {
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final Path RUN_AS = Path.of("/usr/sbin/runuser");

    private final Path binaries;
    private final Path directory;
    private final int port;

    private InstalledPostgres(Path binaries, Path directory, int port) {
        this.binaries = binaries;
        this.directory = directory;
        this.port = port;
    }

    /** Where its programs are; empty if no server is installed that can be started by who runs the tests. */
    public static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PACKAGES) || (isRoot() && !Files.isExecutable(RUN_AS))) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .min(Comparator.comparing(Path::toString));
        }
    }

    /** Starts one; its directory is made below that one. */
    public static InstalledPostgres start(Path binaries, Path below) throws IOException, InterruptedException {
        int port = FreePort.find();
        Path directory = below.resolve("installed-postgres");
        InstalledPostgres server = new InstalledPostgres(binaries, directory, port);
        Files.createDirectory(directory);
        if (isRoot()) {
            // The server does not start as root, and its own user must reach the directory.
            Files.setPosixFilePermissions(below, PosixFilePermissions.fromString("rwx--x--x"));
            run(List.of("chown", USER, directory.toString()));
        }
        server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        server.start("");
        return server;
    }

    private void start(String settings) throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "-D",
                data(),
                "-l",
                directory.resolve("log").toString(),
                "-w",
                "-t",
                Long.toString(Patience.LONG.toSeconds()),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" + settings,
                "start");
    }

    /** Starts a hot standby of it, which follows it from now on, and ends at once whoever reads what is to change. */
    public InstalledPostgres hotStandby() throws IOException, InterruptedException {
        Path beside = directory.resolveSibling("standby-postgres");
        InstalledPostgres standby = new InstalledPostgres(binaries, beside, FreePort.find());
        Files.createDirectory(beside);
        if (isRoot()) {
            run(List.of("chown", USER, beside.toString()));
        }
        standby.run(
                "pg_basebackup",
                "-D",
                standby.data(),
                "-d",
                "host=127.0.0.1 port=" + port + " user=" + USER,
                "-R",
                "-X",
                "stream",
                "-c",
                "fast");
        standby.start(" -c max_standby_streaming_delay=0 -c hot_standby_feedback=off");
        return standby;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of(RUN_AS.toString(), "-u", USER, "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                // A server that is started keeps what it inherits: nobody may wait for the end of its output.
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException(command.get(0) + " failed: " + command);
        }
    }

    /** A new, empty database; connections of the superuser, each a new one. */
    public PGSimpleDataSource createDatabase(String name) throws SQLException {
        Sql.execute(database(USER), "CREATE DATABASE " + name);
        return database(name);
    }

    /** A database that is there; connections of the superuser, each a new one. */
    public PGSimpleDataSource database(String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName(name);
        dataSource.setUser(USER);
        return dataSource;
    }

    /** Its major version. */
    public int version() throws SQLException {
        try (Connection connection = database(USER).getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stopped", e);
        }
    }
}
