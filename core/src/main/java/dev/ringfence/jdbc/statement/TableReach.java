package dev.ringfence.jdbc.statement;

import java.util.Set;

/**
 * What a statement can reach, by what is known of its tables.
 *
 * @param rows the most rows of its table that it can change by their keys; {@link Long#MAX_VALUE} if no key says so
 * @param children tables, quoted, that it may change rows of by foreign keys
 * @param alone true if there are none
 */
public record TableReach(long rows, Set<String> children, boolean alone, int generation, long at) {
    /** That of a statement whose tables nothing is known of. */
    public static final TableReach UNKNOWN = new TableReach(Long.MAX_VALUE, Set.of(), true, 0, 0);

    public TableReach {
        children = Set.copyOf(children);
    }

    /** The most rows that it can change, where the text alone sets a bound as well. */
    public long atMost(long byText) {
        return Math.min(rows, byText);
    }
}
