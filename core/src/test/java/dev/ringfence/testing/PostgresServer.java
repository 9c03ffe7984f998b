package dev.ringfence.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for all tests of a JVM; every test makes databases of its own. Stopped when the JVM ends. */
public final class PostgresServer {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PostgresServer() {}

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server =
                    builder().setServerConfig("max_connections", "200").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    /** A server of its own, for a test that does to it what others would feel; the test closes it. */
    public static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setPort(FreePort.find())
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Patience.LONG);
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }

    /** The name of a new, empty database. */
    public static String createDatabase() throws SQLException {
        return createDatabase("template1");
    }

    /** The name of a new database that is a copy of another one; nobody may be connected to that. */
    public static String createDatabase(String template) throws SQLException {
        String name = "db" + NUMBER.incrementAndGet();
        Sql.execute(superuser("postgres"), "CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    /** Connections of the superuser, each a new one. */
    public static DataSource superuser(String database) {
        return user(database, "postgres");
    }

    /** Connections of a user, each a new one; the server trusts everybody. */
    public static PGSimpleDataSource user(String database, String user) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"localhost"});
        dataSource.setPortNumbers(new int[] {Holder.SERVER.getPort()});
        dataSource.setDatabaseName(database);
        dataSource.setUser(user);
        return dataSource;
    }
}
