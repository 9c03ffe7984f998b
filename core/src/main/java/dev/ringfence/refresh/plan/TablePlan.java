package dev.ringfence.refresh.plan;

import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.ChosenRows;
import dev.ringfence.refresh.subset.SubsetRows;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a table.
 *
 * @param table as the source has it
 * @param columns those that are copied, in order
 * @param filledLater foreign keys that refer to rows which are not there yet: NULL at first, filled when all rows are
 * @param sourceRows how many rows the source has
 * @param targetRows how many rows the target has, which go
 * @param subset which rows are copied; empty if all of them are
 */
public record TablePlan(
        Table table,
        List<ColumnPlan> columns,
        List<ForeignKey> filledLater,
        long sourceRows,
        long targetRows,
        Optional<SubsetRows> subset) {
    public TablePlan {
        columns = List.copyOf(columns);
        filledLater = List.copyOf(filledLater);
    }

    /** The rows that are copied, where it is not all of them. */
    public Optional<ChosenRows> chosen() {
        return subset.flatMap(SubsetRows::rows);
    }

    /** How many rows are copied. */
    public long copiedRows() {
        return subset.map(SubsetRows::count).filter(count -> count >= 0).orElse(sourceRows);
    }

    /** Without what finds the rows again, which is large. */
    TablePlan forgettingRows() {
        return new TablePlan(
                table, columns, filledLater, sourceRows, targetRows, subset.map(SubsetRows::forgettingRows));
    }

    /**
     * What becomes of a column.
     *
     * @param source as the source has it
     * @param target as the target has it
     */
    public record ColumnPlan(Column source, Column target, Treatment treatment) {}

    /** What becomes of a column of the table; empty if the database computes it. */
    Optional<Treatment> treatment(Column column) {
        return columns.stream()
                .filter(copied -> copied.source().equals(column))
                .map(ColumnPlan::treatment)
                .findFirst();
    }

    /** The names of the columns that are NULL at first. */
    public List<String> columnsFilledLater() {
        return filledLater.stream()
                .flatMap(key -> table.fillableLater(key).stream())
                .distinct()
                .toList();
    }
}
