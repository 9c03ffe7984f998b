package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Connections that show one state of the source.
 *
 * @param connections the first is the run's own
 */
record MySqlReaders(List<Connection> connections) implements AutoCloseable {
    MySqlReaders {
        connections = List.copyOf(connections);
    }

    static MySqlReaders open(RefreshJob job) throws SQLException {
        return new MySqlReaders(List.of(job.from()));
    }

    @Override
    public void close() {}
}
