package dev.ringfence.jdbc.limit;

import dev.ringfence.sql.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Reads what is known of a table from a server's catalog. Stateless. */
public interface TableFactsReader {

    /** The facts of a table as a statement on this connection names it; none where there is no such table. */
    TableFacts read(Connection raw, ObjectName table) throws SQLException;

    /** The reader for a product: PostgreSQL's own, or one that asks the driver's metadata. */
    static TableFactsReader of(String databaseProductName) {
        return databaseProductName.equalsIgnoreCase("postgresql") ? new PostgresTableFacts() : new MetaDataTableFacts();
    }

    /** As {@link #read}, leaving a transaction that may run as it was, also where the reading fails. */
    default TableFacts readSafely(Connection raw, ObjectName table) throws SQLException {
        if (raw.getAutoCommit()) {
            return read(raw, table);
        }
        Savepoint before = raw.setSavepoint();
        try {
            TableFacts facts = read(raw, table);
            raw.releaseSavepoint(before);
            return facts;
        } catch (SQLException | RuntimeException failure) {
            raw.rollback(before);
            throw failure;
        }
    }
}
