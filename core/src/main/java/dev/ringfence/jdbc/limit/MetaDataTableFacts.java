package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.sql.ObjectName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the driver's metadata. Only keys of integers and UUIDs count: MySQL, MariaDB and H2 compare a text with a number
 * as numbers, so that {@code name = 5} is met by {@code '5'} and {@code '05'}, though each is unique.
 */
final class MetaDataTableFacts implements TableFactsReader {
    /** The most tables that are followed from one to its children. */
    private static final int MOST_CHILDREN = 100;

    private record Table(@Nullable String catalog, @Nullable String schema, String name) {}

    @Override
    public TableFacts read(Connection raw, ObjectName named) throws SQLException {
        DatabaseMetaData metaData = raw.getMetaData();
        Table table = table(raw, metaData, named);
        Set<String> exact = exactColumns(metaData, table);
        return new TableFacts(
                exact.isEmpty() ? "" : qualified(table, metaData.getIdentifierQuoteString()),
                keys(metaData, table).stream().filter(exact::containsAll).toList(),
                children(metaData, table),
                childrenByColumn(metaData, table));
    }

    private static Table table(Connection raw, DatabaseMetaData metaData, ObjectName named) throws SQLException {
        boolean schemas = metaData.supportsSchemasInDataManipulation();
        List<String> parts = named.parts();
        String outer = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
        boolean lower = metaData.storesLowerCaseIdentifiers();
        String name = lower ? lowered(named.name()) : named.name();
        if (!schemas) {
            return new Table(outer == null ? raw.getCatalog() : outer, null, name);
        }
        String schema = outer == null ? raw.getSchema() : lower ? lowered(outer) : outer;
        return new Table(raw.getCatalog(), schema, name);
    }

    private static String lowered(String name) {
        return name.toUpperCase(Locale.ROOT).equals(name) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static Set<String> exactColumns(DatabaseMetaData metaData, Table table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (ResultSet row = metaData.getColumns(
                table.catalog(), escaped(metaData, table.schema()), escaped(metaData, table.name()), "%")) {
            while (row.next()) {
                if (isExact(row.getInt("DATA_TYPE"), row.getString("TYPE_NAME"))) {
                    columns.add(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    private static boolean isExact(int type, String name) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
            default -> name.equalsIgnoreCase("uuid");
        };
    }

    /** A name as a pattern that means itself. */
    private static @Nullable String escaped(DatabaseMetaData metaData, @Nullable String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return name == null
                ? null
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private static List<Set<String>> keys(DatabaseMetaData metaData, Table table) throws SQLException {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        try (ResultSet row = metaData.getIndexInfo(table.catalog(), table.schema(), table.name(), true, true)) {
            while (row.next()) {
                String column = row.getString("COLUMN_NAME");
                String filter = row.getString("FILTER_CONDITION");
                if (row.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic && !row.getBoolean("NON_UNIQUE")) {
                    // An expression, or a filter, is a column that nothing is ever compared with.
                    boolean plain = column != null && (filter == null || filter.isEmpty());
                    keys.computeIfAbsent(row.getString("INDEX_NAME"), name -> new HashSet<>())
                            .add(plain ? column.toLowerCase(Locale.ROOT) : "");
                }
            }
        }
        return List.copyOf(keys.values());
    }

    private static List<String> children(DatabaseMetaData metaData, Table table) throws SQLException {
        String quote = metaData.getIdentifierQuoteString();
        Set<Table> seen = new LinkedHashSet<>();
        ArrayDeque<Table> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty() && seen.size() < MOST_CHILDREN) {
            for (Table child : childrenOf(metaData, open.remove())) {
                if (seen.add(child)) {
                    open.add(child);
                }
            }
        }
        return seen.stream().map(child -> qualified(child, quote)).toList();
    }

    private static Set<Table> childrenOf(DatabaseMetaData metaData, Table table) throws SQLException {
        Set<Table> children = new LinkedHashSet<>();
        try (ResultSet row = metaData.getExportedKeys(table.catalog(), table.schema(), table.name())) {
            while (row.next()) {
                if (cascades(row.getShort("DELETE_RULE"))) {
                    children.add(new Table(
                            row.getString("FKTABLE_CAT"),
                            row.getString("FKTABLE_SCHEM"),
                            row.getString("FKTABLE_NAME")));
                }
            }
        }
        return children;
    }

    private static Map<String, Set<String>> childrenByColumn(DatabaseMetaData metaData, Table table)
            throws SQLException {
        String quote = metaData.getIdentifierQuoteString();
        Map<String, Set<String>> children = new HashMap<>();
        try (ResultSet row = metaData.getExportedKeys(table.catalog(), table.schema(), table.name())) {
            while (row.next()) {
                if (cascades(row.getShort("UPDATE_RULE"))) {
                    children.computeIfAbsent(
                                    row.getString("PKCOLUMN_NAME").toLowerCase(Locale.ROOT), key -> new HashSet<>())
                            .add(qualified(child(row), quote));
                }
            }
        }
        return children;
    }

    private static Table child(ResultSet row) throws SQLException {
        return new Table(row.getString("FKTABLE_CAT"), row.getString("FKTABLE_SCHEM"), row.getString("FKTABLE_NAME"));
    }

    private static boolean cascades(short rule) {
        return rule == DatabaseMetaData.importedKeyCascade
                || rule == DatabaseMetaData.importedKeySetNull
                || rule == DatabaseMetaData.importedKeySetDefault;
    }

    private static String qualified(Table table, String quote) {
        String outer = table.schema() != null ? table.schema() : table.catalog();
        String name = UserTables.quoted(table.name(), quote);
        return outer == null ? name : UserTables.quoted(outer, quote) + "." + name;
    }
}
