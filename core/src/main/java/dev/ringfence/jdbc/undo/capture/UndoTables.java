package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The tables of the log, by their names in statements. Whether they are there in a version that this library can use is
 * asked once, before the first name is given. Safe for use by many threads.
 */
public final class UndoTables {
    /** As {@link StoreTables} names them. */
    public static final String COMPONENT = "undo";

    private static final int VERSION = 1;

    private final StoreDatabase database;
    private volatile boolean usable;

    public UndoTables(StoreDatabase database) {
        this.database = database;
    }

    /** The table of the steps. */
    public String steps(Connection connection) throws SQLException {
        return named("undo_step", connection);
    }

    /** The table of the rows. */
    public String rows(Connection connection) throws SQLException {
        return named("undo_row", connection);
    }

    private String named(String table, Connection connection) throws SQLException {
        if (!usable) {
            StoreTables.require(connection, COMPONENT, VERSION);
            usable = true;
        }
        return database.table(table);
    }
}
