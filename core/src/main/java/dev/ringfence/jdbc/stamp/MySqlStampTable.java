package dev.ringfence.jdbc.stamp;

import dev.ringfence.jdbc.database.BooleanQuery;
import dev.ringfence.jdbc.database.OwnTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Table {@code ringfence_datastore_stamp} in the connection's catalog. In MariaDB and MySQL a schema is a catalog, so a
 * schema of our own would be one per server and be lost by a dump of one database.
 */
final class MySqlStampTable implements StampTable {
    private static final String TABLE = OwnTables.STAMP;

    private static final int NO_SUCH_TABLE = 1146;
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1143, 1370);

    // information_schema shows only what the user may see, which is what counts here.
    private static final String EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME <> '" + TABLE + "'"
            + " AND LOWER(TABLE_NAME) NOT IN " + BOOKKEEPING + ")";

    private static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '" + TABLE + "')";

    // A grant on a catalog may be a LIKE pattern.
    private static final String SEES_ALL = """
            SELECT EXISTS (SELECT 1 FROM information_schema.USER_PRIVILEGES
                           WHERE PRIVILEGE_TYPE = 'SELECT'
                             AND GRANTEE = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), ''''))
                OR EXISTS (SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES
                           WHERE PRIVILEGE_TYPE = 'SELECT' AND DATABASE() LIKE TABLE_SCHEMA
                             AND GRANTEE = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), ''''))
            """;

    @Override
    public String qualifiedName(Connection connection) throws SQLException {
        String catalog = connection.getCatalog();
        if (catalog == null || catalog.isEmpty()) {
            throw new SQLException("the connection has no catalog, so no stamp belongs to it", "3D000");
        }
        return "`" + catalog.replace("`", "``") + "`." + TABLE;
    }

    /**
     * information_schema hides a table that the user may not read, which would make a stamped database look unstamped.
     * So its "no" counts only for a user who may read the whole catalog; any other tries, and the error tells. A failed
     * statement harms no transaction here, but drivers log it, so it is not the first thing to do.
     */
    @Override
    public Access access(Connection connection) throws SQLException {
        if (BooleanQuery.ask(connection, EXISTS)) {
            return Access.READABLE;
        }
        return BooleanQuery.ask(connection, SEES_ALL) ? Access.ABSENT : tried(connection);
    }

    private Access tried(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM " + qualifiedName(connection) + " LIMIT 1");
            return Access.READABLE;
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return Access.ABSENT;
            }
            if (DENIED.contains(e.getErrorCode())) {
                return Access.FORBIDDEN;
            }
            throw e;
        }
    }

    /** None: MariaDB has no server_uuid, and its server_uid differs between starts. */
    @Override
    public String identity(Connection connection) {
        return "";
    }

    @Override
    public boolean empty(Connection connection) throws SQLException {
        return BooleanQuery.ask(connection, EMPTY);
    }

    @Override
    public List<String> definition(Connection connection) throws SQLException {
        return List.of("CREATE TABLE IF NOT EXISTS " + qualifiedName(connection) + " "
                + StampTable.columns(" CHARACTER SET utf8mb4") + " ENGINE=InnoDB");
    }
}
