package dev.ringfence.jdbc.undo;

import dev.ringfence.jdbc.undo.capture.UndoTables;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and prunes the tables of the log. */
final class UndoArchive {
    private final UndoTables tables;

    UndoArchive(UndoTables tables) {
        this.tables = tables;
    }

    /**
     * A step as it was kept.
     *
     * @param columns of the table when it was kept
     */
    record Step(int number, UndoEngine.Place place, List<String> columns, Optional<String> replayedBy) {}

    /**
     * A row as it was kept. All but the place may be null: an erased row has nothing left.
     */
    record Row(
            int number,
            @Nullable List<String> keyBefore,
            @Nullable List<String> keyAfter,
            @Nullable List<@Nullable String> image,
            @Nullable String digestAfter) {

        boolean erased() {
            return keyBefore == null && keyAfter == null;
        }

        /** Its place; the values are protected. */
        @Override
        public String toString() {
            return "row " + number;
        }
    }

    /** The steps of an entry, the last one first. */
    List<Step> steps(Connection connection, String id, boolean lock) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT step, table_schema, table_name, column_names, replayed_by FROM " + tables.steps(connection)
                        + " WHERE undo_id = ? ORDER BY step DESC" + (lock ? " FOR UPDATE" : ""))) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    steps.add(new Step(
                            row.getInt(1),
                            new UndoEngine.Place(row.getString(2), row.getString(3)),
                            UndoText.readWhole(row.getString(4)),
                            Optional.ofNullable(row.getString(5))));
                }
            }
        }
        return steps;
    }

    /** The rows of a step, the last one first. */
    List<Row> rows(Connection connection, String id, Step step) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT row_number_in_step, key_before, key_after, image_before, digest_after FROM "
                        + tables.rows(connection)
                        + " WHERE undo_id = ? AND step = ? ORDER BY row_number_in_step DESC")) {
            statement.setString(1, id);
            statement.setInt(2, step.number());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String keyBefore = row.getString(2);
                    String keyAfter = row.getString(3);
                    String image = row.getString(4);
                    rows.add(new Row(
                            row.getInt(1),
                            keyBefore == null ? null : UndoText.readWhole(keyBefore),
                            keyAfter == null ? null : UndoText.readWhole(keyAfter),
                            image == null ? null : UndoText.read(image),
                            row.getString(5)));
                }
            }
        }
        return rows;
    }

    /** The newest entries. */
    List<UndoEntry> entries(Connection connection, int most) throws SQLException {
        List<UndoEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT undo_id, MIN(operation), MIN(actor), MIN(recorded_at), SUM(row_count), SUM(size_bytes),"
                        + " MIN(replayed_by) FROM " + tables.steps(connection)
                        + " GROUP BY undo_id ORDER BY MIN(recorded_at) DESC, undo_id")) {
            statement.setMaxRows(most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(new UndoEntry(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Instant.ofEpochMilli(row.getLong(4)),
                            row.getLong(5),
                            row.getLong(6),
                            Optional.ofNullable(row.getString(7))));
                }
            }
        }
        return entries;
    }

    /** Notes that an entry was brought back. */
    void replayed(Connection connection, String id, String by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + tables.steps(connection) + " SET replayed_by = ? WHERE undo_id = ?")) {
            statement.setString(1, by);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    /** Empties what was kept of a subject; gives the number of rows. */
    int erase(Connection connection, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + tables.rows(connection)
                + " SET key_before = NULL, key_after = NULL, image_before = NULL, digest_after = NULL, subject = NULL"
                + " WHERE subject = ?")) {
            statement.setString(1, subject);
            return statement.executeUpdate();
        }
    }

    /** Deletes what was kept before a moment; gives the number of rows. */
    int purge(Connection connection, Instant before) throws SQLException {
        int rows;
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + tables.rows(connection)
                + " WHERE undo_id IN (SELECT undo_id FROM " + tables.steps(connection) + " WHERE recorded_at < ?)")) {
            statement.setLong(1, before.toEpochMilli());
            rows = statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + tables.steps(connection) + " WHERE recorded_at < ?")) {
            statement.setLong(1, before.toEpochMilli());
            statement.executeUpdate();
        }
        return rows;
    }
}
