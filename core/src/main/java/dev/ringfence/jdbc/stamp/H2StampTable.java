package dev.ringfence.jdbc.stamp;

import dev.ringfence.jdbc.database.BooleanQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Schema {@code "ringfence"}, quoted, so that it has the same name in every compatibility mode. */
final class H2StampTable implements StampTable {
    private static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA = 'ringfence' AND TABLE_NAME = 'datastore_stamp')";

    private static final String EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'information_schema', 'pg_catalog', 'PG_CATALOG',"
            + " 'ringfence')"
            + " AND TABLE_TYPE = 'BASE TABLE' AND LOWER(TABLE_NAME) NOT IN " + BOOKKEEPING + ")";

    @Override
    public String qualifiedName(Connection connection) {
        return "\"ringfence\".\"datastore_stamp\"";
    }

    @Override
    public Access access(Connection connection) throws SQLException {
        return BooleanQuery.ask(connection, EXISTS) ? Access.READABLE : Access.ABSENT;
    }

    /** None: H2's file key changes when the file is defragmented. */
    @Override
    public String identity(Connection connection) {
        return "";
    }

    @Override
    public boolean empty(Connection connection) throws SQLException {
        return BooleanQuery.ask(connection, EMPTY);
    }

    @Override
    public List<String> definition(Connection connection) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS \"ringfence\"",
                "CREATE TABLE IF NOT EXISTS " + qualifiedName(connection) + " " + StampTable.columns(""),
                "GRANT SELECT ON " + qualifiedName(connection) + " TO PUBLIC");
    }
}
