package dev.ringfence.jdbc.stamp;

import dev.ringfence.jdbc.database.OwnTables;
import dev.ringfence.jdbc.database.UserTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Locale;

/**
 * Table {@code "ringfence_datastore_stamp"} in the connection's own schema, for a database of which nothing is known but
 * what JDBC's metadata tell. The stamp speaks for that schema alone. Nobody is granted to read it: not every product knows
 * PUBLIC, so an application with a user of its own needs SELECT on it, and the same schema.
 */
final class JdbcStampTable implements StampTable {
    @Override
    public String qualifiedName(Connection connection) throws SQLException {
        return OwnTables.qualifiedName(connection, OwnTables.STAMP);
    }

    /** A database whose driver cannot tell of tables has none of ours: the driver would have been asked before. */
    @Override
    public Access access(Connection connection) throws SQLException {
        try {
            return OwnTables.exists(connection, OwnTables.STAMP) ? Access.READABLE : Access.ABSENT;
        } catch (SQLFeatureNotSupportedException untold) {
            return Access.ABSENT;
        }
    }

    /** None that survives for certain: nothing is known of what an unknown product says of itself. */
    @Override
    public String identity(Connection connection) {
        return "";
    }

    @Override
    public boolean empty(Connection connection) throws SQLException {
        try (ResultSet row = OwnTables.tables(connection, "%")) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME");
                String folded = name.toLowerCase(Locale.ROOT);
                boolean bookkeeping = BOOKKEEPING.contains("'" + folded + "'");
                if (OwnTables.isHere(connection, row.getString("TABLE_SCHEM"))
                        && !bookkeeping
                        && !name.startsWith(OwnTables.PREFIX)) {
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
                .replace("bigint", OwnTables.NUMBER)
                .replace("origin varchar(200) NOT NULL", "origin varchar(200)");
        // By its name alone: a product may make the connection's schema with the first table in it.
        String quote = connection.getMetaData().getIdentifierQuoteString();
        return List.of("CREATE TABLE " + UserTables.quoted(OwnTables.STAMP, quote) + " " + columns);
    }
}
