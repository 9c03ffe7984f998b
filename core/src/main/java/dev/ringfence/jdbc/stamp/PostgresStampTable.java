package dev.ringfence.jdbc.stamp;

import dev.ringfence.jdbc.database.BooleanQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Schema {@code ringfence}. A failed statement would make the caller's transaction unusable, so the catalog is asked
 * before the table: {@code to_regclass} itself fails where the schema may not be used, {@code pg_class} never does.
 */
final class PostgresStampTable implements StampTable {
    private static final String ACCESS = """
            SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT'),
                   c.relkind IN ('r', 'p')
                   AND (SELECT count(*) FROM pg_catalog.pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                          AND a.attname IN ('sequence_number', 'environment', 'tier', 'data_class', 'origin', 'endpoint',
                                            'nonce', 'stamped_by', 'stamped_at', 'reason', 'tool_version', 'link')) = %d
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'ringfence' AND c.relname = 'datastore_stamp'
            """.formatted(COLUMN_COUNT);

    private static final String IDENTITY_ALLOWED =
            "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";

    private static final String IDENTITY = """
            SELECT 'postgresql:' || s.system_identifier || '/' || d.oid
            FROM pg_catalog.pg_control_system() s, pg_catalog.pg_database d
            WHERE d.datname = pg_catalog.current_database()
            """;

    // Tables that an extension brought (deptype 'e') are not the user's.
    private static final String EMPTY = """
            SELECT NOT EXISTS (
              SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't'
                AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'ringfence') AND n.nspname NOT LIKE 'pg\\_toast%%'
                AND lower(c.relname::text) NOT IN %s
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend p
                                WHERE p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                  AND p.objid = c.oid AND p.deptype = 'e'))
            """.formatted(BOOKKEEPING);

    @Override
    public String qualifiedName(Connection connection) {
        return "ringfence.datastore_stamp";
    }

    @Override
    public Access access(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(ACCESS)) {
            if (!rows.next()) {
                return Access.ABSENT;
            }
            if (!rows.getBoolean(1)) {
                return Access.FORBIDDEN;
            }
            return rows.getBoolean(2) ? Access.READABLE : Access.BROKEN;
        }
    }

    @Override
    public String identity(Connection connection) throws SQLException {
        if (!BooleanQuery.ask(connection, IDENTITY_ALLOWED)) {
            return "";
        }
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(IDENTITY)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public boolean empty(Connection connection) throws SQLException {
        return BooleanQuery.ask(connection, EMPTY);
    }

    @Override
    public List<String> definition(Connection connection) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS ringfence",
                "CREATE TABLE IF NOT EXISTS ringfence.datastore_stamp " + StampTable.columns(""),
                // Every application role has to read it, or it would be admitted as UNREADABLE.
                "GRANT USAGE ON SCHEMA ringfence TO PUBLIC",
                "GRANT SELECT ON ringfence.datastore_stamp TO PUBLIC");
    }

    @Override
    public boolean failurePoisonsTransaction() {
        return true;
    }
}
