package dev.ringfence.jdbc.attestation;

import dev.ringfence.jdbc.database.BooleanQuery;
import dev.ringfence.jdbc.database.QueryTimeout;
import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** One of {@link StoreTables}, in databases that those are made for. */
final class StoreAttestationTable implements AttestationTable {
    private static final String COMPONENT = DatastoreAttestations.COMPONENT;
    private static final int VERSION = 1;

    @Override
    public void create(DataSource dataSource) throws SQLException {
        StoreTables.create(dataSource, COMPONENT);
    }

    @Override
    public void append(Connection target, Attestation attestation, String envelope) throws SQLException {
        StoreTables.require(target, COMPONENT, VERSION);
        String table = StoreDatabase.of(target).table(COMPONENT);
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + table
                + " (nonce, generation, issued_at, expires_at, envelope) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, attestation.target().nonce());
            insert.setLong(2, attestation.generation());
            insert.setString(3, attestation.issuedAt().toString());
            insert.setString(4, attestation.expiresAt().toString());
            insert.setString(5, envelope);
            insert.executeUpdate();
        }
    }

    @Override
    public Optional<String> newest(Connection connection) throws SQLException {
        StoreDatabase database = StoreDatabase.of(connection);
        if (!exists(connection, database)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement()) {
            QueryTimeout before = QueryTimeout.set(statement, TIMEOUT_SECONDS);
            statement.setMaxRows(1);
            try (ResultSet row = statement.executeQuery(
                    "SELECT envelope FROM " + database.table(COMPONENT) + " ORDER BY generation DESC")) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            } finally {
                before.restore(statement);
            }
        }
    }

    private static boolean exists(Connection connection, StoreDatabase database) throws SQLException {
        return BooleanQuery.ask(
                connection,
                switch (database.product()) {
                    case POSTGRESQL ->
                        "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                                + " ON n.oid = c.relnamespace WHERE n.nspname = 'ringfence' AND c.relname = 'attestation')";
                    case H2 ->
                        "SELECT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'ringfence'"
                                + " AND TABLE_NAME = 'attestation')";
                    case MARIADB ->
                        "SELECT EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                                + " AND TABLE_NAME = 'ringfence_attestation')";
                });
    }
}
