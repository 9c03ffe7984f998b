package dev.ringfence.refresh.schema;

import dev.ringfence.refresh.base.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which tables are written: those referred to first. Where they refer to each other in a circle, or to
 * themselves, a foreign key is left out at first if the database can defer it or it can be NULL for a while.
 *
 * @param tables in order
 * @param leftOut by table, the foreign keys whose check the database does not defer, to be filled later
 * @param impossible foreign keys of a circle that can be neither deferred nor NULL, as {@code table(columns)}
 */
public record CopyOrder(List<Table> tables, Map<TableName, List<ForeignKey>> leftOut, List<String> impossible) {

    public static CopyOrder of(List<Table> all) {
        List<Table> ordered = new ArrayList<>();
        Map<TableName, List<ForeignKey>> leftOut = new LinkedHashMap<>();
        List<String> impossible = new ArrayList<>();
        Set<TableName> waiting =
                new LinkedHashSet<>(all.stream().map(Table::name).toList());
        List<Table> rest = new ArrayList<>(all);
        while (!rest.isEmpty()) {
            Table next = choose(rest, waiting);
            rest.remove(next);
            for (ForeignKey key : next.foreignKeys()) {
                if (!waiting.contains(key.target()) || key.deferrable()) {
                    continue;
                }
                if (next.fillableLater(key).isEmpty()) {
                    impossible.add(next.name() + key.columns().toString());
                } else {
                    leftOut.computeIfAbsent(next.name(), name -> new ArrayList<>())
                            .add(key);
                }
            }
            waiting.remove(next.name());
            ordered.add(next);
        }
        return new CopyOrder(List.copyOf(ordered), Map.copyOf(leftOut), List.copyOf(impossible));
    }

    /** The first that waits for no other; in a circle, the first that can do without for a while. */
    private static Table choose(List<Table> rest, Set<TableName> waiting) {
        for (Table table : rest) {
            if (table.foreignKeys().stream()
                    .noneMatch(key ->
                            waiting.contains(key.target()) && !key.target().equals(table.name()))) {
                return table;
            }
        }
        for (Table table : rest) {
            if (table.foreignKeys().stream()
                    .allMatch(key -> !waiting.contains(key.target())
                            || key.deferrable()
                            || !table.fillableLater(key).isEmpty())) {
                return table;
            }
        }
        return rest.get(0);
    }
}
