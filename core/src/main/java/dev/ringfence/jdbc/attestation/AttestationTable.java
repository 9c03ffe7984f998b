package dev.ringfence.jdbc.attestation;

import dev.ringfence.jdbc.database.OwnTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Where one kind of database keeps attestations. Stateless. */
interface AttestationTable {
    int TIMEOUT_SECONDS = 5;

    /** The table of the database behind a connection. */
    static AttestationTable of(Connection connection) throws SQLException {
        return OwnTables.isUnknown(connection.getMetaData()) ? new JdbcAttestationTable() : new StoreAttestationTable();
    }

    /** Makes it where it is absent. */
    void create(DataSource dataSource) throws SQLException;

    /** Inserts without committing. */
    void append(Connection target, Attestation attestation, String envelope) throws SQLException;

    /** The newest envelope; empty if there is none, or no table. */
    Optional<String> newest(Connection connection) throws SQLException;
}
