package dev.ringfence.refresh.jdbc;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the metadata of JDBC leaves open about the tables of a product. */
interface JdbcSchema {

    /** The tables of users in the order of their names. */
    List<TableName> names(Connection connection) throws SQLException;

    /** The schema that tables stand in whose names tell none; null where they all tell theirs. */
    default @Nullable String home(Connection connection) throws SQLException {
        return null;
    }

    /** What transformations can take values of that type. */
    ValueKind kind(int jdbcType, String typeName);

    /** The same by the type of JDBC alone. */
    static ValueKind kind(int jdbcType) {
        return switch (jdbcType) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> ValueKind.TEXT;
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ValueKind.DATE;
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> ValueKind.NUMBER;
            default -> ValueKind.OTHER;
        };
    }

    /**
     * Lets the numbering of an identity column go on after a number. It never goes back, and needs no transaction: a gap
     * harms nobody.
     */
    void numberAfter(Connection target, TableName table, Column column, long last) throws SQLException;

    /**
     * Restarts the numbering behind a number and behind those that are there (SQL:2016, 11.20); not where the type has none
     * behind it, which whoever inserts the next row is told by the database.
     */
    static void restart(Connection target, TableName table, Column column, long last) throws SQLException {
        String name = TableName.quoted(column.name());
        long highest = TargetChecks.number(target, "SELECT max(" + name + ") FROM " + table.quoted());
        long end = Math.max(last, highest);
        if (end < most(column)) {
            DatabaseEngine.execute(
                    target, "ALTER TABLE " + table.quoted() + " ALTER COLUMN " + name + " RESTART WITH " + (end + 1));
        }
    }

    private static long most(Column column) {
        return switch (column.jdbcType()) {
            case Types.TINYINT -> Byte.MAX_VALUE;
            case Types.SMALLINT -> Short.MAX_VALUE;
            case Types.INTEGER -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
