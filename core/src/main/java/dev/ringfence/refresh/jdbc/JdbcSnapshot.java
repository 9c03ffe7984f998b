package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * By which isolation a database shows one state of all its rows, and whether it locks them for it. JDBC tells of levels, but
 * not of how they are kept: of products that are not known here, locks are assumed. Known are HSQLDB, whose function tells
 * its model of transactions; Oracle, which reads an old state of what has changed (Database Concepts, "Data Concurrency and
 * Consistency"); and SQL Server, whose driver has the level SNAPSHOT, which a database must be set to allow.
 */
record JdbcSnapshot(int isolation, boolean locks) {
    /** Of SQL Server's driver: {@code SQLServerConnection.TRANSACTION_SNAPSHOT}. */
    private static final int SQL_SERVER_SNAPSHOT = 0x1000;

    private static final String SQL_SERVER_ALLOWS =
            "SELECT count(*) FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1";

    /** Empty if the database has none. */
    static Optional<JdbcSnapshot> of(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        if (!metaData.supportsTransactions()
                || !metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (metaData.getDatabaseProductName()) {
                    case "Oracle" -> serializable(false);
                    case "HSQL Database Engine" -> serializable(locksRows(connection));
                    case "Microsoft SQL Server" ->
                        TargetChecks.number(connection, SQL_SERVER_ALLOWS) == 1
                                ? new JdbcSnapshot(SQL_SERVER_SNAPSHOT, false)
                                : serializable(true);
                    default -> serializable(true);
                });
    }

    private static JdbcSnapshot serializable(boolean locks) {
        return new JdbcSnapshot(Connection.TRANSACTION_SERIALIZABLE, locks);
    }

    /** In the models MVCC and MVLOCKS a transaction that only reads takes none. */
    private static boolean locksRows(Connection hsqldb) throws SQLException {
        try (Statement statement = hsqldb.createStatement();
                ResultSet row = statement.executeQuery("CALL TRANSACTION_CONTROL()")) {
            return !row.next() || row.getString(1).equals("LOCKS");
        }
    }
}
