package dev.ringfence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection to the store that is open for one piece of work, and the names of the tables there. For one thread. */
public final class StoreSession {
    private final Connection connection;
    private final StoreDatabase database;
    private final int timeoutSeconds;

    StoreSession(Connection connection, StoreDatabase database, int timeoutSeconds) {
        this.connection = connection;
        this.database = database;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** The connection; it is closed or given back when the work ends. */
    public Connection connection() {
        return connection;
    }

    /** The database that it is connected to. */
    public StoreDatabase database() {
        return database;
    }

    /** The name of a table in statements. */
    public String table(String name) {
        return database.table(name);
    }

    /**
     * A statement that gives up after the time-out. On H2 it waits for the lock time-out of the database instead, since
     * there the time-out would stay with the connection.
     *
     * @throws SQLException if the connection fails
     */
    @SuppressWarnings("SqlSourceToSinkFlow") // statements of ours only
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        if (database.product() != StoreDatabase.Product.H2) {
            statement.setQueryTimeout(timeoutSeconds);
        }
        return statement;
    }

    /**
     * Checks that a component's tables are there in a version that this library can use.
     *
     * @param needed the version of the tables that this library needs
     * @throws SQLException if they are absent, older than needed, or so new that they say this library cannot use them;
     *     the message says what to do
     */
    void requireTables(String component, int needed) throws SQLException {
        try (PreparedStatement select = prepare(
                "SELECT table_version, oldest_reader FROM " + table("table_version") + " WHERE component = ?")) {
            select.setString(1, component);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("the tables of '" + component + "' are absent: call StoreTables.create");
                }
                if (rows.getInt(1) < needed) {
                    throw new SQLException("the tables of '" + component + "' have version " + rows.getInt(1)
                            + " but version " + needed + " is needed: call StoreTables.create");
                }
                if (rows.getInt(2) > needed) {
                    throw new SQLException("the tables of '" + component + "' have version " + rows.getInt(1)
                            + " and take libraries that know version " + rows.getInt(2) + ", but this one knows "
                            + needed + ": upgrade it");
                }
            }
        }
    }
}
