package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that were there before: their keys, read once. */
final class SyntheticKept implements SyntheticParent {
    /** More are not referred to. */
    private static final int MOST = 1_000_000;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<@Nullable Object[]> keys = new ArrayList<>();

    private SyntheticKept() {}

    /** Reads the columns that are referred to, in the order of the first of them. */
    static SyntheticKept read(Connection connection, Table table, List<String> columns) throws SQLException {
        SyntheticKept kept = new SyntheticKept();
        List<String> quoted = columns.stream().map(TableName::quoted).toList();
        for (String column : columns) {
            kept.places.put(column, kept.places.size());
        }
        if (columns.isEmpty()) {
            return kept;
        }
        String list = String.join(", ", quoted);
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MOST);
            try (ResultSet row = statement.executeQuery(
                    "SELECT DISTINCT " + list + " FROM " + table.name().quoted() + " ORDER BY " + list)) {
                while (row.next()) {
                    Object[] key = new Object[columns.size()];
                    for (int i = 0; i < key.length; i++) {
                        Object value = row.getObject(i + 1);
                        key[i] = value instanceof Integer || value instanceof Short || value instanceof Byte
                                ? (Object) ((Number) value).longValue()
                                : value instanceof Long || value instanceof String || value == null
                                        ? value
                                        : row.getString(i + 1);
                    }
                    kept.keys.add(key);
                }
            }
        }
        return kept;
    }

    @Override
    public long rows() {
        return keys.size();
    }

    @Override
    public @Nullable Object[] key(long row, List<String> columns) {
        @Nullable Object[] all = keys.get((int) row);
        @Nullable Object[] key = new Object[columns.size()];
        for (int i = 0; i < key.length; i++) {
            Integer place = places.get(columns.get(i));
            key[i] = place == null ? null : all[place];
        }
        return key;
    }
}
