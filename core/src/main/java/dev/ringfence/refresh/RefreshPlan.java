package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import java.util.List;
import java.util.Locale;

/**
 * What a refresh would do, column by column. Printing it shows no value of any row. Immutable and safe for use by many
 * threads; it is a picture of the moment, and {@link EnvironmentRefresh#run()} plans anew.
 */
public final class RefreshPlan {
    private final String source;
    private final String target;
    private final String means;
    private final List<TablePlan> tables;
    private final List<String> notes;
    private final String shape;
    private final String digest;

    RefreshPlan(
            String source,
            String target,
            String means,
            List<TablePlan> tables,
            List<String> notes,
            String shape,
            String digest) {
        this.source = source;
        this.target = target;
        this.means = means;
        this.tables = List.copyOf(tables);
        this.notes = List.copyOf(notes);
        this.shape = shape;
        this.digest = digest;
    }

    List<TablePlan> tables() {
        return tables;
    }

    /** Without what finds the rows of a subset again, which is large. */
    RefreshPlan forgettingRows() {
        return new RefreshPlan(
                source,
                target,
                means,
                tables.stream().map(TablePlan::forgettingRows).toList(),
                notes,
                shape,
                digest);
    }

    /** The tables in the order in which they are written. */
    public List<TableName> tableNames() {
        return tables.stream().map(plan -> plan.table().name()).toList();
    }

    /** What deserves a look but stands against nothing, such as a rule without a column. */
    public List<String> notes() {
        return notes;
    }

    /** A fingerprint of what of the target's definition the plan builds on. */
    String shape() {
        return shape;
    }

    /**
     * A fingerprint of everything that decides what the target will hold but for the rows: both datastores, policy, key,
     * tables and treatments; 64 hexadecimal digits. Plans with the same one do the same.
     */
    public String digest() {
        return digest;
    }

    /** How many rows the source has now; of large tables an estimate. */
    public long sourceRows() {
        return tables.stream().mapToLong(TablePlan::sourceRows).sum();
    }

    /** How many rows would be copied: all of the source, or those of the subset. */
    public long copiedRows() {
        return tables.stream().mapToLong(TablePlan::copiedRows).sum();
    }

    /** How many columns change on the way. */
    public long changedColumns() {
        return tables.stream()
                .flatMap(plan -> plan.columns().stream())
                .filter(column -> !(column.treatment() instanceof Treatment.Keep))
                .count();
    }

    /**
     * A page for people: {@code ~} marks a column that changes, {@code -} one that becomes NULL, {@code =} one that the
     * database computes.
     */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        page.append("Refresh ")
                .append(target)
                .append("\n   from ")
                .append(source)
                .append("\n     by ");
        page.append(means).append('\n');
        for (TablePlan plan : tables) {
            page.append(String.format(
                    Locale.ROOT,
                    "%n  %s  -%,d +%,d rows%n",
                    plan.table().name(),
                    plan.targetRows(),
                    plan.copiedRows()));
            plan.subset()
                    .ifPresent(rows -> page.append(
                            String.format(Locale.ROOT, "      of %,d: %s%n", plan.sourceRows(), rows.why())));
            for (Column column : plan.table().columns()) {
                page.append(line(plan, column));
            }
            for (ForeignKey key : plan.filledLater()) {
                page.append("      ").append(key.columns()).append(" filled when all rows are written\n");
            }
        }
        for (String note : notes) {
            page.append("\n  note: ").append(note);
        }
        long columns = tables.stream().mapToLong(plan -> plan.columns().size()).sum();
        return page.append(String.format(
                        Locale.ROOT,
                        "%nPlan: %d tables, %,d rows, %d columns: %d change, %d are kept.",
                        tables.size(),
                        copiedRows(),
                        columns,
                        changedColumns(),
                        columns - changedColumns()))
                .toString();
    }

    private static String line(TablePlan plan, Column column) {
        for (TablePlan.ColumnPlan copied : plan.columns()) {
            if (copied.source().equals(column)) {
                Treatment treatment = copied.treatment();
                char mark =
                        treatment instanceof Treatment.Keep ? ' ' : treatment instanceof Treatment.Nullify ? '-' : '~';
                return String.format(Locale.ROOT, "    %c %-28s %s%n", mark, column.name(), treatment);
            }
        }
        return String.format(Locale.ROOT, "    = %-28s computed by the target%n", column.name());
    }
}
