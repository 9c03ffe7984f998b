package dev.ringfence.refresh;

import dev.ringfence.data.transform.ValueKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL. A value that stays as it is crosses in the database's own text form, which is exact for every type, and
 * is bound without a type, so that the server takes the column's.
 */
final class PostgresEngine implements DatabaseEngine {
    private static final String TABLES = "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid ="
            + " c.relnamespace WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'"
            + " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'ringfence') AND n.nspname NOT LIKE 'pg\\_%'"
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
            + " AND d.deptype = 'e') ORDER BY 1, 2";

    /** No sequence: nothing to do. Otherwise never back. */
    private static final String NUMBER_AFTER = "SELECT setval(s.name, greatest(?, (SELECT coalesce(last_value, 0) FROM"
            + " pg_sequences WHERE format('%I.%I', schemaname, sequencename)::regclass = s.name)))"
            + " FROM (SELECT pg_get_serial_sequence(?, ?)::regclass AS name) s WHERE s.name IS NOT NULL";

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public void beginSnapshot(Connection source) throws SQLException {
        source.setAutoCommit(true);
        source.setReadOnly(true);
        source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        // Without autocommit the driver fetches by cursor.
        source.setAutoCommit(false);
    }

    @Override
    public void endSnapshot(Connection source) throws SQLException {
        source.rollback();
        source.setReadOnly(false);
        source.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public List<TableName> tables(Connection connection) throws SQLException {
        return names(connection, TABLES);
    }

    static List<TableName> names(Connection connection, String query) throws SQLException {
        List<TableName> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                names.add(new TableName(row.getString(1), row.getString(2)));
            }
        }
        return names;
    }

    /** By name: the driver takes enumerations for texts too. */
    @Override
    public ValueKind kind(int jdbcType, String typeName) {
        return switch (typeName) {
            case "text", "varchar", "bpchar", "citext", "name" -> ValueKind.TEXT;
            case "date", "timestamp", "timestamptz" -> ValueKind.DATE;
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "numeric", "float4", "float8" ->
                ValueKind.NUMBER;
            case "uuid" -> ValueKind.UUID;
            default -> ValueKind.OTHER;
        };
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        return column.typeName().equals("bytea") ? row.getBytes(index) : row.getString(index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Column column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof String text) {
            statement.setObject(index, text, Types.OTHER);
        } else {
            statement.setObject(index, value);
        }
    }

    @Override
    public void deferConstraints(Connection target) throws SQLException {
        DatabaseEngine.execute(target, "SET CONSTRAINTS ALL DEFERRED");
    }

    @Override
    public void checkDeferred(Connection target) throws SQLException {
        DatabaseEngine.execute(target, "SET CONSTRAINTS ALL IMMEDIATE");
    }

    @Override
    public void numberAfter(Connection target, TableName table, Column column, long last) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(NUMBER_AFTER)) {
            statement.setLong(1, last);
            statement.setString(2, table.quoted());
            statement.setString(3, column.name());
            statement.execute();
        }
    }
}
