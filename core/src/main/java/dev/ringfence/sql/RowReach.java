package dev.ringfence.sql;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far one statement reaches into its table, as far as the text tells. What triggers, cascades, rules and views add
 * is not in it, nor in the update count of a driver. Names are folded like those of {@link ObjectName}.
 *
 * @param table the one table that it changes
 * @param maxRows the most rows that it can add, change or delete: the rows that an INSERT writes out, LIMIT, 0 where
 *     the condition never holds; empty where the text sets no bound. MySQL reports 2 for each row that ON DUPLICATE KEY
 *     UPDATE changes
 * @param valuesByColumn for the columns of the table that AND compares by {@code =} or {@code IN} with literals or
 *     parameters, in a condition that must hold, to how many. If all columns of a unique key are among them, the product
 *     of their numbers bounds the rows
 * @param assigned the columns that an UPDATE sets; empty for others
 */
public record RowReach(
        ObjectName table, OptionalLong maxRows, Map<String, Integer> valuesByColumn, Set<String> assigned) {
    public RowReach {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(maxRows, "maxRows");
        valuesByColumn = Map.copyOf(valuesByColumn);
        assigned = Set.copyOf(assigned);
    }
}
