package dev.ringfence.jdbc;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreTables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The attestations that lie in a datastore itself, beside its stamp. Nothing there is trusted: they are signed. Stateless.
 *
 * <p>The table is one of {@link StoreTables}, component {@value #COMPONENT}. Each attestation stays, so that what was said
 * of an earlier generation can still be read.
 */
public final class DatastoreAttestations {
    /** The name of the table's component. */
    public static final String COMPONENT = "attestation";

    private static final int VERSION = 1;
    private static final int TIMEOUT_SECONDS = 5;

    private DatastoreAttestations() {}

    /**
     * Makes the table where it is absent. In its own transaction: some databases commit with it whatever stands open.
     *
     * @throws SQLException if the database refuses
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     */
    public static void createTable(DataSource dataSource) throws SQLException {
        StoreTables.create(dataSource, COMPONENT);
    }

    /**
     * Signs an attestation and inserts it, without committing, so that rows, stamp and attestation become visible together.
     *
     * @param target a connection to the datastore, unguarded, in the transaction that stamps it
     * @return the signed envelope, for a file beside the datastore
     * @throws SQLException if the table is absent, or the database refuses
     */
    public static Envelope sign(Connection target, Attestation attestation, SigningKey key) throws SQLException {
        Envelope envelope = Envelope.sign(attestation.statement(), key);
        StoreTables.require(target, COMPONENT, VERSION);
        String table = StoreDatabase.of(target).table(COMPONENT);
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + table
                + " (nonce, generation, issued_at, expires_at, envelope) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, attestation.target().nonce());
            insert.setLong(2, attestation.generation());
            insert.setString(3, attestation.issuedAt().toString());
            insert.setString(4, attestation.expiresAt().toString());
            insert.setString(5, envelope.toJson());
            insert.executeUpdate();
        }
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
        return StampTable.ask(
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
