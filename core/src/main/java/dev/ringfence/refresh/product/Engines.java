package dev.ringfence.refresh.product;

import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.RefreshFailures;
import dev.ringfence.refresh.jdbc.H2Engine;
import dev.ringfence.refresh.jdbc.JdbcEngine;
import dev.ringfence.refresh.mysql.MySqlEngine;
import dev.ringfence.refresh.postgres.PostgresEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which engine knows a database. */
public final class Engines {
    private Engines() {}

    /**
     * The engine behind a connection, empty for products that are not supported.
     *
     * @param concessions what it may cost
     */
    public static Optional<DatabaseEngine> of(Connection connection, Set<RefreshConcession> concessions)
            throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> Optional.of(new PostgresEngine());
            case "H2" -> Optional.of(new H2Engine());
            case "MariaDB", "MySQL" ->
                Optional.of(new MySqlEngine(connection.getMetaData().getDatabaseProductName()));
            default -> JdbcEngine.of(connection, concessions);
        };
    }

    /**
     * The engine of two databases.
     *
     * @param concessions what it may cost
     * @param here the name of the environment that this process runs in
     * @throws RefreshDeniedException if they are of different products, or of one that is not supported
     */
    public static DatabaseEngine ofBoth(Connection from, Connection to, Set<RefreshConcession> concessions, String here)
            throws SQLException {
        Optional<DatabaseEngine> engine = of(from, concessions);
        Optional<DatabaseEngine> other = of(to, concessions);
        if (engine.isEmpty()
                || other.isEmpty()
                || !engine.get().product().equals(other.get().product())) {
            throw new RefreshFailures(here)
                    .denied(
                            "refresh.product",
                            "A refresh between these databases",
                            List.of(from.getMetaData().getDatabaseProductName() + " to "
                                    + to.getMetaData().getDatabaseProductName()),
                            "use one product on both sides, that has transactions, the isolation SERIALIZABLE, names in"
                                    + " double quotes, and columns of one type each, which SQLite has not");
        }
        return engine.get();
    }
}
