package dev.ringfence.jdbc.stamp;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A first stamp of PostgreSQL whose row was edited, and then tied as if it had been written so. */
public final class RelinkedStamp {
    private RelinkedStamp() {}

    public static void relink(DataSource raw) throws SQLException {
        try (Connection connection = raw.getConnection()) {
            DatastoreStamp stamp = StampReader.lineage(connection, "ringfence.datastore_stamp")
                    .get(0)
                    .stamp();
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE ringfence.datastore_stamp SET link = ?")) {
                update.setString(1, StampLink.of(StampLink.ROOT, stamp));
                update.executeUpdate();
            }
        }
    }
}
