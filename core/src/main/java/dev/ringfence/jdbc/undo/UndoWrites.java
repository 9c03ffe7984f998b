package dev.ringfence.jdbc.undo;

import dev.ringfence.jdbc.undo.row.UndoChange;
import dev.ringfence.jdbc.undo.row.UndoColumn;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, changes and deletes rows of one table by key. Rows are written in a batch first; where they get into each
 * other's way, by a unique key or a foreign key within the table, an order is found by trying.
 */
final class UndoWrites {
    private final Connection connection;
    private final UndoEngine engine;
    private final UndoTable table;

    UndoWrites(Connection connection, UndoEngine engine, UndoTable table) {
        this.connection = connection;
        this.engine = engine;
        this.table = table;
    }

    /** Binds one row to a statement. */
    private interface Binder<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /**
     * Deletes, changes and inserts, in the order that the constraints allow.
     *
     * @param deleted keys
     * @param changed by the key that a row has now, what it becomes
     * @param inserted rows
     */
    void write(List<List<String>> deleted, Map<List<String>, UndoChange> changed, List<List<@Nullable String>> inserted)
            throws SQLException {
        // Each may make room for another, or refer to it.
        List<List<Part>> orders = List.of(
                List.of(() -> delete(deleted), () -> insert(inserted), () -> update(changed)),
                List.of(() -> update(changed), () -> delete(deleted), () -> insert(inserted)),
                List.of(() -> insert(inserted), () -> update(changed), () -> delete(deleted)));
        SQLException first = null;
        for (List<Part> order : orders) {
            Savepoint savepoint = connection.setSavepoint();
            try {
                for (Part part : order) {
                    part.write();
                }
                connection.releaseSavepoint(savepoint);
                return;
            } catch (SQLException failure) {
                if (!violates(failure)) {
                    throw failure;
                }
                connection.rollback(savepoint);
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** One kind of write. */
    @FunctionalInterface
    private interface Part {
        void write() throws SQLException;
    }

    private void insert(List<List<@Nullable String>> rows) throws SQLException {
        String sql = "INSERT INTO " + table.qualified() + " ("
                + names(table.columns()) + ")" + engine.overriding() + " VALUES ("
                + table.columns().stream().map(UndoColumn::placeholder).collect(Collectors.joining(", ")) + ")";
        write(sql, rows, (statement, row) -> bindAll(statement, 1, table.columns(), row));
    }

    private void update(Map<List<String>, UndoChange> rows) throws SQLException {
        List<UndoColumn> set =
                table.columns().stream().filter(column -> !column.fixed()).toList();
        if (set.isEmpty()) {
            return;
        }
        String sql = "UPDATE " + table.qualified() + " SET "
                + set.stream()
                        .map(column -> column.quoted() + " = " + column.placeholder())
                        .collect(Collectors.joining(", "))
                + byKey();
        write(sql, List.copyOf(rows.entrySet()), (statement, row) -> {
            int index = 1;
            List<@Nullable String> values =
                    Objects.requireNonNull(row.getValue().after(), "after");
            for (UndoColumn column : set) {
                engine.bind(statement, index++, column, values.get(table.indexOf(column.name())));
            }
            bindAll(statement, index, table.keyColumns(), row.getKey());
        });
    }

    private void delete(List<List<String>> keys) throws SQLException {
        write(
                "DELETE FROM " + table.qualified() + byKey(),
                keys,
                (statement, key) -> bindAll(statement, 1, table.keyColumns(), key));
    }

    private String byKey() {
        return table.keyColumns().stream()
                .map(column -> column.quoted() + " = " + column.placeholder())
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private static String names(List<UndoColumn> columns) {
        return columns.stream().map(UndoColumn::quoted).collect(Collectors.joining(", "));
    }

    private void bindAll(
            PreparedStatement statement, int first, List<UndoColumn> columns, List<? extends @Nullable String> values)
            throws SQLException {
        int index = first;
        for (int i = 0; i < columns.size(); i++) {
            engine.bind(statement, index++, columns.get(i), values.get(i));
        }
    }

    private <T> void write(String sql, List<T> rows, Binder<T> binder) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Savepoint savepoint = connection.setSavepoint();
            try {
                for (T row : rows) {
                    binder.bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.releaseSavepoint(savepoint);
                return;
            } catch (SQLException failure) {
                if (!violates(failure)) {
                    throw failure;
                }
                connection.rollback(savepoint);
                statement.clearBatch();
            }
            oneByOne(statement, rows, binder);
        }
    }

    /** Each pass goes the other way round, so that a chain of rows that wait for each other takes two passes. */
    private <T> void oneByOne(PreparedStatement statement, List<T> rows, Binder<T> binder) throws SQLException {
        List<T> waiting = new ArrayList<>(rows);
        while (!waiting.isEmpty()) {
            Collections.reverse(waiting);
            Deque<T> stillWaiting = new ArrayDeque<>();
            SQLException last = null;
            for (T row : waiting) {
                Savepoint savepoint = connection.setSavepoint();
                try {
                    binder.bind(statement, row);
                    statement.executeUpdate();
                    connection.releaseSavepoint(savepoint);
                } catch (SQLException failure) {
                    if (!violates(failure)) {
                        throw failure;
                    }
                    connection.rollback(savepoint);
                    stillWaiting.add(row);
                    last = failure;
                }
            }
            if (last != null && stillWaiting.size() == waiting.size()) {
                throw last;
            }
            waiting = new ArrayList<>(stillWaiting);
        }
    }

    /** True if a constraint stands against it. */
    static boolean violates(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("23");
    }
}
