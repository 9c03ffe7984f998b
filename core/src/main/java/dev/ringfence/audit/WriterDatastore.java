package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreSession;
import dev.ringfence.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an entry can be inserted on a writer's connection: it leads to the datastore of the trail, by the same
 * URL, and its user may insert there. In doubt it cannot. Safe for use by many threads.
 */
final class WriterDatastore {
    private static final String MAY_INSERT = "SELECT pg_catalog.has_schema_privilege('ringfence', 'USAGE')"
            + " AND pg_catalog.has_table_privilege('ringfence.audit_unsealed', 'INSERT')";

    private final StoreConnections connections;
    private final Map<String, Boolean> usersThatMay = new ConcurrentHashMap<>();
    private volatile @Nullable String home;

    WriterDatastore(StoreConnections connections) {
        this.connections = connections;
    }

    /**
     * True if it can. Costs a query for the first writer, and on PostgreSQL for the first of each user: there, a statement
     * that fails makes the writer's transaction unusable.
     */
    boolean takes(Connection writer) throws SQLException {
        DatabaseMetaData metaData = writer.getMetaData();
        if (!place(metaData.getURL()).equals(home())) {
            return false;
        }
        if (StoreDatabase.of(writer).product() != StoreDatabase.Product.POSTGRESQL) {
            return true;
        }
        String user = String.valueOf(metaData.getUserName());
        Boolean may = usersThatMay.get(user);
        if (may == null) {
            may = mayInsert(connections.on(writer));
            usersThatMay.put(user, may);
        }
        return may;
    }

    private static boolean mayInsert(StoreSession session) throws SQLException {
        try (PreparedStatement select = session.prepare(MAY_INSERT);
                ResultSet rows = select.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** @throws StoreUnavailableException if the trail's own datastore does not answer, before it did once */
    private String home() {
        String known = home;
        if (known == null) {
            known = connections.get(
                    "tell its URL",
                    session -> place(session.connection().getMetaData().getURL()));
            home = known;
        }
        return known;
    }

    /** A URL without its parameters, which do not change the database. */
    private static String place(@Nullable String url) {
        return url == null ? "" : url.split("[?;]", 2)[0];
    }
}
