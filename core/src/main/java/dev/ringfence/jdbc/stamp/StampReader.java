package dev.ringfence.jdbc.stamp;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.database.Endpoint;
import dev.ringfence.jdbc.database.QueryTimeout;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the stamp through a raw connection, also in the middle of the caller's transaction. Stateless. */
final class StampReader {
    private static final int TIMEOUT_SECONDS = 5;
    private static final String COLUMNS =
            "SELECT environment, tier, data_class, origin, endpoint, nonce, sequence_number,"
                    + " stamped_by, stamped_at, reason, tool_version, link";

    private StampReader() {}

    /** Never throws for what the database does: what goes wrong makes the stamp unreadable. */
    static StampReading read(Connection connection) {
        try {
            DatabaseMetaData metaData = connection.getMetaData();
            String endpoint = Endpoint.of(metaData.getURL());
            StampTable table = StampTable.of(metaData);
            return table.failurePoisonsTransaction() && !connection.getAutoCommit()
                    ? readBehindSavepoint(connection, table, endpoint)
                    : read(connection, table, endpoint);
        } catch (SQLException e) {
            return new StampReading.Unreadable("the stamp could not be read, SQL state " + e.getSQLState());
        }
    }

    private static StampReading readBehindSavepoint(Connection connection, StampTable table, String endpoint)
            throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            StampReading reading = read(connection, table, endpoint);
            connection.releaseSavepoint(savepoint);
            return reading;
        } catch (SQLException e) {
            connection.rollback(savepoint);
            throw e;
        }
    }

    private static StampReading read(Connection connection, StampTable table, String endpoint) throws SQLException {
        StampTable.Access access = table.access(connection);
        return switch (access) {
            case FORBIDDEN -> new StampReading.Unreadable("this user may not read the stamp table");
            case BROKEN -> new StampReading.Unreadable("the stamp table lacks a column");
            case ABSENT ->
                new StampReading.Unstamped(
                        table.empty(connection), new DatastoreOrigin(table.identity(connection), endpoint));
            case READABLE -> {
                DatastoreOrigin here = new DatastoreOrigin(table.identity(connection), endpoint);
                yield current(connection, table.qualifiedName(connection), here);
            }
        };
    }

    /** Two rows suffice: the current one, and the one that its link is tied to. */
    private static StampReading current(Connection connection, String table, DatastoreOrigin here) throws SQLException {
        String query = COLUMNS + ", (SELECT COUNT(*) FROM " + table + "), (SELECT MIN(sequence_number) FROM " + table
                + ") FROM " + table + " ORDER BY sequence_number DESC";
        try (Statement statement = connection.createStatement()) {
            QueryTimeout before = QueryTimeout.set(statement, TIMEOUT_SECONDS);
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery(query)) {
                if (!rows.next()) {
                    return new StampReading.Unreadable("the stamp table is empty");
                }
                DatastoreStamp stamp = stamp(rows);
                if (stamp == null) {
                    return new StampReading.Unreadable("the stamp is not in its known form: it was edited");
                }
                String link = rows.getString(12);
                boolean gapless = rows.getLong(13) == stamp.sequence() && rows.getLong(14) == 1;
                String linkBefore = rows.next() ? rows.getString(12) : StampLink.ROOT;
                return gapless && StampLink.of(linkBefore, stamp).equals(link)
                        ? new StampReading.Stamped(stamp, here)
                        : new StampReading.Unreadable("the stamp's lineage is broken: it was edited");
            } finally {
                before.restore(statement);
            }
        }
    }

    /** Every stamp, the first one first. */
    static List<Linked> lineage(Connection connection, String table) throws SQLException {
        List<Linked> lineage = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS + " FROM " + table + " ORDER BY sequence_number")) {
            while (rows.next()) {
                DatastoreStamp stamp = stamp(rows);
                if (stamp == null) {
                    throw new SQLException("row " + (lineage.size() + 1) + " of the stamp's lineage was edited");
                }
                lineage.add(new Linked(stamp, rows.getString(12)));
            }
        }
        return lineage;
    }

    /** A stamp with the link stored beside it. */
    record Linked(DatastoreStamp stamp, String link) {}

    private static @Nullable DatastoreStamp stamp(ResultSet row) throws SQLException {
        try {
            return new DatastoreStamp(
                    row.getString(1),
                    Tier.valueOf(row.getString(2)),
                    DataClass.valueOf(row.getString(3)),
                    // An empty text is NULL in some databases.
                    new DatastoreOrigin(Objects.requireNonNullElse(row.getString(4), ""), row.getString(5)),
                    row.getString(6),
                    row.getLong(7),
                    row.getString(8),
                    Instant.parse(row.getString(9)),
                    row.getString(10),
                    row.getString(11));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            // Not a stamp that we wrote; what it holds instead must not be shown.
            return null;
        }
    }
}
