package dev.ringfence.jdbc.undo.row;

import dev.ringfence.sql.ChangeParts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows of one table in their exact text form, by key. For one connection; not for use by many threads. */
public final class UndoReader {
    /** Keys asked for by one statement. */
    public static final int CHUNK = 100;

    private static final int FETCHED = 200;

    private final Connection connection;
    private final UndoEngine engine;
    private final UndoTable table;
    private final int maxRows;
    private final long maxCharacters;

    /**
     * Reads up to these limits.
     *
     * @param maxRows most rows of one result
     * @param maxCharacters most characters of one result
     */
    public UndoReader(Connection connection, UndoEngine engine, UndoTable table, int maxRows, long maxCharacters) {
        this.connection = connection;
        this.engine = engine;
        this.table = table;
        this.maxRows = maxRows;
        this.maxCharacters = maxCharacters;
    }

    /** Binds the parameters of a SELECT; gives the number of the next one. */
    @FunctionalInterface
    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Locks and reads the rows that an UPDATE or DELETE means. */
    public Map<List<String>, UndoRow> meant(ChangeParts change, UndoParameters parameters)
            throws SQLException, UndoObstacle {
        boolean joined = !change.joined().isEmpty();
        String sql = change.with().text() + " " + select(change.qualifier(), change.tableText())
                + conditions(change)
                + engine.locking(change.qualifier(), joined || !change.with().isEmpty());
        List<ChangeParts.Part> parts = List.of(change.with(), change.joined(), change.where(), change.tail());
        return rows(sql, statement -> bind(statement, 1, parts, parameters));
    }

    /** Reads the rows whose key columns equal what an INSERT says, row by row. */
    public Map<List<String>, UndoRow> spelledOut(
            ChangeParts change, List<List<ChangeParts.Part>> keys, UndoParameters parameters, boolean lock)
            throws SQLException, UndoObstacle {
        Map<List<String>, UndoRow> found = new LinkedHashMap<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<List<ChangeParts.Part>> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            String condition = chunk.stream().map(this::equal).collect(Collectors.joining(" OR "));
            found.putAll(rows(
                    select("t", table.qualified() + " t") + " WHERE " + condition
                            + (lock ? engine.locking("t", false) : ""),
                    statement -> {
                        int index = 1;
                        for (List<ChangeParts.Part> key : chunk) {
                            index = bind(statement, index, key, parameters);
                        }
                    }));
        }
        return found;
    }

    private String equal(List<ChangeParts.Part> key) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            terms.add("t." + engine.quoted(table.key().get(i)) + " = "
                    + key.get(i).text());
        }
        return "(" + String.join(" AND ", terms) + ")";
    }

    /** Reads rows by their keys. */
    public Map<List<String>, UndoRow> byKeys(Iterable<List<String>> keys, boolean lock)
            throws SQLException, UndoObstacle {
        return byValues(table.keyColumns(), keys, lock);
    }

    /** Reads the rows in which some columns have one of the given sets of values. */
    public Map<List<String>, UndoRow> byValues(List<UndoColumn> columns, Iterable<List<String>> tuples, boolean lock)
            throws SQLException, UndoObstacle {
        Map<List<String>, UndoRow> found = new LinkedHashMap<>();
        List<List<String>> chunk = new ArrayList<>(CHUNK);
        for (List<String> tuple : tuples) {
            chunk.add(tuple);
            if (chunk.size() == CHUNK) {
                found.putAll(chunkOf(columns, chunk, lock));
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            found.putAll(chunkOf(columns, chunk, lock));
        }
        return found;
    }

    private Map<List<String>, UndoRow> chunkOf(List<UndoColumn> columns, List<List<String>> tuples, boolean lock)
            throws SQLException, UndoObstacle {
        String condition;
        if (columns.size() == 1) {
            UndoColumn column = columns.get(0);
            condition = tuples.stream()
                    .map(tuple -> column.placeholder())
                    .collect(Collectors.joining(", ", "t." + column.quoted() + " IN (", ")"));
        } else {
            String one = columns.stream()
                    .map(column -> column.equalsParameter("t"))
                    .collect(Collectors.joining(" AND ", "(", ")"));
            condition = Stream.generate(() -> one).limit(tuples.size()).collect(Collectors.joining(" OR "));
        }
        String sql = select("t", table.qualified() + " t") + " WHERE " + condition
                + (lock ? engine.locking("t", false) : "");
        return rows(sql, statement -> {
            int index = 1;
            for (List<String> tuple : tuples) {
                for (int i = 0; i < columns.size(); i++) {
                    engine.bind(statement, index++, columns.get(i), tuple.get(i));
                }
            }
        });
    }

    /** Reads the rows for which a condition on one column holds. */
    public Map<List<String>, UndoRow> where(UndoColumn column, String condition) throws SQLException, UndoObstacle {
        return rows(
                select("t", table.qualified() + " t") + " WHERE " + condition.replace("%s", "t." + column.quoted()),
                statement -> {});
    }

    /**
     * Works out which keys an UPDATE will give to the rows it means, before it runs.
     *
     * @return by key, the new one; spelled as the expression gives it, which may differ from how the column will show it
     */
    public Map<List<String>, List<String>> moves(ChangeParts change, UndoParameters parameters)
            throws SQLException, UndoObstacle {
        List<String> selected = new ArrayList<>();
        List<ChangeParts.Part> parts = new ArrayList<>(List.of(change.with()));
        for (UndoColumn column : table.keyColumns()) {
            ChangeParts.Part expression = expression(change, column);
            selected.add(expression.isEmpty() ? column.read(change.qualifier()) : engine.text(expression.text()));
            parts.add(expression);
        }
        for (UndoColumn column : table.keyColumns()) {
            selected.add(column.read(change.qualifier()));
        }
        parts.addAll(List.of(change.joined(), change.where(), change.tail()));
        String sql = change.with().text() + " SELECT " + String.join(", ", selected) + " FROM " + change.tableText()
                + conditions(change);
        Map<List<String>, List<String>> moves = new LinkedHashMap<>();
        int columns = table.key().size();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(maxRows + 1);
            bind(statement, 1, parts, parameters);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> after = new ArrayList<>(columns);
                    List<String> before = new ArrayList<>(columns);
                    for (int i = 0; i < columns; i++) {
                        String value = row.getString(i + 1);
                        after.add(value == null ? "" : value);
                        before.add(row.getString(columns + i + 1));
                    }
                    moves.put(before, after);
                }
            }
        }
        return moves;
    }

    private static ChangeParts.Part expression(ChangeParts change, UndoColumn column) {
        return change.assigned().entrySet().stream()
                .filter(assigned -> assigned.getKey().equalsIgnoreCase(column.name()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ChangeParts.Part.NONE);
    }

    private static String conditions(ChangeParts change) {
        return (change.joined().isEmpty() ? "" : ", " + change.joined().text())
                + (change.where().isEmpty() ? "" : " WHERE " + change.where().text())
                + (change.tail().isEmpty() ? "" : " " + change.tail().text());
    }

    private static int bind(
            PreparedStatement statement, int first, List<ChangeParts.Part> parts, UndoParameters parameters)
            throws SQLException {
        int index = first;
        for (ChangeParts.Part part : parts) {
            for (int i = 0; i < part.parameters(); i++) {
                parameters.bind(part.firstParameter() + i, statement, index++);
            }
        }
        return index;
    }

    private String select(String qualifier, String from) {
        String version = engine.version(qualifier);
        return table.columns().stream()
                        .map(column -> column.read(qualifier))
                        .collect(Collectors.joining(", ", "SELECT ", ""))
                + (version.isEmpty() ? "" : ", " + version + ", " + engine.added(qualifier)) + " FROM " + from;
    }

    private Map<List<String>, UndoRow> rows(String sql, Binder binder) throws SQLException, UndoObstacle {
        Map<List<String>, UndoRow> rows = new LinkedHashMap<>();
        long characters = 0;
        int columns = table.columns().size();
        boolean versioned = !engine.version("t").isEmpty();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(maxRows + 1);
            statement.setFetchSize(Math.min(FETCHED, maxRows + 1));
            binder.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<@Nullable String> values = new ArrayList<>(columns);
                    for (int i = 0; i < columns; i++) {
                        String value = engine.read(row, i + 1, table.columns().get(i));
                        characters += value == null ? 0 : value.length();
                        values.add(value);
                    }
                    if (rows.size() >= maxRows) {
                        throw UndoObstacle.tooManyRows(maxRows);
                    }
                    if (characters > maxCharacters) {
                        throw UndoObstacle.tooLarge(maxCharacters);
                    }
                    rows.put(
                            table.keyOf(values),
                            new UndoRow(
                                    values,
                                    versioned ? row.getString(columns + 1) : "",
                                    versioned && row.getBoolean(columns + 2)));
                }
            }
        }
        return rows;
    }
}
