package dev.ringfence.examples.quickstart.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Inserts rows many at a time; before its own rows it sends those that they refer to. */
final class Batch implements AutoCloseable {
    private static final int ROWS = 1_000;

    private final PreparedStatement statement;
    private final @Nullable Batch referred;
    private int waiting;
    private long rows;

    Batch(Connection connection, String table, int columns, @Nullable Batch referred) throws SQLException {
        this.referred = referred;
        String marks = String.join(", ", Collections.nCopies(columns, "?"));
        statement = connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")");
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
        rows++;
        waiting++;
        if (waiting == ROWS) {
            send();
        }
    }

    /** Sends and commits what waits: a small transaction costs H2 less than its part of a large one. */
    void send() throws SQLException {
        if (referred != null) {
            referred.send();
        }
        statement.executeBatch();
        statement.getConnection().commit();
        waiting = 0;
    }

    /** How many rows were added. */
    long rows() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
