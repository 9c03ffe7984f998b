package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What whoever fills has chosen.
 *
 * @param rows by the name of a table
 * @param otherRows of each table that is not named
 * @param kept tables that stay as they are, and are referred to
 * @param appended tables that may have rows already
 * @param values by table and column, the only values of a column
 * @param nullShare how many of the values that may be NULL are, from 0 to 1
 * @param skew 1 if all rows are referred to as often; the greater, the more the few have
 */
record SyntheticOptions(
        Map<String, Long> rows,
        long otherRows,
        Set<String> kept,
        Set<String> appended,
        Map<String, List<Object>> values,
        long seed,
        Locale locale,
        double nullShare,
        double skew,
        int parallelism) {
    SyntheticOptions {
        rows = Map.copyOf(rows);
        kept = Set.copyOf(kept);
        appended = Set.copyOf(appended);
        values = Map.copyOf(values);
    }

    /** True if the table is meant, with or without its schema, whatever the case. */
    static boolean names(String name, TableName table) {
        return name.equalsIgnoreCase(table.name()) || name.equalsIgnoreCase(table.toString());
    }

    boolean keeps(TableName table) {
        return kept.stream().anyMatch(name -> names(name, table));
    }

    boolean appends(TableName table) {
        return appended.stream().anyMatch(name -> names(name, table));
    }

    /** How many rows a table gets, and whether that was said of it. */
    boolean counts(TableName table) {
        return rows.keySet().stream().anyMatch(name -> names(name, table));
    }

    long rowsOf(TableName table) {
        return rows.entrySet().stream()
                .filter(entry -> names(entry.getKey(), table))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(otherRows);
    }

    /** The only values of a column; empty if they were not told. */
    List<Object> valuesOf(TableName table, String column) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(table.name() + "." + column)
                        || entry.getKey().equalsIgnoreCase(table + "." + column))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }
}
