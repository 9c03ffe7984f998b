package dev.ringfence.jdbc.undo.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a table to bring its rows back.
 *
 * @param schema the catalog where there are no schemas
 * @param name as the database spells it
 * @param qualified quoted, for use in a statement
 * @param columns all but those that the database computes
 * @param key the columns of the primary key in order, empty if there is none
 * @param references the foreign keys that refer to it
 * @param obstacle why its rows cannot be brought back, if so
 */
public record UndoTable(
        String schema,
        String name,
        String qualified,
        List<UndoColumn> columns,
        List<String> key,
        List<UndoReference> references,
        Optional<String> obstacle) {
    public UndoTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        references = List.copyOf(references);
    }

    public List<String> columnNames() {
        return columns.stream().map(UndoColumn::name).toList();
    }

    public List<UndoColumn> keyColumns() {
        return columnsNamed(key);
    }

    public List<UndoColumn> columnsNamed(List<String> names) {
        return names.stream().map(name -> columns.get(indexOf(name))).toList();
    }

    /** The place of a column in a row. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("'column' must be one of table " + name + " but was another name");
    }

    /** True if a name as a statement spells it is one of these columns; dialects fold names differently. */
    public static boolean lists(List<String> columns, String spelled) {
        return columns.stream().anyMatch(column -> column.equalsIgnoreCase(spelled));
    }

    /** The key of a row. */
    public List<String> keyOf(List<@Nullable String> row) {
        return valuesOf(row, key).orElseThrow(() -> new IllegalStateException("a primary key holds no NULL"));
    }

    /** The values of some columns; empty if one of them is NULL. */
    public Optional<List<String>> valuesOf(List<@Nullable String> row, List<String> names) {
        List<String> values = new ArrayList<>(names.size());
        for (String column : names) {
            String value = row.get(indexOf(column));
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    /** Schema and name. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
