package dev.ringfence.sql;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far one statement reaches into its table, as far as the text tells. What triggers, cascades, rules and views add
 * is not in it, nor in the update count of a driver.
 *
 * @param table the one table that it changes
 * @param maxRows the most rows that it can add, change or delete: the rows that an INSERT writes out, LIMIT, 0 where
 *     the condition never holds; empty where the text sets no bound. MySQL reports 2 for each row that ON DUPLICATE KEY
 *     UPDATE changes
 * @param valuesByColumn for the columns of the table that AND at the top of the condition compares by {@code =} or {@code
 *     IN} with literals or parameters, to how many; names folded like those of {@link ObjectName}. If all columns of a
 *     unique key are among them, the product of their numbers bounds the rows
 */
public record RowReach(ObjectName table, OptionalLong maxRows, Map<String, Integer> valuesByColumn) {
    public RowReach {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(maxRows, "maxRows");
        valuesByColumn = Map.copyOf(valuesByColumn);
    }
}
