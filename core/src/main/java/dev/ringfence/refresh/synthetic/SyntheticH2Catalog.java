package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.synthetic.SyntheticCatalog.Check;
import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** H2's catalog. */
final class SyntheticH2Catalog {
    private static final String USERS = "_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'information_schema', 'ringfence') ";

    private static final String LABELS = "SELECT OBJECT_SCHEMA, OBJECT_NAME, ENUM_IDENTIFIER, VALUE_NAME"
            + " FROM INFORMATION_SCHEMA.ENUM_VALUES ORDER BY VALUE_ORDINAL";

    private static final String ELEMENTS = "SELECT OBJECT_SCHEMA, OBJECT_NAME, COLLECTION_TYPE_IDENTIFIER, DATA_TYPE,"
            + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE FROM INFORMATION_SCHEMA.ELEMENT_TYPES"
            + " WHERE UPPER(OBJECT_TYPE) = 'TABLE'";

    private static final String COLUMNS = "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE,"
            + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, COALESCE(COLUMN_DEFAULT, DOMAIN_DEFAULT) IS"
            + " NOT NULL, DTD_IDENTIFIER, COALESCE(DOMAIN_SCHEMA, ''), COALESCE(c.DOMAIN_NAME, '') FROM"
            + " INFORMATION_SCHEMA.COLUMNS c LEFT JOIN (SELECT DOMAIN_SCHEMA AS S, DOMAIN_NAME AS N, DOMAIN_DEFAULT"
            + " FROM INFORMATION_SCHEMA.DOMAINS) d ON d.S = c.DOMAIN_SCHEMA AND d.N = c.DOMAIN_NAME WHERE TABLE"
            + USERS;

    private static final String CHECKS = "SELECT t.TABLE_SCHEMA, t.TABLE_NAME, t.CONSTRAINT_NAME, k.CHECK_CLAUSE FROM"
            + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS t JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS k"
            + " ON k.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
            + " WHERE t.TABLE" + USERS + "ORDER BY 1, 2, 3";

    private static final String DOMAINS = "SELECT c.TABLE_SCHEMA, c.TABLE_NAME, t.CONSTRAINT_NAME, k.CHECK_CLAUSE,"
            + " c.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS t"
            + " ON t.DOMAIN_SCHEMA = c.DOMAIN_SCHEMA AND t.DOMAIN_NAME = c.DOMAIN_NAME"
            + " JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS k ON k.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA"
            + " AND k.CONSTRAINT_NAME = t.CONSTRAINT_NAME WHERE c.TABLE" + USERS + "ORDER BY 1, 2, 5, 3";

    private SyntheticH2Catalog() {}

    static void read(Connection connection, SyntheticCatalog catalog) throws SQLException {
        Map<List<String>, List<String>> labels = new HashMap<>();
        SyntheticCatalog.each(
                connection,
                LABELS,
                row -> labels.computeIfAbsent(
                                List.of(row.getString(1), row.getString(2), row.getString(3)),
                                type -> new ArrayList<>())
                        .add(row.getString(4)));
        Map<List<String>, SyntheticType> elements = new HashMap<>();
        SyntheticCatalog.each(
                connection,
                ELEMENTS,
                row -> elements.put(
                        List.of(row.getString(1), row.getString(2), row.getString(3)), type(row, List.of())));
        SyntheticCatalog.each(connection, COLUMNS, row -> {
            TableName table = new TableName(row.getString(1), row.getString(2));
            List<String> own = List.of(row.getString(1), row.getString(2), row.getString(9));
            List<String> domain = List.of(row.getString(10), row.getString(11), "TYPE");
            SyntheticType type = type(row, labels.getOrDefault(own, labels.getOrDefault(domain, List.of())));
            SyntheticType element = elements.get(own);
            type = element == null ? type : type.of(element);
            catalog.add(table, row.getString(3), type.defaulted(row.getBoolean(8)));
        });
        SyntheticCatalog.each(connection, CHECKS, row -> check(catalog, row, Optional.empty()));
        SyntheticCatalog.each(connection, DOMAINS, row -> check(catalog, row, Optional.of(row.getString(5))));
    }

    private static void check(SyntheticCatalog catalog, ResultSet row, Optional<String> value) throws SQLException {
        catalog.add(
                new TableName(row.getString(1), row.getString(2)),
                new Check(row.getString(3), row.getString(4), value));
    }

    private static SyntheticType type(ResultSet row, List<String> labels) throws SQLException {
        int length = (int) Math.min(row.getLong(5), Integer.MAX_VALUE);
        return switch (row.getString(4).toUpperCase(Locale.ROOT)) {
            case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE", "CHARACTER LARGE OBJECT" ->
                SyntheticType.of(Base.TEXT).length(length);
            case "TINYINT" -> SyntheticType.whole(8, false);
            case "SMALLINT" -> SyntheticType.whole(16, false);
            case "INTEGER" -> SyntheticType.whole(32, false);
            case "BIGINT" -> SyntheticType.whole(64, false);
            case "NUMERIC" -> SyntheticType.of(Base.DECIMAL).digits(row.getInt(6), row.getInt(7));
            case "DECFLOAT" -> SyntheticType.of(Base.DECIMAL).digits(row.getInt(6), 2);
            case "REAL", "DOUBLE PRECISION" -> SyntheticType.of(Base.FLOATING);
            case "BOOLEAN" -> SyntheticType.of(Base.BOOLEAN);
            case "DATE" -> SyntheticType.of(Base.DATE);
            case "TIME" -> SyntheticType.of(Base.TIME);
            case "TIMESTAMP" -> SyntheticType.of(Base.TIMESTAMP);
            case "TIMESTAMP WITH TIME ZONE" -> SyntheticType.of(Base.TIMESTAMP_ZONED);
            case "UUID" -> SyntheticType.of(Base.UUID);
            case "JSON" -> SyntheticType.of(Base.JSON);
            case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT" ->
                SyntheticType.of(Base.BYTES).length(length);
            case "ENUM" -> SyntheticType.of(Base.LABEL).labels(labels);
            case "ARRAY" -> SyntheticType.of(Base.ARRAY);
            default -> SyntheticType.of(Base.OTHER);
        };
    }
}
