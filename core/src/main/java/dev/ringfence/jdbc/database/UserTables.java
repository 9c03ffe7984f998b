package dev.ringfence.jdbc.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of users, as against those of the database itself and of this library, and their columns. */
public final class UserTables {
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "pg_catalog", "pg_toast", "ringfence", "mysql", "performance_schema", "sys");

    /**
     * A table.
     *
     * @param schema as the database spells it; null where there are no schemas
     * @param name as the database spells it
     * @param qualified quoted, for use in a statement
     */
    public record Table(@Nullable String schema, String name, String qualified) {}

    /**
     * A column.
     *
     * @param jdbcType of {@link java.sql.Types}
     */
    public record Column(String name, int jdbcType, String typeName) {
        /** True if it holds texts, also large ones. */
        public boolean isText() {
            return switch (jdbcType) {
                case Types.CHAR,
                        Types.VARCHAR,
                        Types.LONGVARCHAR,
                        Types.NCHAR,
                        Types.NVARCHAR,
                        Types.LONGNVARCHAR,
                        Types.CLOB,
                        Types.NCLOB -> true;
                default -> false;
            };
        }
    }

    private final DatabaseMetaData metaData;
    private final String quote;
    /** The only one that is looked at, as a pattern; null for all. */
    private final @Nullable String schemas;

    private UserTables(Connection connection) throws SQLException {
        this.metaData = connection.getMetaData();
        this.quote = metaData.getIdentifierQuoteString();
        // Which schemas of an unknown product are its own cannot be told; the stamp is that of one, too.
        String own = OwnTables.isUnknown(metaData) ? connection.getSchema() : null;
        this.schemas = own == null ? null : pattern(metaData, own);
    }

    /** All tables in the order of the database, with all of their columns. Views show what tables hold. */
    public static Map<Table, List<Column>> read(Connection connection) throws SQLException {
        UserTables tables = new UserTables(connection);
        String catalog = connection.getCatalog();
        Set<Table> known = tables.tables(catalog);
        Map<Table, List<Column>> columns = new LinkedHashMap<>();
        try (ResultSet row = tables.metaData.getColumns(catalog, tables.schemas, "%", "%")) {
            while (row.next()) {
                Table table = tables.table(row);
                if (known.contains(table)) {
                    columns.computeIfAbsent(table, key -> new ArrayList<>())
                            .add(new Column(
                                    row.getString("COLUMN_NAME"), row.getInt("DATA_TYPE"), row.getString("TYPE_NAME")));
                }
            }
        }
        return columns;
    }

    /** Products name their kinds of tables differently. */
    private Set<Table> tables(String catalog) throws SQLException {
        Set<Table> tables = new HashSet<>();
        try (ResultSet row = metaData.getTables(catalog, schemas, "%", null)) {
            while (row.next()) {
                // PostgreSQL names no kind for some relations.
                String kind = Objects.requireNonNullElse(row.getString("TABLE_TYPE"), "");
                String schema = row.getString("TABLE_SCHEM");
                boolean system = schema != null && SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
                // Where a schema is a catalog, our tables stand among the application's, with a prefix.
                boolean ours = (schema == null || schemas != null)
                        && row.getString("TABLE_NAME").toLowerCase(Locale.ROOT).startsWith(OwnTables.PREFIX);
                if (!system
                        && !ours
                        && (kind.equals("TABLE") || kind.equals("BASE TABLE") || kind.equals("PARTITIONED TABLE"))) {
                    tables.add(table(row));
                }
            }
        }
        return tables;
    }

    private Table table(ResultSet row) throws SQLException {
        String schema = row.getString("TABLE_SCHEM");
        String name = row.getString("TABLE_NAME");
        return new Table(schema, name, schema == null ? quoted(name) : quoted(schema) + "." + quoted(name));
    }

    private String quoted(String name) {
        return quoted(name, quote);
    }

    /** A name as a pattern, which matches nothing else if the driver has an escape. */
    static String pattern(DatabaseMetaData metaData, String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    /** A name in quotes. */
    public static String quoted(String name, String quote) {
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
