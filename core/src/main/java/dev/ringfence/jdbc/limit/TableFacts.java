package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.statement.RowBound;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a table whose rows a statement is about to change. Names of columns are in lower case.
 *
 * @param name the table, quoted, for use in a statement; empty if there is no such table
 * @param keys sets of columns of which no two rows have the same values, also compared with a value of another type
 * @param children tables, quoted, whose rows a delete there deletes or changes, directly or by way of others
 * @param childrenByColumn tables, quoted, whose rows the change of a column changes
 */
public record TableFacts(
        String name, List<Set<String>> keys, List<String> children, Map<String, Set<String>> childrenByColumn) {
    /** Of a table that nothing is known of, as of one without keys that nothing refers to. */
    static final TableFacts NONE = new TableFacts("", List.of(), List.of(), Map.of());

    public TableFacts {
        keys = keys.stream().map(Set::copyOf).toList();
        children = List.copyOf(children);
        childrenByColumn = Map.copyOf(childrenByColumn);
    }

    /**
     * The most rows that have given values in columns, each of so many: for a key, as many as there are combinations of
     * its values; {@link Long#MAX_VALUE} where no key is among the columns.
     */
    long rowsFor(Map<String, Integer> valuesByColumn) {
        Map<String, Integer> folded = new HashMap<>();
        valuesByColumn.forEach((column, values) -> folded.put(column.toLowerCase(Locale.ROOT), values));
        return keys.stream()
                .filter(key -> folded.keySet().containsAll(key))
                .mapToLong(key -> key.stream()
                        .map(column -> folded.getOrDefault(column, 0))
                        .reduce(1L, RowBound::times, RowBound::sum))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The tables, quoted, whose rows the change of one of these columns changes. */
    Set<String> childrenBy(Set<String> changed) {
        Set<String> children = new LinkedHashSet<>();
        if (!childrenByColumn.isEmpty()) {
            folded(changed).forEach(column -> children.addAll(childrenByColumn.getOrDefault(column, Set.of())));
        }
        return children;
    }

    private static Set<String> folded(Set<String> columns) {
        return columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
