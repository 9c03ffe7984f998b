package dev.ringfence.examples.story.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL of its own on a free port, with two databases. */
public final class PostgresServer implements Databases {
    private static final String ADMIN = "postgres";

    /** On a machine that has much else to do it takes its time. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private final EmbeddedPostgres server;
    private final String product;

    private PostgresServer(EmbeddedPostgres server, String product) {
        this.server = server;
        this.product = product;
    }

    /**
     * Unpacks and starts the server.
     *
     * @throws IOException if it does not start
     * @throws SQLException if the databases cannot be made
     */
    public static PostgresServer start() throws IOException, SQLException {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder().setPGStartupWait(STARTS_WITHIN).start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The machine's locale decides the encoding otherwise, and under LANG=C no emoji could be stored.
            String encoding = " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0";
            statement.execute("CREATE DATABASE production" + encoding);
            statement.execute("CREATE DATABASE staging" + encoding);
            try (ResultSet version = statement.executeQuery("SHOW server_version")) {
                version.next();
                return new PostgresServer(server, "PostgreSQL " + version.getString(1) + ", two databases");
            }
        } catch (SQLException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public String productionUrl() {
        return server.getJdbcUrl(ADMIN, "production");
    }

    @Override
    public String stagingUrl() {
        return server.getJdbcUrl(ADMIN, "staging");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
