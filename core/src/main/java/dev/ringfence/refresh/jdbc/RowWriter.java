package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.engine.RowBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Writes batches of rows in their order: some together where one statement takes them, the others one by one. For one thread. */
final class RowWriter implements AutoCloseable {
    private static final String VALUES = " VALUES ";

    private final int columns;
    private final int together;
    private final PreparedStatement one;
    private final @Nullable PreparedStatement some;

    /**
     * Prepares its statements.
     *
     * @param statement that writes a row of so many columns; an INSERT with one list of values where rows go together
     * @param together how many rows do; 1 if none
     */
    RowWriter(Connection target, String statement, int columns, int together) throws SQLException {
        this.columns = columns;
        this.together = together;
        this.some = together > 1 ? target.prepareStatement(ofSome(statement, together)) : null;
        this.one = target.prepareStatement(statement);
    }

    private static String ofSome(String insert, int together) {
        int values = insert.lastIndexOf(VALUES) + VALUES.length();
        return insert.substring(0, values) + String.join(", ", Collections.nCopies(together, insert.substring(values)));
    }

    /** Writes the first columns of each row as they are now. */
    void write(RowBatch batch) throws SQLException {
        int begin = some == null ? 0 : writeTogether(some, batch);
        if (begin < batch.count()) {
            for (int row = begin; row < batch.count(); row++) {
                batch.bind(one, 1, row, columns);
                one.addBatch();
            }
            one.executeBatch();
        }
    }

    /** How many rows are written then. */
    private int writeTogether(PreparedStatement statement, RowBatch batch) throws SQLException {
        int rows = batch.count() - batch.count() % together;
        for (int row = 0; row < rows; row++) {
            int place = row % together;
            batch.bind(statement, 1 + place * columns, row, columns);
            if (place == together - 1) {
                statement.addBatch();
            }
        }
        if (rows > 0) {
            statement.executeBatch();
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        try {
            if (some != null) {
                some.close();
            }
        } finally {
            one.close();
        }
    }
}
