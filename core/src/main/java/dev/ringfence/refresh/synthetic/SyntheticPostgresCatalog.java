package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.postgres.ShadowCatalog;
import dev.ringfence.refresh.synthetic.SyntheticCatalog.Check;
import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's catalog. A partitioned table takes the rows that one of its partitions takes. */
final class SyntheticPostgresCatalog {
    private static final String TABLE = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ";
    private static final String USERS = " NOT c.relispartition AND " + ShadowCatalog.USERS_TABLE;

    private static final String BASE =
            "WITH RECURSIVE base (domain, oid, typmod, own) AS (SELECT oid, typbasetype, typtypmod, typdefault IS NOT NULL"
                    + " FROM pg_type WHERE typtype = 'd' UNION ALL SELECT b.domain, y.typbasetype,"
                    + " greatest(b.typmod, y.typtypmod), b.own OR y.typdefault IS NOT NULL FROM base b"
                    + " JOIN pg_type y ON y.oid = b.oid WHERE y.typtype = 'd')";

    private static final String COLUMNS = BASE
            + " SELECT n.nspname, c.relname, a.attname, y.typname, y.typtype, greatest(a.atttypmod, b.typmod),"
            + " a.atthasdef OR coalesce(b.own, false), coalesce(e.typname, ''), coalesce(e.typtype, ''),"
            + " ARRAY(SELECT l.enumlabel::text FROM pg_enum l WHERE l.enumtypid = coalesce(e.oid, y.oid)"
            + " ORDER BY l.enumsortorder)" + TABLE
            + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " LEFT JOIN base b ON b.domain = a.atttypid AND NOT EXISTS (SELECT 1 FROM pg_type x WHERE x.oid = b.oid"
            + " AND x.typtype = 'd') JOIN pg_type y ON y.oid = coalesce(b.oid, a.atttypid)"
            + " LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typcategory = 'A' WHERE" + USERS;

    private static final String CHECKS = "SELECT n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)" + TABLE
            + "JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'c' WHERE" + USERS + " ORDER BY 1, 2, 3";

    private static final String DOMAINS =
            "WITH RECURSIVE base (domain, oid) AS (SELECT oid, oid FROM pg_type WHERE typtype = 'd' UNION SELECT b.domain,"
                    + " y.typbasetype FROM base b JOIN pg_type y ON y.oid = b.oid WHERE y.typtype = 'd')"
                    + " SELECT n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid), a.attname" + TABLE
                    + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                    + " JOIN base b ON b.domain = a.atttypid JOIN pg_constraint k ON k.contypid = b.oid AND k.contype = 'c'"
                    + " WHERE" + USERS + " ORDER BY 1, 2, a.attnum, 3";

    /** Nothing for tables of hashes and those with a partition for all else: they take any row. */
    private static final String PARTITIONS = "SELECT n.nspname, c.relname, 'partitions', '(' || string_agg("
            + "pg_get_partition_constraintdef(t.relid), ') OR (' ORDER BY t.relid::regclass::text) || ')'" + TABLE
            + "JOIN pg_partitioned_table p ON p.partrelid = c.oid AND p.partstrat IN ('r', 'l') AND p.partdefid = 0"
            + " CROSS JOIN LATERAL pg_partition_tree(c.oid) t WHERE t.isleaf AND t.relid <> c.oid AND" + USERS
            + " GROUP BY 1, 2 HAVING count(*) = count(pg_get_partition_constraintdef(t.relid)) ORDER BY 1, 2";

    private SyntheticPostgresCatalog() {}

    static void read(Connection connection, SyntheticCatalog catalog) throws SQLException {
        SyntheticCatalog.each(connection, COLUMNS, row -> catalog.add(name(row), row.getString(3), type(row)));
        SyntheticCatalog.each(connection, CHECKS, row -> catalog.add(name(row), check(row, Optional.empty())));
        SyntheticCatalog.each(
                connection, DOMAINS, row -> catalog.add(name(row), check(row, Optional.of(row.getString(5)))));
        SyntheticCatalog.each(connection, PARTITIONS, row -> catalog.add(name(row), check(row, Optional.empty())));
    }

    private static TableName name(ResultSet row) throws SQLException {
        return new TableName(row.getString(1), row.getString(2));
    }

    private static Check check(ResultSet row, Optional<String> value) throws SQLException {
        String text = row.getString(4);
        return new Check(row.getString(3), text.startsWith("CHECK ") ? text.substring(6) : text, value);
    }

    private static SyntheticType type(ResultSet row) throws SQLException {
        List<String> labels = List.of((String[]) row.getArray(10).getArray());
        int modifier = row.getInt(6);
        String element = row.getString(8);
        SyntheticType type = element.isEmpty()
                ? type(row.getString(4), row.getString(5), modifier, labels)
                : SyntheticType.of(Base.ARRAY).of(type(element, row.getString(9), modifier, labels));
        return type.defaulted(row.getBoolean(7));
    }

    /** Modifiers of types as the server's own source has them: their length and four, or both numbers of a decimal. */
    private static SyntheticType type(String name, String kind, int modifier, List<String> labels) {
        if (kind.equals("e")) {
            return SyntheticType.of(Base.LABEL).labels(labels);
        }
        return switch (name) {
            case "text", "citext" -> SyntheticType.of(Base.TEXT);
            case "name" -> SyntheticType.of(Base.TEXT).length(63);
            case "varchar", "bpchar" ->
                SyntheticType.of(Base.TEXT)
                        .length(modifier > 4 ? modifier - 4 : name.equals("bpchar") ? 1 : Integer.MAX_VALUE);
            case "int2" -> SyntheticType.whole(16, false);
            case "int4" -> SyntheticType.whole(32, false);
            case "int8" -> SyntheticType.whole(64, false);
            case "oid" -> SyntheticType.whole(32, true);
            case "numeric" ->
                modifier < 4
                        ? SyntheticType.of(Base.DECIMAL).digits(0, 2)
                        : SyntheticType.of(Base.DECIMAL)
                                .digits((modifier - 4) >> 16 & 0xffff, ((modifier - 4 & 0x7ff) ^ 1024) - 1024);
            case "money" -> SyntheticType.of(Base.DECIMAL).digits(10, 2);
            case "float4", "float8" -> SyntheticType.of(Base.FLOATING);
            case "bool" -> SyntheticType.of(Base.BOOLEAN);
            case "date" -> SyntheticType.of(Base.DATE);
            case "time", "timetz" -> SyntheticType.of(Base.TIME);
            case "timestamp" -> SyntheticType.of(Base.TIMESTAMP);
            case "timestamptz" -> SyntheticType.of(Base.TIMESTAMP_ZONED);
            case "interval" -> SyntheticType.of(Base.INTERVAL);
            case "uuid" -> SyntheticType.of(Base.UUID);
            case "json", "jsonb" -> SyntheticType.of(Base.JSON);
            case "xml" -> SyntheticType.of(Base.XML);
            case "bytea" -> SyntheticType.of(Base.BYTES);
            case "bit", "varbit" -> SyntheticType.of(Base.BITS).length(modifier > 0 ? modifier : 1);
            case "inet", "cidr" -> SyntheticType.of(Base.ADDRESS);
            case "macaddr" -> SyntheticType.of(Base.HARDWARE_ADDRESS);
            default -> SyntheticType.of(Base.OTHER);
        };
    }
}
