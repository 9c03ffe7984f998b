package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import java.util.List;

/**
 * What becomes of a table.
 *
 * @param table as the source has it
 * @param columns those that are copied, in order
 * @param filledLater foreign keys that refer to rows which are not there yet: NULL at first, filled when all rows are
 * @param sourceRows how many rows the source has
 * @param targetRows how many rows the target has, which go
 */
record TablePlan(
        Table table, List<ColumnPlan> columns, List<ForeignKey> filledLater, long sourceRows, long targetRows) {
    TablePlan {
        columns = List.copyOf(columns);
        filledLater = List.copyOf(filledLater);
    }

    /**
     * What becomes of a column.
     *
     * @param source as the source has it
     * @param target as the target has it
     */
    record ColumnPlan(Column source, Column target, Treatment treatment) {}

    /** The names of the columns that are NULL at first. */
    List<String> columnsFilledLater() {
        return filledLater.stream()
                .flatMap(key -> table.fillableLater(key).stream())
                .distinct()
                .toList();
    }
}
