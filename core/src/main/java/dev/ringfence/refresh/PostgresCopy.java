package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** COPY in PostgreSQL's text format, through its own driver: the one place that needs it. */
final class PostgresCopy {
    private PostgresCopy() {}

    /** Whether the driver behind a connection can do it. */
    static boolean isPossible(Connection connection) throws SQLException {
        try {
            return connection.isWrapperFor(PGConnection.class);
        } catch (NoClassDefFoundError absent) {
            return false;
        }
    }

    private static PGConnection driver(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    /** Rows that are read. */
    static final class Source implements AutoCloseable {
        private final CopyOut copy;
        private long rows;

        /** Begins {@code COPY (query) TO STDOUT}. */
        Source(Connection connection, String query) throws SQLException {
            copy = driver(connection).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT");
        }

        /**
         * The next row with its line feed; {@code null} behind the last. The server sends one row to a message
         * (PostgreSQL 18, 54.2.7): the number of rows that it says it sent is held against those that came.
         */
        byte @Nullable [] next() throws SQLException {
            byte[] row = copy.readFromCopy();
            if (row != null) {
                rows++;
            } else if (copy.getHandledRowCount() != rows) {
                throw new SQLException("the server sent more than one row to a message", "08P01");
            }
            return row;
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Rows that are written. */
    static final class Target implements AutoCloseable {
        private final CopyIn copy;

        /** Begins {@code COPY table (columns) FROM STDIN}. */
        Target(Connection connection, String into) throws SQLException {
            copy = driver(connection).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        }

        void write(byte[] bytes, int from, int length) throws SQLException {
            copy.writeToCopy(bytes, from, length);
        }

        /** How many rows the server took. */
        long end() throws SQLException {
            return copy.endCopy();
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
