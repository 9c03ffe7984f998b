package dev.ringfence.jdbc.stamp;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/** Where one kind of database keeps its stamp, and what it can say of itself. */
interface StampTable {

    /** Whether the table can be read by the user of a connection. */
    enum Access {
        ABSENT,
        FORBIDDEN,
        READABLE,
        BROKEN
    }

    /** The name to use in statements on this connection, quoted. */
    String qualifiedName(Connection connection) throws SQLException;

    /** Looks without ever failing a statement inside the caller's transaction, as far as the engine has a way to. */
    Access access(Connection connection) throws SQLException;

    /** What the engine proves of its identity; empty if nothing. */
    String identity(Connection connection) throws SQLException;

    /** What migration tools keep for themselves, in lower case and ready for an IN: such tables hold nobody's data. */
    String BOOKKEEPING = "('flyway_schema_history', 'databasechangelog', 'databasechangeloglock')";

    /** True if there is no table of a user's; {@link #BOOKKEEPING} and tables of extensions are none. */
    boolean empty(Connection connection) throws SQLException;

    /** The statements that make the table where it is absent. */
    List<String> definition(Connection connection) throws SQLException;

    /** True if a failed statement makes the whole transaction unusable. */
    default boolean failurePoisonsTransaction() {
        return false;
    }

    /** The table of the database behind a connection. */
    static StampTable of(DatabaseMetaData metaData) throws SQLException {
        return switch (metaData.getDatabaseProductName()) {
            case "PostgreSQL" -> new PostgresStampTable();
            case "H2" -> new H2StampTable();
            case "MariaDB", "MySQL" -> new MySqlStampTable();
            default -> new JdbcStampTable();
        };
    }

    /** The columns, in the one form that the known databases take. Times are ISO-8601 text, so that no driver rounds. */
    static String columns(String textSuffix) {
        return "(sequence_number bigint NOT NULL PRIMARY KEY, environment varchar(200)" + textSuffix
                + " NOT NULL, tier varchar(40) NOT NULL, data_class varchar(40) NOT NULL, origin varchar(200) NOT NULL,"
                + " endpoint varchar(200)" + textSuffix + " NOT NULL, nonce char(32) NOT NULL, stamped_by varchar(200)"
                + textSuffix + " NOT NULL, stamped_at varchar(40) NOT NULL, reason varchar(1000)" + textSuffix
                + " NOT NULL, tool_version varchar(200) NOT NULL, link char(64) NOT NULL)";
    }

    /** The number of columns that {@link #columns} makes. */
    int COLUMN_COUNT = 12;
}
