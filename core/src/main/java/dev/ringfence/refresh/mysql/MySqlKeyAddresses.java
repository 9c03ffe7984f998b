package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Numbers rows in the order in which they were met, and holds what tells each from the others: the values of its primary key,
 * as texts, or a digest of all its columns where a table has no key. Rows that are the same in every column share a number.
 */
final class MySqlKeyAddresses implements RowAddresses {
    /** Found by an index, which is slower by the square for several columns: MariaDB sorts all ranges of all columns. */
    private static final int TOGETHER = 10_000;

    private static final int TOGETHER_OF_SEVERAL = 1_000;
    /** Found by looking at every row of the table: some megabytes of text at once. */
    private static final int TOGETHER_WITHOUT_KEY = 50_000;

    private final List<MySqlKeyPart> parts;
    private final Map<List<String>, Integer> repeated;
    private final Map<List<String>, Long> numbers = new HashMap<>();
    private final List<List<String>> met = new ArrayList<>();

    private MySqlKeyAddresses(List<MySqlKeyPart> parts, Map<List<String>, Integer> repeated) {
        this.parts = List.copyOf(parts);
        this.repeated = Map.copyOf(repeated);
    }

    /** Those of a table in the state that a connection sees. */
    static RowAddresses of(Connection source, Table table) throws SQLException {
        if (!table.primaryKey().isEmpty()) {
            return new MySqlKeyAddresses(
                    table.primaryKey().stream()
                            .map(table::column)
                            .flatMap(Optional::stream)
                            .map(MySqlKeyPart::of)
                            .toList(),
                    Map.of());
        }
        MySqlKeyPart digest = MySqlKeyPart.ofAll(table.columns());
        return new MySqlKeyAddresses(List.of(digest), repeated(source, table, digest));
    }

    private static Map<List<String>, Integer> repeated(Connection source, Table table, MySqlKeyPart digest)
            throws SQLException {
        String query = "SELECT " + digest.selected("") + " AS d, count(*) FROM "
                + table.name().quoted() + " GROUP BY d HAVING count(*) > 1";
        Map<List<String>, Integer> repeated = new HashMap<>();
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                repeated.put(List.of(row.getString(1)), row.getInt(2));
            }
        }
        return repeated;
    }

    @Override
    public String selected(String prefix) {
        return parts.stream().map(part -> part.selected(prefix)).collect(Collectors.joining(", "));
    }

    @Override
    public int width() {
        return parts.size();
    }

    @Override
    public long read(ResultSet row, int index) throws SQLException {
        String[] values = new String[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getString(index + i);
        }
        return numbers.computeIfAbsent(List.of(values), key -> {
            met.add(key);
            return met.size() - 1L;
        });
    }

    @Override
    public int rows(long address) {
        return repeated.isEmpty() ? 1 : repeated.getOrDefault(met.get((int) address), 1);
    }

    @Override
    public int together(long[] sorted, int from) {
        int most = parts.size() > 1 ? TOGETHER_OF_SEVERAL : parts.get(0).indexed() ? TOGETHER : TOGETHER_WITHOUT_KEY;
        return Math.min(most, sorted.length - from);
    }

    @Override
    public String condition(String prefix, long[] sorted, int from, int to) {
        if (parts.size() == 1) {
            StringBuilder one = new StringBuilder(parts.get(0).compared(prefix)).append(" IN (");
            for (int i = from; i < to; i++) {
                one.append(i == from ? "" : ", ")
                        .append(parts.get(0).literal(met.get((int) sorted[i]).get(0)));
            }
            return one.append(')').toString();
        }
        StringBuilder any = new StringBuilder("(");
        for (int i = from; i < to; i++) {
            List<String> values = met.get((int) sorted[i]);
            any.append(i == from ? "(" : " OR (");
            for (int part = 0; part < parts.size(); part++) {
                any.append(part == 0 ? "" : " AND ")
                        .append(parts.get(part).compared(prefix))
                        .append(" = ")
                        .append(parts.get(part).literal(values.get(part)));
            }
            any.append(')');
        }
        return any.append(')').toString();
    }
}
