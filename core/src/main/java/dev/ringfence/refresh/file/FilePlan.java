package dev.ringfence.refresh.file;

import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.plan.TablePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a {@link FileRefresh} would do, column by column or path by path. Holds no value of the file. Immutable. */
public final class FilePlan {
    private final Path source;
    private final Path target;
    private final String means;
    private final TablePlan table;

    FilePlan(Path source, Path target, String means, TablePlan table) {
        this.source = source;
        this.target = target;
        this.means = means;
        this.table = table;
    }

    TablePlan table() {
        return table;
    }

    /** How many rows, lines or documents the file has. */
    public long rows() {
        return table.sourceRows();
    }

    /** The columns, or the paths of values, in the order of the file. */
    public List<String> places() {
        return table.columns().stream().map(column -> column.source().name()).toList();
    }

    /** How many columns or paths change on the way. */
    public long changed() {
        return table.columns().stream()
                .filter(column -> !(column.treatment() instanceof Treatment.Keep))
                .count();
    }

    /** A page for people: {@code ~} marks what changes, {@code -} what becomes empty. */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        page.append("Write ").append(target).append("\n from ").append(source).append("\n   by ");
        page.append(means).append("\n\n");
        for (TablePlan.ColumnPlan column : table.columns()) {
            Treatment treatment = column.treatment();
            char mark = treatment instanceof Treatment.Keep ? ' ' : treatment instanceof Treatment.Nullify ? '-' : '~';
            page.append(String.format(
                    Locale.ROOT, "    %c %-28s %s%n", mark, column.source().name(), treatment));
        }
        int places = table.columns().size();
        return page.append(String.format(
                        Locale.ROOT,
                        "%nPlan: %,d rows, %d columns or paths: %d change, %d are kept.",
                        rows(),
                        places,
                        changed(),
                        places - changed()))
                .toString();
    }
}
