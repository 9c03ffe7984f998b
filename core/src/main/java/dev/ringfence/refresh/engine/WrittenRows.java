package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What was written, for people. */
public final class WrittenRows {
    private WrittenRows() {}

    /** Of all tables. */
    public static long count(List<TableResult> tables) {
        return tables.stream().mapToLong(TableResult::rows).sum();
    }

    /** A line for each table and one for all, each with its end. */
    public static String lines(List<TableResult> tables, Duration took) {
        StringBuilder text = new StringBuilder();
        tables.forEach(table -> text.append(line(table.table().toString(), table.rows(), table.duration())));
        return text.append(line("all", count(tables), took)).toString();
    }

    private static String line(String name, long rows, Duration took) {
        return String.format(Locale.ROOT, "%-40s %,12d rows %,8d ms%n", name, rows, took.toMillis());
    }
}
