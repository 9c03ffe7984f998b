package dev.ringfence.refresh;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that refer to a row of another table, or of their own.
 *
 * @param columns here
 * @param target the table referred to
 * @param targetColumns there, in the same order
 * @param deferrable whether the database can check it at the end of the transaction
 */
record ForeignKey(List<String> columns, TableName target, List<String> targetColumns, boolean deferrable) {
    ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** With the columns of the other behind its own. */
    ForeignKey and(ForeignKey more) {
        List<String> here = new ArrayList<>(columns);
        here.addAll(more.columns);
        List<String> there = new ArrayList<>(targetColumns);
        there.addAll(more.targetColumns);
        return new ForeignKey(here, target, there, deferrable);
    }
}
