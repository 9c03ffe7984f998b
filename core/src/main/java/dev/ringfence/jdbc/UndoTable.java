package dev.ringfence.jdbc;

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
record UndoTable(
        String schema,
        String name,
        String qualified,
        List<UndoColumn> columns,
        List<String> key,
        List<UndoReference> references,
        Optional<String> obstacle) {
    UndoTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        references = List.copyOf(references);
    }

    List<String> columnNames() {
        return columns.stream().map(UndoColumn::name).toList();
    }

    List<UndoColumn> keyColumns() {
        return columnsNamed(key);
    }

    List<UndoColumn> columnsNamed(List<String> names) {
        return names.stream().map(name -> columns.get(indexOf(name))).toList();
    }

    /** The place of a column in a row. */
    int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("'column' must be one of table " + name + " but was another name");
    }

    /** True if a name as a statement spells it is one of these columns; dialects fold names differently. */
    static boolean lists(List<String> columns, String spelled) {
        return columns.stream().anyMatch(column -> column.equalsIgnoreCase(spelled));
    }

    /** The key of a row. */
    List<String> keyOf(List<@Nullable String> row) {
        return valuesOf(row, key).orElseThrow(() -> new IllegalStateException("a primary key holds no NULL"));
    }

    /** The values of some columns; empty if one of them is NULL. */
    Optional<List<String>> valuesOf(List<@Nullable String> row, List<String> names) {
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
