package dev.ringfence.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to a store for one piece of work each, and turns everything that is not an answer into a {@link
 * StoreUnavailableException}.
 *
 * <p>Guarantees a time-out for each statement, and one twice as long for the network (PostgreSQL and MariaDB; H2's
 * driver has none, set {@code NETWORK_TIMEOUT} in its URL). The wait for a connection is the DataSource's own matter:
 * give a pool a short one. Work that the database ended as a deadlock or a failed serialization is done again, three
 * times at most; it must therefore have no effect outside the database.
 *
 * <p>Takes a DataSource that is <em>not</em> guarded. Safe for use by many threads.
 */
public final class StoreConnections {
    private static final int MOST_TRIES = 3;

    private final DataSource dataSource;
    private final Duration timeout;
    private final String component;
    private final int version;
    private final AtomicReference<@Nullable StoreDatabase> known = new AtomicReference<>();

    /** Work that the database may fail. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it, on a connection that is given back afterwards. */
        T get(StoreSession session) throws SQLException;
    }

    /**
     * Connections of a DataSource; none is opened before the first work.
     *
     * @param timeout how long a statement may take, rounded up to whole seconds
     * @param component whose tables the work is on, as {@link StoreTables} names it
     * @param version the version of these tables that this library needs; it is checked before the first work
     * @throws IllegalArgumentException if the time-out is not positive
     */
    public StoreConnections(DataSource dataSource, Duration timeout, String component, int version) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("'timeout' must be positive but was " + timeout);
        }
        this.timeout = timeout;
        this.component = Objects.requireNonNull(component, "component");
        this.version = version;
    }

    /**
     * Does work whose statements are committed one by one.
     *
     * @param what what is done, for the message: "find an entry"
     * @throws StoreUnavailableException if the database did not do it; whether a change took effect is then unknown
     */
    public <T> T get(String what, Work<T> work) {
        return tried(what, connection -> {
            connection.setAutoCommit(true);
            return work.get(session(connection));
        });
    }

    /**
     * Does work in one transaction, and rolls it back whatever was thrown.
     *
     * @param what what is done, for the message: "seal entries"
     * @throws StoreUnavailableException if the database did not do it; whether a change took effect is then unknown
     */
    public <T> T inTransaction(String what, Work<T> work) {
        return tried(what, connection -> {
            connection.setAutoCommit(false);
            T result = work.get(session(connection));
            connection.commit();
            return result;
        });
    }

    /**
     * Names and statements for work on a connection of the caller's, in its transaction. Asks the store first which
     * database it is, if no work did so yet.
     *
     * @throws IllegalArgumentException if the connection is of another product, so that it cannot hold the store
     * @throws StoreUnavailableException if the store does not say which database it is
     * @throws SQLException if the connection fails
     */
    public StoreSession on(Connection writer) throws SQLException {
        StoreDatabase home = known.get();
        if (home == null) {
            home = get("tell which database it is", StoreSession::database);
        }
        StoreDatabase.Product there = StoreDatabase.of(writer).product();
        if (there != home.product()) {
            throw new IllegalArgumentException("'writer' must be of " + home.product() + " but was of " + there);
        }
        return new StoreSession(writer, home, seconds());
    }

    /** @throws StoreTablesAbsentException if the tables cannot be used */
    private StoreSession session(Connection connection) throws SQLException {
        StoreDatabase database = known.get();
        if (database != null) {
            return new StoreSession(connection, database, seconds());
        }
        StoreSession first = new StoreSession(connection, StoreDatabase.of(connection), seconds());
        try {
            first.requireTables(component, version);
        } catch (SQLException unusable) {
            if (isAbsence(unusable)) {
                throw new StoreTablesAbsentException(component, unusable);
            }
            throw unusable;
        }
        known.set(first.database());
        return first;
    }

    /** No such table (class 42 of SQL:2016) or schema (H2's 90079), or what {@link StoreSession} says itself. */
    private static boolean isAbsence(SQLException unusable) {
        String state = unusable.getSQLState();
        return state == null || state.startsWith("42") || state.equals("90079");
    }

    private int seconds() {
        return (int) Math.min(Integer.MAX_VALUE, timeout.plusMillis(999).toSeconds());
    }

    /** Work on a connection whose settings it may change. */
    @FunctionalInterface
    private interface Step<T> {
        T get(Connection connection) throws SQLException;
    }

    private <T> T tried(String what, Step<T> step) {
        for (int tries = 1; ; tries++) {
            try {
                return once(step);
            } catch (SQLException e) {
                if (tries == MOST_TRIES
                        || e.getSQLState() == null
                        || !e.getSQLState().startsWith("40")) {
                    throw new StoreUnavailableException("the store did not " + what, e);
                }
            }
        }
    }

    private <T> T once(Step<T> step) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            ConnectionSettings before = ConnectionSettings.of(connection);
            T result;
            try {
                connection.setNetworkTimeout(Runnable::run, 2000 * Math.min(seconds(), 1_000_000));
                result = step.get(connection);
            } catch (SQLException | RuntimeException e) {
                before.restoreAfter(e, connection);
                throw e;
            }
            before.restore(connection);
            return result;
        }
    }
}
