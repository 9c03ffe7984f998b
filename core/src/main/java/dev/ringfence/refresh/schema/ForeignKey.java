package dev.ringfence.refresh.schema;

import dev.ringfence.refresh.base.TableName;
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
public record ForeignKey(List<String> columns, TableName target, List<String> targetColumns, boolean deferrable) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** With the columns of the other behind its own. */
    public ForeignKey and(ForeignKey more) {
        List<String> here = new ArrayList<>(columns);
        here.addAll(more.columns);
        List<String> there = new ArrayList<>(targetColumns);
        there.addAll(more.targetColumns);
        return new ForeignKey(here, target, there, deferrable);
    }
}
