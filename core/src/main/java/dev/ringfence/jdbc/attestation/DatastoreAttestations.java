package dev.ringfence.jdbc.attestation;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.jdbc.database.UserTables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The attestations that lie in a datastore itself, beside its stamp. Nothing there is trusted: they are signed. Stateless.
 *
 * <p>The table is one of {@link dev.ringfence.store.StoreTables}, component {@value #COMPONENT}; in products that those are not made for, table
 * {@code "ringfence_attestation"} in the connection's schema. Each attestation stays, so that what was said
 * of an earlier generation can still be read.
 */
public final class DatastoreAttestations {
    /** The name of the table's component. */
    public static final String COMPONENT = "attestation";

    private DatastoreAttestations() {}

    /**
     * Makes the table where it is absent. In its own transaction: some databases commit with it whatever stands open.
     *
     * @throws SQLException if the database refuses
     */
    public static void createTable(DataSource dataSource) throws SQLException {
        AttestationTable table;
        try (Connection connection = dataSource.getConnection()) {
            table = AttestationTable.of(connection);
        }
        table.create(dataSource);
    }

    /**
     * Signs an attestation and inserts it, without committing, so that rows, stamp and attestation become visible together.
     *
     * @param target a connection to the datastore, unguarded, in the transaction that stamps it
     * @return the signed envelope, for a file beside the datastore
     * @throws IllegalArgumentException if it is longer than what is read again, {@value Envelope#MAX_CHARS} characters
     * @throws SQLException if the table is absent, or the database refuses
     */
    public static Envelope sign(Connection target, Attestation attestation, SigningKey key) throws SQLException {
        Envelope envelope = Envelope.sign(attestation.statement(), key);
        String json = envelope.toJson();
        if (json.length() > Envelope.MAX_CHARS) {
            throw new IllegalArgumentException("'attestation' must have at most " + Envelope.MAX_CHARS
                    + " characters when it is signed but has " + json.length() + ": nobody would read it");
        }
        AttestationTable.of(target).append(target, attestation, json);
        return envelope;
    }

    /**
     * The newest envelope, as text and unverified; empty if there is none, or no table.
     *
     * @param connection ended transactions are its caller's; where a failed statement would poison one, nothing is tried
     *     that could fail for want of a table
     * @throws SQLException if the database fails, or the table may not be read
     */
    public static Optional<String> newest(Connection connection) throws SQLException {
        return AttestationTable.of(connection).newest(connection);
    }

    /**
     * A digest of the names and types of all columns of tables of users: SHA-256, 64 hexadecimal digits. It changes when a
     * migration adds a column, which is no reason to distrust an attestation: what it does not know is sampled too.
     *
     * @throws SQLException if the database fails
     */
    public static String schemaFingerprint(Connection connection) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        for (Map.Entry<UserTables.Table, List<UserTables.Column>> table :
                UserTables.read(connection).entrySet()) {
            for (UserTables.Column column : table.getValue()) {
                lines.add(table.getKey().qualified() + "." + column.name() + " " + column.typeName());
            }
        }
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256 (java.security.MessageDigest).
            throw new IllegalStateException("'SHA-256' must be available", e);
        }
    }
}
