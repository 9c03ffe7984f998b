package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.sql.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One query to PostgreSQL's catalog. Its operators compare a key with a value as the key's index does, so every unique
 * index that is valid, covers all rows and has no expression is a key; not where a table has rules, or is the parent of
 * others by inheritance, which have indexes of their own.
 *
 * <p>A key of an integer type that is compared with a floating-point parameter may be met by several integers above 2^53,
 * since PostgreSQL compares them as floating-point numbers then; their rows are counted all the same, after the fact.
 */
final class PostgresTableFacts implements TableFactsReader {
    private static final String READ = """
            SELECT c.relhasrules OR c.relkind NOT IN ('r', 'p') OR (c.relkind = 'r' AND c.relhassubclass),
                   EXISTS (SELECT 1 FROM pg_catalog.pg_constraint f
                            WHERE f.confrelid = c.oid AND f.contype = 'f' AND f.confdeltype IN ('c', 'n', 'd')),
                   i.indexrelid, a.attname,
                   EXISTS (SELECT 1 FROM pg_catalog.pg_constraint f
                            WHERE f.confrelid = c.oid AND f.contype = 'f' AND f.confupdtype IN ('c', 'n', 'd')
                              AND a.attnum = ANY (f.confkey))
              FROM pg_catalog.pg_class c
              LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisunique AND i.indisvalid
                   AND i.indpred IS NULL AND i.indexprs IS NULL
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
                   AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1])
             WHERE c.oid = pg_catalog.to_regclass(?)
            """;

    @Override
    public TableFacts read(Connection raw, ObjectName table) throws SQLException {
        String name = table.parts().stream()
                .map(part -> UserTables.quoted(part, "\""))
                .collect(Collectors.joining("."));
        Map<Long, Set<String>> keys = new LinkedHashMap<>();
        Map<String, Set<String>> cascading = new HashMap<>();
        boolean unsure = false;
        boolean deletes = false;
        try (PreparedStatement statement = raw.prepareStatement(READ)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    unsure |= row.getBoolean(1);
                    deletes |= row.getBoolean(2);
                    String column = row.getString(4);
                    if (column != null) {
                        String folded = column.toLowerCase(Locale.ROOT);
                        keys.computeIfAbsent(row.getLong(3), key -> new HashSet<>())
                                .add(folded);
                        if (row.getBoolean(5)) {
                            cascading.put(folded, Set.of(name));
                        }
                    }
                }
            }
        }
        // Which tables a delete cascades to is not asked: the server counts them.
        return new TableFacts(
                name, unsure ? List.of() : List.copyOf(keys.values()), deletes ? List.of(name) : List.of(), cascading);
    }
}
