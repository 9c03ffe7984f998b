package dev.ringfence.refresh.postgres;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of users as PostgreSQL's catalog has them, read at once. A partitioned table stands for its partitions; a
 * column of a domain has the kind and length of the type below.
 */
final class PostgresTables {
    private static final String TABLE = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ";
    private static final String USERS = " AND NOT c.relispartition AND " + ShadowCatalog.USERS_TABLE;

    private static final String NAMES = "SELECT n.nspname, c.relname" + TABLE + "WHERE true" + USERS + " ORDER BY 1, 2";

    /** {@code base} has the types below each domain; the last of a chain is no domain itself. */
    private static final String BASE =
            "WITH RECURSIVE base (domain, oid, typmod, required) AS (SELECT oid, typbasetype,"
                    + " typtypmod, typnotnull FROM pg_type WHERE typtype = 'd' UNION ALL SELECT b.domain, y.typbasetype,"
                    + " greatest(b.typmod, y.typtypmod), b.required OR y.typnotnull FROM base b JOIN pg_type y"
                    + " ON y.oid = b.oid WHERE y.typtype = 'd')";

    /** Each column with the type at the bottom of its domains. */
    private static final String COLUMN = "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
            + " AND NOT a.attisdropped LEFT JOIN base b ON b.domain = a.atttypid AND NOT EXISTS (SELECT 1 FROM pg_type x"
            + " WHERE x.oid = b.oid AND x.typtype = 'd') JOIN pg_type y ON y.oid = coalesce(b.oid, a.atttypid)"
            + " WHERE true" + USERS;

    private static final String BASE_TYPES = BASE
            + " SELECT n.nspname, c.relname, a.attname, CASE WHEN y.typtype = 'e' THEN 'enum' WHEN y.oid < 16384"
            + " THEN y.typname WHEN EXISTS (SELECT 1 FROM pg_proc s JOIN pg_proc r ON r.prolang = s.prolang"
            + " JOIN pg_language l ON l.oid = s.prolang WHERE s.oid = y.typsend AND r.oid = y.typreceive"
            + " AND s.prosrc = 'textsend' AND r.prosrc = 'textrecv' AND l.lanname = 'internal') THEN 'text' ELSE '' END"
            + TABLE + COLUMN;

    /**
     * Types that may hold anything, and arrays of them: composite ones, bytes, documents, network addresses, places, and
     * those of extensions. By the categories that PostgreSQL's catalog pg_type gives them.
     */
    private static final String OPAQUE = "coalesce((SELECT e.typcategory FROM pg_type e WHERE e.oid = y.typelem AND"
            + " y.typcategory = 'A'), y.typcategory) IN ('C', 'U', 'I', 'G') AND y.typname NOT IN"
            + " ('uuid', 'json', 'jsonb', '_uuid', 'pg_lsn', 'xid', 'xid8', 'cid', 'pg_snapshot', 'txid_snapshot')";

    /** The length of a text or bit string is told apart from its type: it may differ. */
    private static final String COLUMNS =
            BASE + " SELECT n.nspname, c.relname, a.attname, y.typname, format_type(a.atttypid,"
                    + " CASE WHEN y.typname IN ('varchar', 'bpchar') THEN -1 ELSE a.atttypmod END),"
                    + " CASE WHEN y.typname IN ('varchar', 'bpchar') THEN greatest(a.atttypmod, b.typmod) - 4 ELSE -1 END,"
                    + " NOT (a.attnotnull OR coalesce(b.required, false)), a.attidentity <> '' OR EXISTS"
                    + " (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.refclassid ="
                    + " 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid = a.attnum AND d.deptype = 'a'),"
                    + " a.attgenerated <> '', " + OPAQUE + TABLE
                    + COLUMN
                    + " ORDER BY 1, 2, a.attnum";

    /**
     * A unique index over an expression needs the columns that it reads: those on which the index depends and which the
     * expression names, since it depends on those of its condition too.
     */
    private static final String KEYS = "SELECT n.nspname, c.relname, i.indexrelid, i.indisprimary, x.name" + TABLE
            + "JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique, LATERAL (SELECT a.attname AS name, k.at"
            + " FROM unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, at) JOIN pg_attribute a"
            + " ON a.attrelid = c.oid AND a.attnum = k.attnum WHERE k.at <= i.indnkeyatts UNION SELECT a.attname, 99"
            + " FROM pg_depend d JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid"
            + " WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refclassid ="
            + " 'pg_class'::regclass AND d.refobjid = c.oid AND i.indexprs IS NOT NULL AND EXISTS (SELECT 1 FROM"
            + " generate_series(1, i.indnkeyatts) k WHERE strpos(pg_get_indexdef(i.indexrelid, k::int, false),"
            + " quote_ident(a.attname)) > 0)) x WHERE true" + USERS
            + " ORDER BY 1, 2, i.indexrelid, x.at, x.name";

    private static final String FOREIGN_KEYS =
            "SELECT n.nspname, c.relname, k.oid, k.condeferrable, rn.nspname, r.relname,"
                    + " a.attname, ra.attname" + TABLE
                    + "JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0"
                    + " JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace"
                    + " CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY x (attnum, refnum, at)"
                    + " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.attnum"
                    + " JOIN pg_attribute ra ON ra.attrelid = k.confrelid AND ra.attnum = x.refnum WHERE true" + USERS
                    + " ORDER BY 1, 2, k.conname, x.at";

    private final Map<TableName, List<Column>> columns = new LinkedHashMap<>();
    private final Map<TableName, List<String>> primaryKeys = new HashMap<>();
    private final Map<TableName, Map<Long, List<String>>> uniqueKeys = new HashMap<>();
    private final Map<TableName, Map<Long, ForeignKey>> foreignKeys = new HashMap<>();

    private PostgresTables() {}

    /** In the order of their names. */
    static List<Table> read(Connection connection) throws SQLException {
        PostgresTables tables = new PostgresTables();
        tables.each(connection, NAMES, (name, row) -> tables.columns.put(name, new ArrayList<>()));
        tables.each(
                connection,
                COLUMNS,
                (name, row) -> tables.columns
                        .computeIfAbsent(name, unnamed -> new ArrayList<>())
                        .add(column(row)));
        tables.each(connection, KEYS, tables::addKey);
        tables.each(connection, FOREIGN_KEYS, tables::addForeignKey);
        List<Table> all = new ArrayList<>();
        tables.columns.forEach((name, columns) -> all.add(new Table(
                name,
                columns,
                tables.primaryKeys.getOrDefault(name, List.of()),
                List.copyOf(tables.uniqueKeys.getOrDefault(name, Map.of()).values()),
                List.copyOf(tables.foreignKeys.getOrDefault(name, Map.of()).values()))));
        return List.copyOf(all);
    }

    /**
     * By table and column, the name of the type below all domains: that of PostgreSQL's own catalog, {@code enum} for an
     * enumeration, {@code text} for a type that crosses by the functions of that one, as citext does, and empty for other
     * types of users.
     */
    static Map<TableName, Map<String, String>> baseTypes(Connection connection) throws SQLException {
        Map<TableName, Map<String, String>> types = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BASE_TYPES)) {
            while (row.next()) {
                types.computeIfAbsent(new TableName(row.getString(1), row.getString(2)), table -> new HashMap<>())
                        .put(row.getString(3), row.getString(4));
            }
        }
        return types;
    }

    /** A row that speaks of a table, whose name stands in front. */
    @FunctionalInterface
    private interface Reading {
        void read(TableName table, ResultSet row) throws SQLException;
    }

    private void each(Connection connection, String query, Reading reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                TableName name = new TableName(row.getString(1), row.getString(2));
                // What another transaction has made since the first query is not of this reading.
                if (columns.containsKey(name) || query.equals(NAMES)) {
                    reading.read(name, row);
                }
            }
        }
    }

    private static Column column(ResultSet row) throws SQLException {
        String base = row.getString(4);
        int length = row.getInt(6);
        return new Column(
                row.getString(3),
                row.getString(5),
                base.equals("bool") ? Types.BOOLEAN : row.getBoolean(10) ? Types.JAVA_OBJECT : Types.OTHER,
                kind(base),
                length > 0 ? length : Integer.MAX_VALUE,
                row.getBoolean(7),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    /** By the name of the base type: drivers take enumerations for texts too. */
    private static ValueKind kind(String base) {
        return switch (base) {
            case "text", "varchar", "bpchar", "citext", "name" -> ValueKind.TEXT;
            case "date", "timestamp", "timestamptz" -> ValueKind.DATE;
            case "int2", "int4", "int8", "numeric", "float4", "float8" -> ValueKind.NUMBER;
            case "uuid" -> ValueKind.UUID;
            default -> ValueKind.OTHER;
        };
    }

    private void addKey(TableName table, ResultSet row) throws SQLException {
        String column = row.getString(5);
        uniqueKeys
                .computeIfAbsent(table, name -> new LinkedHashMap<>())
                .computeIfAbsent(row.getLong(3), index -> new ArrayList<>())
                .add(column);
        if (row.getBoolean(4)) {
            primaryKeys.computeIfAbsent(table, name -> new ArrayList<>()).add(column);
        }
    }

    private void addForeignKey(TableName table, ResultSet row) throws SQLException {
        boolean deferrable = row.getBoolean(4);
        TableName target = new TableName(row.getString(5), row.getString(6));
        ForeignKey end = new ForeignKey(List.of(row.getString(7)), target, List.of(row.getString(8)), deferrable);
        foreignKeys.computeIfAbsent(table, name -> new LinkedHashMap<>()).merge(row.getLong(3), end, ForeignKey::and);
    }
}
