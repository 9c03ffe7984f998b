package dev.ringfence.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code "ringfence_datastore_stamp"} in the connection's own schema, for a database of which nothing is known but
 * what JDBC's metadata tell. The stamp speaks for that schema alone. Nobody is granted to read it: not every product knows
 * PUBLIC, so an application with a user of its own needs SELECT on it, and the same schema.
 */
final class JdbcStampTable implements StampTable {
    static final String TABLE = "ringfence_datastore_stamp";

    /** What every table of ours begins with where they stand among the application's. */
    static final String PREFIX = "ringfence_";

    /** A whole number of 18 digits is the largest that every product can hold; there is no bigint in Oracle. */
    static final String NUMBER = "decimal(18)";

    @Override
    public String qualifiedName(Connection connection) throws SQLException {
        return qualifiedName(connection, TABLE);
    }

    static String qualifiedName(Connection connection, String table) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        String schema = connection.getSchema();
        String name = UserTables.quoted(table, quote);
        return schema == null || schema.isEmpty() ? name : UserTables.quoted(schema, quote) + "." + name;
    }

    /** A database whose driver cannot tell of tables has none of ours: the driver would have been asked before. */
    @Override
    public Access access(Connection connection) throws SQLException {
        try {
            return exists(connection, TABLE) ? Access.READABLE : Access.ABSENT;
        } catch (SQLFeatureNotSupportedException untold) {
            return Access.ABSENT;
        }
    }

    static boolean exists(Connection connection, String table) throws SQLException {
        // As a pattern the name matches itself and more: the escape is not the same everywhere, or there is none.
        try (ResultSet row = tables(connection, table)) {
            while (row.next()) {
                if (table.equals(row.getString("TABLE_NAME")) && isHere(connection, row.getString("TABLE_SCHEM"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static ResultSet tables(Connection connection, String pattern) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String schema = connection.getSchema();
        return metaData.getTables(
                connection.getCatalog(),
                schema == null ? null : UserTables.pattern(metaData, schema),
                pattern,
                new String[] {"TABLE"});
    }

    private static boolean isHere(Connection connection, @Nullable String schema) throws SQLException {
        String own = connection.getSchema();
        return own == null || own.equals(schema);
    }

    /** None that survives for certain: nothing is known of what an unknown product says of itself. */
    @Override
    public String identity(Connection connection) {
        return "";
    }

    @Override
    public boolean empty(Connection connection) throws SQLException {
        try (ResultSet row = tables(connection, "%")) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME");
                String folded = name.toLowerCase(Locale.ROOT);
                boolean bookkeeping = BOOKKEEPING.contains("'" + folded + "'");
                if (isHere(connection, row.getString("TABLE_SCHEM")) && !bookkeeping && !name.startsWith(PREFIX)) {
                    return false;
                }
            }
            return true;
        } catch (SQLFeatureNotSupportedException untold) {
            return false;
        }
    }

    @Override
    public List<String> definition(Connection connection) throws SQLException {
        // An empty text is NULL in Oracle, so that what may be empty may be NULL.
        String columns = StampTable.columns("")
                .replace("bigint", NUMBER)
                .replace("origin varchar(200) NOT NULL", "origin varchar(200)");
        // By its name alone: a product may make the connection's schema with the first table in it.
        String quote = connection.getMetaData().getIdentifierQuoteString();
        return List.of("CREATE TABLE " + UserTables.quoted(TABLE, quote) + " " + columns);
    }
}
