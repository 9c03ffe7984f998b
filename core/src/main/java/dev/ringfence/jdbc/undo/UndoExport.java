package dev.ringfence.jdbc.undo;

import dev.ringfence.jdbc.undo.row.UndoColumn;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says as SQL what bringing rows back does, for a person to read or run. Checks nothing. */
final class UndoExport {
    private final UndoEngine engine;
    private final UndoTable table;

    UndoExport(UndoEngine engine, UndoTable table) {
        this.engine = engine;
        this.table = table;
    }

    /** One statement for each row; a row that was erased is a comment. */
    List<String> statements(List<UndoArchive.Row> rows) {
        List<String> statements = new ArrayList<>();
        for (UndoArchive.Row row : rows) {
            if (row.erased()) {
                statements.add("-- erased");
            } else if (row.keyAfter() == null) {
                statements.add(insert(Objects.requireNonNull(row.image(), "image")));
            } else if (row.image() == null) {
                statements.add("DELETE FROM " + table.qualified() + where(row.keyAfter()) + ";");
            } else {
                statements.add(update(row.keyAfter(), row.image()));
            }
        }
        return statements;
    }

    private String insert(List<@Nullable String> values) {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            literals.add(engine.literal(table.columns().get(i), values.get(i)));
        }
        return "INSERT INTO " + table.qualified()
                + table.columns().stream().map(UndoColumn::quoted).collect(Collectors.joining(", ", " (", ")"))
                + engine.overriding() + " VALUES (" + String.join(", ", literals) + ");";
    }

    private String update(List<String> key, List<@Nullable String> values) {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            UndoColumn column = table.columns().get(i);
            if (!column.fixed()) {
                set.add(column.quoted() + " = " + engine.literal(column, values.get(i)));
            }
        }
        return "UPDATE " + table.qualified() + " SET " + String.join(", ", set) + where(key) + ";";
    }

    private String where(List<String> key) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            UndoColumn column = table.keyColumns().get(i);
            terms.add(column.quoted() + " = " + engine.literal(column, key.get(i)));
        }
        return " WHERE " + String.join(" AND ", terms);
    }
}
