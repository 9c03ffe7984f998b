package dev.ringfence.refresh.postgres;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.plan.ColumnRules;
import dev.ringfence.refresh.plan.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is read and written: the columns that are looked at stand first. Bound to the taps of one thread.
 *
 * @param format in which rows cross
 * @param columns those that are looked at
 * @param select what is read, without FROM
 * @param into the table and its columns as they are written
 */
record CopyStatement(CopyFormat format, List<CopyColumn> columns, String select, String into) {
    CopyStatement {
        columns = List.copyOf(columns);
    }

    static CopyStatement of(TablePlan plan, TableName into, Sanitizer sanitizer, CopyLayouts layouts, ThreadTaps taps) {
        TableName table = plan.table().name();
        CopyFormat format = layouts.format(plan);
        Map<TablePlan.ColumnPlan, Transformation> made = made(plan, sanitizer);
        List<String> subjects = made.values().stream()
                .flatMap(transformation -> transformation.subject().stream())
                .map(CopyStatement::lower)
                .toList();
        List<TablePlan.ColumnPlan> looked = looked(plan, made, subjects, taps);
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
            columns.add(new CopyColumn(
                    table,
                    column,
                    transformation,
                    subject,
                    subjects.contains(lower(column.source().name())),
                    taps.of(table, column),
                    layouts.codec(plan, column, format, transformation.isPresent())));
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
        return new CopyStatement(format, columns, "SELECT " + String.join(", ", read), into.quoted() + list);
    }

    /** What the columns that change are transformed by; nothing for those that become NULL. */
    private static Map<TablePlan.ColumnPlan, Transformation> made(TablePlan plan, Sanitizer sanitizer) {
        Map<TablePlan.ColumnPlan, Transformation> made = new LinkedHashMap<>();
        for (TablePlan.ColumnPlan column : plan.columns()) {
            if (!(column.treatment() instanceof Treatment.Keep || column.treatment() instanceof Treatment.Nullify)) {
                made.put(column, bound(column, sanitizer));
            }
        }
        return made;
    }

    /** Rules for paths and keys, which a column of JSON brings in, are first bound here. */
    private static Transformation bound(TablePlan.ColumnPlan column, Sanitizer sanitizer) {
        try {
            return ColumnRules.bind(column.treatment(), column.target(), sanitizer);
        } catch (IllegalArgumentException e) {
            throw new UntransformableException(column.source().name() + ": " + e.getMessage());
        }
    }

    /** Those that change or are tapped, and those that decide with them. */
    private static List<TablePlan.ColumnPlan> looked(
            TablePlan plan, Map<TablePlan.ColumnPlan, Transformation> made, List<String> subjects, ThreadTaps taps) {
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
