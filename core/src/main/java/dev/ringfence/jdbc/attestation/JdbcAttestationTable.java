package dev.ringfence.jdbc.attestation;

import dev.ringfence.jdbc.database.OwnTables;
import dev.ringfence.jdbc.database.OwnTransaction;
import dev.ringfence.jdbc.database.QueryTimeout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Table {@code "ringfence_attestation"} in the connection's own schema. No type for long texts is known to every product,
 * so an envelope stands in rows of parts.
 */
final class JdbcAttestationTable implements AttestationTable {
    static final String TABLE = OwnTables.PREFIX + "attestation";

    /** Characters: below what the smallest page of any product takes. */
    private static final int PART = 2_000;

    @Override
    public void create(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            OwnTransaction.get(connection, () -> {
                if (!OwnTables.exists(connection, TABLE)) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE " + name(connection) + " (nonce char(32) NOT NULL, generation "
                                + OwnTables.NUMBER + " NOT NULL, part " + OwnTables.NUMBER
                                + " NOT NULL, issued_at varchar(40) NOT NULL, expires_at varchar(40) NOT NULL, envelope"
                                + " varchar(" + PART + ") NOT NULL, PRIMARY KEY (nonce, part))");
                    }
                }
                return true;
            });
        }
    }

    private static String name(Connection connection) throws SQLException {
        return OwnTables.qualifiedName(connection, TABLE);
    }

    @Override
    public void append(Connection target, Attestation attestation, String envelope) throws SQLException {
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + name(target)
                + " (nonce, generation, part, issued_at, expires_at, envelope) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int from = 0; from < envelope.length(); from += PART) {
                insert.setString(1, attestation.target().nonce());
                insert.setLong(2, attestation.generation());
                insert.setLong(3, from / PART);
                insert.setString(4, attestation.issuedAt().toString());
                insert.setString(5, attestation.expiresAt().toString());
                insert.setString(6, envelope.substring(from, Math.min(from + PART, envelope.length())));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public Optional<String> newest(Connection connection) throws SQLException {
        if (!OwnTables.exists(connection, TABLE)) {
            return Optional.empty();
        }
        String table = name(connection);
        StringBuilder envelope = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            QueryTimeout before = QueryTimeout.set(statement, TIMEOUT_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT envelope FROM " + table
                    + " WHERE generation = (SELECT MAX(generation) FROM " + table + ") ORDER BY nonce, part")) {
                while (row.next()) {
                    envelope.append(row.getString(1));
                }
            } finally {
                before.restore(statement);
            }
        }
        return envelope.isEmpty() ? Optional.empty() : Optional.of(envelope.toString());
    }
}
