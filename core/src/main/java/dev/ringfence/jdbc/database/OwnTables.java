package dev.ringfence.jdbc.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of this library in a database of which nothing is known but what JDBC's metadata tell: they stand among the
 * application's, in the connection's own schema, and have a prefix. Stateless.
 */
public final class OwnTables {
    /** What every table of ours begins with where they stand among the application's. */
    public static final String PREFIX = "ringfence_";

    /** The table of the stamp where it stands among the application's. */
    public static final String STAMP = PREFIX + "datastore_stamp";

    /** A whole number of 18 digits is the largest that every product can hold; there is no bigint in Oracle. */
    public static final String NUMBER = "decimal(18)";

    /** Of these more is known than JDBC's metadata tell. */
    private static final Set<String> KNOWN = Set.of("PostgreSQL", "H2", "MariaDB", "MySQL");

    private OwnTables() {}

    /** True if nothing is known of the product but what JDBC's metadata tell. */
    public static boolean isUnknown(DatabaseMetaData metaData) throws SQLException {
        return !KNOWN.contains(metaData.getDatabaseProductName());
    }

    /** The name of a table of ours in statements on this connection, quoted. */
    public static String qualifiedName(Connection connection, String table) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        String schema = connection.getSchema();
        String name = UserTables.quoted(table, quote);
        return schema == null || schema.isEmpty() ? name : UserTables.quoted(schema, quote) + "." + name;
    }

    /** True if the connection's schema has the table. */
    public static boolean exists(Connection connection, String table) throws SQLException {
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

    /** The tables of the connection's schema whose names match a pattern, and more where the driver takes it for one too. */
    public static ResultSet tables(Connection connection, String pattern) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String schema = connection.getSchema();
        return metaData.getTables(
                connection.getCatalog(),
                schema == null ? null : UserTables.pattern(metaData, schema),
                pattern,
                new String[] {"TABLE"});
    }

    /** True if a schema is the connection's. */
    public static boolean isHere(Connection connection, @Nullable String schema) throws SQLException {
        String own = connection.getSchema();
        return own == null || own.equals(schema);
    }
}
