package dev.ringfence.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what one transaction changed into the log, by the connection that changes it. */
final class UndoRecorder {
    private final UndoEngine engine;
    private final UndoSubjects subjects;
    private final UndoLimits limits;

    UndoRecorder(UndoEngine engine, UndoSubjects subjects, UndoLimits limits) {
        this.engine = engine;
        this.subjects = subjects;
        this.limits = limits;
    }

    /**
     * Who changes rows, in which order.
     *
     * @param id of all that can only be brought back together
     * @param operation the name of what runs
     * @param actor who runs it
     * @param recordedAt milliseconds since 1970-01-01T00:00:00Z
     */
    record Heading(String id, String operation, String actor, long recordedAt) {}

    /** What has been kept in one transaction so far. */
    static final class Tally {
        private int steps;
        private long rows;
        private long bytes;

        Tally copy() {
            Tally copy = new Tally();
            copy.steps = steps;
            copy.rows = rows;
            copy.bytes = bytes;
            return copy;
        }
    }

    void write(Connection connection, Heading heading, List<UndoStep> steps, Tally tally)
            throws SQLException, UndoObstacle {
        String insertStep = "INSERT INTO " + engine.steps()
                + " (undo_id, step, table_schema, table_name, column_names, row_count, size_bytes, operation, actor,"
                + " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        for (UndoStep step : steps) {
            int number = tally.steps++;
            long bytes = writeRows(connection, heading.id(), number, step);
            tally.rows += step.changes().size();
            tally.bytes += bytes;
            limits.checkRows(tally.rows);
            limits.checkBytes(tally.bytes);
            try (PreparedStatement statement = connection.prepareStatement(insertStep)) {
                statement.setString(1, heading.id());
                statement.setInt(2, number);
                statement.setString(3, step.table().schema());
                statement.setString(4, step.table().name());
                statement.setString(5, UndoText.write(step.table().columnNames()));
                statement.setInt(6, step.changes().size());
                statement.setLong(7, bytes);
                statement.setString(8, heading.operation());
                statement.setString(9, heading.actor());
                statement.setLong(10, heading.recordedAt());
                statement.executeUpdate();
            }
        }
    }

    private long writeRows(Connection connection, String id, int number, UndoStep step) throws SQLException {
        String sql = "INSERT INTO " + engine.rows() + " (undo_id, step, row_number_in_step, key_before, key_after,"
                + " image_before, digest_after, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        UndoTable table = step.table();
        long bytes = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int row = 0;
            for (UndoChange change : step.changes()) {
                List<@Nullable String> before = change.before();
                List<@Nullable String> after = change.after();
                String image = before == null ? null : UndoText.write(before);
                statement.setString(1, id);
                statement.setInt(2, number);
                statement.setInt(3, row);
                statement.setString(4, before == null ? null : UndoText.write(table.keyOf(before)));
                statement.setString(5, after == null ? null : UndoText.write(table.keyOf(after)));
                statement.setString(6, image);
                statement.setString(
                        7, after == null ? null : UndoText.digest(place(id, number, row), UndoText.write(after)));
                statement.setString(8, subjects.digest(table, change.known()));
                statement.addBatch();
                bytes += image == null ? 0 : image.getBytes(StandardCharsets.UTF_8).length;
                row++;
            }
            statement.executeBatch();
        }
        return bytes;
    }

    /** The place of a row in the log. */
    static String place(String id, int step, int row) {
        return id + "/" + step + "/" + row;
    }
}
