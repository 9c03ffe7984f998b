package dev.ringfence.jdbc.stamp;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Appends to the lineage. The primary key decides between two that append at once: one of them fails. */
final class StampWriter {
    private StampWriter() {}

    static void createTable(Connection connection, StampTable table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : table.definition(connection)) {
                statement.execute(sql);
            }
        }
    }

    /** Inserts without committing; the stamp's sequence must be the next one. */
    static void append(Connection connection, StampTable table, DatastoreStamp stamp) throws SQLException {
        String name = table.qualifiedName(connection);
        List<StampReader.Linked> lineage = StampReader.lineage(connection, name);
        String before = lineage.isEmpty()
                ? StampLink.ROOT
                : lineage.get(lineage.size() - 1).link();
        String insert =
                "INSERT INTO " + name + " (sequence_number, environment, tier, data_class, origin, endpoint, nonce,"
                        + " stamped_by, stamped_at, reason, tool_version, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, stamp.sequence());
            statement.setString(2, stamp.environment());
            statement.setString(3, stamp.tier().name());
            statement.setString(4, stamp.dataClass().name());
            statement.setString(5, stamp.origin().identity());
            statement.setString(6, stamp.origin().endpoint());
            statement.setString(7, stamp.nonce());
            statement.setString(8, stamp.by());
            statement.setString(9, stamp.at().toString());
            statement.setString(10, stamp.reason());
            statement.setString(11, stamp.toolVersion());
            statement.setString(12, StampLink.of(before, stamp));
            statement.executeUpdate();
        }
    }
}
