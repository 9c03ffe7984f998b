package dev.ringfence.refresh.copy;

import dev.ringfence.refresh.failure.ConnectionLoss;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** COPY through PostgreSQL's own driver: the one place that needs it. */
public final class PostgresCopy {
    /** The signature, no flags, no extension (PostgreSQL's documentation, COPY, "Binary Format"). */
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** In the place of the number of a row's fields. */
    private static final byte[] TRAILER = {-1, -1};

    private PostgresCopy() {}

    /** Whether the driver behind a connection can do it. */
    public static boolean isPossible(Connection connection) throws SQLException {
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
    public static final class Source implements AutoCloseable {
        private final Connection connection;
        private final CopyOut copy;
        private final CopyFormat format;
        private boolean begun;
        private long rows;

        /** Begins {@code COPY (query) TO STDOUT} in text format. */
        public Source(Connection connection, String query) throws SQLException {
            this(connection, query, CopyFormat.TEXT);
        }

        /** Begins {@code COPY (query) TO STDOUT}. */
        public Source(Connection connection, String query, CopyFormat format) throws SQLException {
            this.connection = connection;
            this.format = format;
            this.copy = driver(connection).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT" + format.options());
        }

        /**
         * The next row; {@code null} behind the last. The server sends one row to a message (PostgreSQL 18, 54.2.7), in
         * binary with the header before the first: the number of rows that it says it sent is held against those that
         * came.
         */
        public byte @Nullable [] next() throws SQLException {
            byte[] row = ConnectionLoss.cutIfExhausted(copy::readFromCopy, connection);
            if (format == CopyFormat.BINARY && row != null) {
                row = begun ? row : withoutHeader(row);
                begun = true;
                if (row.length == 0 || Arrays.equals(row, TRAILER)) {
                    return next();
                }
            }
            if (row != null) {
                rows++;
            } else if (copy.getHandledRowCount() != rows) {
                throw new SQLException("the server sent more than one row to a message", "08P01");
            }
            return row;
        }

        private static byte[] withoutHeader(byte[] message) throws SQLException {
            if (!Arrays.equals(message, 0, Math.min(HEADER.length, message.length), HEADER, 0, HEADER.length)) {
                throw new SQLException("the server's binary format has another header", "08P01");
            }
            return Arrays.copyOfRange(message, HEADER.length, message.length);
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Rows that are written. */
    public static final class Target implements AutoCloseable {
        private final CopyIn copy;
        private final CopyFormat format;

        /** Begins {@code COPY table (columns) FROM STDIN}. */
        public Target(Connection connection, String into, CopyFormat format) throws SQLException {
            this.format = format;
            this.copy = driver(connection).getCopyAPI().copyIn("COPY " + into + " FROM STDIN" + format.options());
            if (format == CopyFormat.BINARY) {
                write(HEADER, 0, HEADER.length);
            }
        }

        public void write(byte[] bytes, int from, int length) throws SQLException {
            copy.writeToCopy(bytes, from, length);
        }

        /** How many rows the server took. */
        public long end() throws SQLException {
            if (format == CopyFormat.BINARY) {
                write(TRAILER, 0, TRAILER.length);
            }
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
