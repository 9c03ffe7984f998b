package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoChange;
import dev.ringfence.jdbc.undo.row.UndoColumn;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoMySql;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.jdbc.undo.row.UndoReader;
import dev.ringfence.jdbc.undo.row.UndoRow;
import dev.ringfence.jdbc.undo.row.UndoStep;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.sql.ChangeParts;
import dev.ringfence.sql.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that an INSERT adds, and the images of rows that an upsert changes. Keys are taken from the text where it
 * spells them out, otherwise from the numbers that the database gave meanwhile; in both cases there must be as many new
 * rows as were counted.
 */
final class UndoInsertion implements UndoAttempt {
    private final Connection connection;
    private final UndoEngine engine;
    private final ChangeParts change;
    private final List<UndoParameters> runs;
    private final UndoTable table;
    private final UndoReader reader;
    private final Optional<UndoColumn> number;
    private final List<List<ChangeParts.Part>> keys;
    private final boolean meetsOthers;
    private String numbersBefore = "";
    private final Map<List<String>, UndoRow> before = new LinkedHashMap<>();

    UndoInsertion(
            Connection connection,
            UndoEngine engine,
            ChangeParts change,
            List<UndoParameters> runs,
            UndoTable table,
            UndoReader reader)
            throws UndoObstacle {
        this.connection = connection;
        this.engine = engine;
        this.change = change;
        this.runs = runs;
        this.table = table;
        this.reader = reader;
        this.number = number();
        this.keys = number.isPresent() ? List.of() : keys();
        this.meetsOthers = change.kind() == Kind.UPSERT || change.skipsDuplicates();
        if (number.isPresent() && meetsOthers) {
            throw UndoObstacle.shape("it may meet rows that are there, and does not say by which key");
        }
    }

    /** The column by which the database numbers the rows, if the statement leaves that to it. */
    private Optional<UndoColumn> number() throws UndoObstacle {
        List<UndoColumn> key = table.keyColumns();
        if (key.size() != 1 || !key.get(0).numbered()) {
            return Optional.empty();
        }
        int position = position(key.get(0).name());
        boolean given = change.columns().isEmpty() || position >= 0;
        if (given && change.spellsOutRows()) {
            boolean allDefault = change.rows().stream()
                    .allMatch(row -> position >= 0
                            && position < row.size()
                            && engine.numbers(row.get(position).text()));
            return allDefault ? Optional.of(key.get(0)) : Optional.empty();
        }
        if (given && !change.columns().isEmpty()) {
            return Optional.empty();
        }
        if (engine instanceof UndoMySql && !change.spellsOutRows()) {
            throw UndoObstacle.shape("an INSERT whose keys are given by the database, from a SELECT");
        }
        return Optional.of(key.get(0));
    }

    /** The place of a column among the values; where none are listed, all of the table's are meant, computed ones aside. */
    private int position(String column) {
        List<String> listed = change.columns().isEmpty() ? table.columnNames() : change.columns();
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    private List<List<ChangeParts.Part>> keys() throws UndoObstacle {
        if (!change.spellsOutRows()) {
            throw UndoObstacle.shape("an INSERT that does not spell out its keys");
        }
        List<List<ChangeParts.Part>> found = new ArrayList<>();
        for (List<ChangeParts.Part> row : change.rows()) {
            if (change.columns().isEmpty() && row.size() != table.columns().size()) {
                throw UndoObstacle.shape("an INSERT that lists no columns, into a table with computed ones");
            }
            List<ChangeParts.Part> key = new ArrayList<>();
            for (String column : table.key()) {
                int position = position(column);
                if (position < 0 || position >= row.size() || !row.get(position).repeatable()) {
                    throw UndoObstacle.shape("an INSERT whose key is made while it runs");
                }
                key.add(row.get(position));
            }
            found.add(key);
        }
        return found;
    }

    @Override
    public void before() throws SQLException, UndoObstacle {
        if (number.isPresent()) {
            numbersBefore = engine.beforeNumbering(connection, table, number.get());
        }
        if (change.kind() == Kind.UPSERT && engine.version("t").isEmpty() && !engine.locksAbsentKeys(connection)) {
            throw UndoObstacle.shape("at this isolation, rows that others add meanwhile would be taken for its own");
        }
        if (meetsOthers) {
            read(before, true);
        }
    }

    private void read(Map<List<String>, UndoRow> into, boolean lock) throws SQLException, UndoObstacle {
        for (UndoParameters parameters : runs) {
            into.putAll(reader.spelledOut(change, keys, parameters, lock));
        }
    }

    @Override
    public List<UndoStep> after(long rows) throws SQLException, UndoObstacle {
        Map<List<String>, UndoRow> now = new LinkedHashMap<>();
        if (number.isPresent() && rows > 0) {
            String condition = engine.numbered(connection, table, number.get(), numbersBefore, rows);
            now.putAll(reader.where(number.get(), condition));
        } else if (number.isEmpty()) {
            read(now, false);
        }
        List<UndoChange> changes = new ArrayList<>();
        long added = 0;
        long changed = 0;
        long same = 0;
        for (Map.Entry<List<String>, UndoRow> row : now.entrySet()) {
            UndoRow old = before.get(row.getKey());
            if (old == null) {
                added++;
                if (change.kind() == Kind.UPSERT
                        && !row.getValue().version().isEmpty()
                        && !row.getValue().added()) {
                    throw UndoObstacle.incomplete("a row that another session added was changed");
                }
                changes.add(UndoChange.added(row.getValue()));
            } else if (row.getValue().differsFrom(old)) {
                changed++;
                changes.add(UndoChange.updated(old, row.getValue()));
            } else {
                same++;
            }
        }
        boolean counted = change.kind() == Kind.UPSERT
                ? engine.countsUpserts(rows, added, changed, same)
                : rows == added && changed == 0;
        if (!counted || now.size() < before.size()) {
            throw UndoObstacle.incomplete("other rows were added than those whose keys are known");
        }
        return changes.isEmpty() ? List.of() : List.of(new UndoStep(table, changes));
    }
}
