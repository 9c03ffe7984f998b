package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is read and written: the columns that are looked at stand first. Bound to the taps of one thread.
 *
 * @param columns those that are looked at
 * @param select what is read, without FROM
 * @param into the table and its columns as they are written
 */
record CopyStatement(List<CopyColumn> columns, String select, String into) {
    CopyStatement {
        columns = List.copyOf(columns);
    }

    static CopyStatement of(TablePlan plan, TableName into, Sanitizer sanitizer, ThreadTaps taps) {
        TableName table = plan.table().name();
        Map<TablePlan.ColumnPlan, Transformation> made = made(plan, sanitizer);
        List<TablePlan.ColumnPlan> looked = looked(plan, made, taps);
        List<String> names =
                looked.stream().map(column -> lower(column.source().name())).toList();
        List<CopyColumn> columns = new ArrayList<>();
        List<String> read = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (TablePlan.ColumnPlan column : looked) {
            Optional<Transformation> transformation = Optional.ofNullable(made.get(column));
            int subject = transformation
                    .flatMap(Transformation::subject)
                    .map(name -> names.indexOf(lower(name)))
                    .orElse(-1);
            columns.add(new CopyColumn(table, column, transformation, subject, taps.of(table, column)));
            read.add(TableName.quoted(column.source().name()));
            written.add(TableName.quoted(column.target().name()));
        }
        for (TablePlan.ColumnPlan column : plan.columns()) {
            if (!looked.contains(column)) {
                String name = TableName.quoted(column.source().name());
                read.add(column.treatment() instanceof Treatment.Nullify ? "NULL" : name);
                written.add(name);
            }
        }
        String list = written.isEmpty() ? "" : " (" + String.join(", ", written) + ")";
        return new CopyStatement(columns, "SELECT " + String.join(", ", read), into.quoted() + list);
    }

    /** What the columns that change are transformed by; nothing for those that become NULL. */
    private static Map<TablePlan.ColumnPlan, Transformation> made(TablePlan plan, Sanitizer sanitizer) {
        Map<TablePlan.ColumnPlan, Transformation> made = new LinkedHashMap<>();
        for (TablePlan.ColumnPlan column : plan.columns()) {
            if (!(column.treatment() instanceof Treatment.Keep || column.treatment() instanceof Treatment.Nullify)) {
                made.put(column, ColumnRules.bind(column.treatment(), column.target(), sanitizer));
            }
        }
        return made;
    }

    /** Those that change or are tapped, and those that decide with them. */
    private static List<TablePlan.ColumnPlan> looked(
            TablePlan plan, Map<TablePlan.ColumnPlan, Transformation> made, ThreadTaps taps) {
        List<String> subjects = made.values().stream()
                .flatMap(transformation -> transformation.subject().stream())
                .map(CopyStatement::lower)
                .toList();
        return plan.columns().stream()
                .filter(column -> made.containsKey(column)
                        || subjects.contains(lower(column.source().name()))
                        || !taps.of(plan.table().name(), column).isEmpty())
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
