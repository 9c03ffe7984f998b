package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoChange;
import dev.ringfence.jdbc.undo.row.UndoLimits;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.jdbc.undo.row.UndoText;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what was changed into the log, by the connection that changed it. */
public final class UndoRecorder {
    private final UndoTables tables;
    private final UndoSubjects subjects;
    private final UndoLimits limits;

    public UndoRecorder(UndoTables tables, UndoSubjects subjects, UndoLimits limits) {
        this.tables = tables;
        this.subjects = subjects;
        this.limits = limits;
    }

    /**
     * Keeps steps, in order.
     *
     * @throws UndoObstacle if they are too many or too large; nothing was written then
     */
    public void write(Connection connection, UndoUnit unit, List<UndoStep> steps) throws SQLException, UndoObstacle {
        List<List<@Nullable String>> images = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        long[] sizes = new long[steps.size()];
        for (int i = 0; i < sizes.length; i++) {
            List<@Nullable String> ofStep = images(steps.get(i));
            sizes[i] = ofStep.stream().mapToLong(UndoRecorder::size).sum();
            images.add(ofStep);
            rows += ofStep.size();
            bytes += sizes[i];
        }
        limits.checkRows(unit.rows() + rows);
        limits.checkBytes(unit.bytes() + bytes);
        for (int i = 0; i < sizes.length; i++) {
            int number = unit.nextStep();
            writeRows(connection, unit.id(), number, steps.get(i), images.get(i));
            writeStep(connection, unit, number, steps.get(i), sizes[i]);
        }
        unit.kept(rows, bytes);
    }

    private static List<@Nullable String> images(UndoStep step) {
        List<@Nullable String> images = new ArrayList<>(step.changes().size());
        for (UndoChange change : step.changes()) {
            List<@Nullable String> before = change.before();
            images.add(before == null ? null : UndoText.write(before));
        }
        return images;
    }

    private static long size(@Nullable String image) {
        return image == null ? 0 : image.getBytes(StandardCharsets.UTF_8).length;
    }

    private void writeStep(Connection connection, UndoUnit unit, int number, UndoStep step, long bytes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + tables.steps(connection)
                + " (undo_id, step, table_schema, table_name, column_names, row_count, size_bytes, operation, actor,"
                + " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, unit.id());
            statement.setInt(2, number);
            statement.setString(3, step.table().schema());
            statement.setString(4, step.table().name());
            statement.setString(5, UndoText.write(step.table().columnNames()));
            statement.setInt(6, step.changes().size());
            statement.setLong(7, bytes);
            statement.setString(8, unit.operation());
            statement.setString(9, unit.actor());
            statement.setLong(10, unit.recordedAt());
            statement.executeUpdate();
        }
    }

    private void writeRows(Connection connection, String id, int number, UndoStep step, List<@Nullable String> images)
            throws SQLException {
        String sql =
                "INSERT INTO " + tables.rows(connection) + " (undo_id, step, row_number_in_step, key_before, key_after,"
                        + " image_before, digest_after, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        UndoTable table = step.table();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int row = 0; row < images.size(); row++) {
                UndoChange change = step.changes().get(row);
                List<@Nullable String> before = change.before();
                List<@Nullable String> after = change.after();
                statement.setString(1, id);
                statement.setInt(2, number);
                statement.setInt(3, row);
                statement.setString(4, before == null ? null : UndoText.write(table.keyOf(before)));
                statement.setString(5, after == null ? null : UndoText.write(table.keyOf(after)));
                statement.setString(6, images.get(row));
                statement.setString(
                        7, after == null ? null : UndoText.digest(place(id, number) + row, UndoText.write(after)));
                statement.setString(8, subjects.digest(table, change.known()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The place of a step in the log; with the number of a row behind it, the row's. */
    public static String place(String id, int step) {
        return id + "/" + step + "/";
    }
}
