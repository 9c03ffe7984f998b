package dev.ringfence.refresh.schema;

import dev.ringfence.refresh.base.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table with what a copy must respect.
 *
 * @param primaryKey the columns of the primary key in order, empty if there is none
 * @param uniqueKeys the columns of each unique index, the primary key's among them
 */
public record Table(
        TableName name,
        List<Column> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<ForeignKey> foreignKeys) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        foreignKeys = List.copyOf(foreignKeys);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** The columns of a foreign key that can be NULL until the row it refers to is there. */
    public List<String> fillableLater(ForeignKey key) {
        if (primaryKey.isEmpty()) {
            return List.of();
        }
        return key.columns().stream()
                .filter(columnName -> !primaryKey.contains(columnName)
                        && column(columnName).map(Column::nullable).orElse(false))
                .toList();
    }
}
