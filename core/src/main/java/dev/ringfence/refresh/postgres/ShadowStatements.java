package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.engine.DatabaseEngine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads queries of {@link ShadowCatalog} in the caller's transaction, and runs what they say. */
final class ShadowStatements {
    /** All that is made from the target's definition and does not change while the shadow is filled. */
    private static final List<List<String>> DEFINITION = List.of(
            ShadowTables.DEFINITION,
            List.of(ShadowTables.INDEXES_BESIDE_READERS, ShadowTables.CONSTRAINTS, ShadowTables.FOREIGN_KEYS),
            ShadowSwap.STATEMENTS);

    private ShadowStatements() {}

    /** With it the catalog names the schema of all that is not its own. */
    static void qualifyNames(Connection connection) throws SQLException {
        DatabaseEngine.execute(connection, "SET LOCAL search_path = pg_catalog");
    }

    static List<String> read(Connection connection, String query) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                statements.add(row.getString(1));
            }
        }
        return statements;
    }

    static List<String> read(Connection connection, List<String> queries) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String query : queries) {
            statements.addAll(read(connection, query));
        }
        return statements;
    }

    static void run(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            DatabaseEngine.execute(connection, statement);
        }
    }

    /** A fingerprint of the definition of all tables and of what belongs to them; names must be qualified. */
    static String digest(Connection connection) throws SQLException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (List<String> queries : DEFINITION) {
            for (String statement : read(connection, queries)) {
                sha256.update(statement.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
