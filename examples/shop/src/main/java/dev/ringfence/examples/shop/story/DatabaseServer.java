package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.examples.story.database.H2Files;
import java.io.Closeable;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.tools.Server;

/** Both databases where other processes reach them. H2's files belong to one process, so that one serves them to all. */
final class DatabaseServer implements Closeable {
    private static final String FILE = "jdbc:h2:file:";

    private final Optional<Server> h2;
    private final String productionUrl;
    private final String stagingUrl;

    private DatabaseServer(Optional<Server> h2, String productionUrl, String stagingUrl) {
        this.h2 = h2;
        this.productionUrl = productionUrl;
        this.stagingUrl = stagingUrl;
    }

    static DatabaseServer of(Databases databases) throws SQLException {
        if (!(databases instanceof H2Files)) {
            return new DatabaseServer(Optional.empty(), databases.productionUrl(), databases.stagingUrl());
        }
        // Read when H2 opens its first server; without it the port is open to the network.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // A server makes no database that is not there.
        databases.production().getConnection().close();
        databases.staging().getConnection().close();
        Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
        String base = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/";
        return new DatabaseServer(
                Optional.of(server),
                databases.productionUrl().replace(FILE, base),
                databases.stagingUrl().replace(FILE, base));
    }

    String productionUrl() {
        return productionUrl;
    }

    String stagingUrl() {
        return stagingUrl;
    }

    @Override
    public void close() {
        h2.ifPresent(Server::stop);
    }
}
