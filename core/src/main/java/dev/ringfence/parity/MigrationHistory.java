package dev.ringfence.parity;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Flyway and Liquibase have run in a database: each migration with its checksum, and the level reached. */
final class MigrationHistory {
    static final String FLYWAY = "flyway_schema_history";
    static final String LIQUIBASE = "databasechangelog";

    private final String database;
    private final Connection connection;
    private final EntryCollector to;

    private MigrationHistory(String database, Connection connection, EntryCollector to) {
        this.database = database;
        this.connection = connection;
        this.to = to;
    }

    static void collect(String database, Connection connection, EntryCollector to) throws SQLException {
        MigrationHistory history = new MigrationHistory(database, connection, to);
        history.read(FLYWAY);
        history.read(LIQUIBASE);
    }

    /** The tool may have made it in capitals, and in the connection's own schema or another. */
    private void read(String tool) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet row = metaData.getTables(connection.getCatalog(), null, "%", null)) {
            while (row.next()) {
                String table = row.getString("TABLE_NAME");
                if (table.equalsIgnoreCase(tool)) {
                    read(tool, row.getString("TABLE_SCHEM"), table);
                }
            }
        }
    }

    private void read(String tool, @Nullable String schema, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String from = (schema == null ? "" : statement.enquoteIdentifier(schema, true) + ".")
                    + statement.enquoteIdentifier(table, true);
            if (tool.equals(FLYWAY)) {
                flyway(statement, from);
            } else {
                liquibase(statement, from);
            }
        }
    }

    /** Repeatable migrations have no version and are told by their script; the level is that of the last versioned one. */
    private void flyway(Statement statement, String table) throws SQLException {
        String level = null;
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            int highest = -1;
            while (row.next()) {
                String version = row.getString("version");
                boolean success = row.getBoolean("success");
                String checksum = row.getString("checksum");
                to.fact(
                        Section.MIGRATION,
                        database + ": flyway " + (version == null ? row.getString("script") : version),
                        ValueType.TEXT,
                        (checksum == null ? "no checksum" : "checksum " + checksum) + (success ? "" : ", failed"));
                int rank = row.getInt("installed_rank");
                if (version != null && success && rank > highest) {
                    highest = rank;
                    level = version;
                }
            }
        }
        level("flyway", level);
    }

    private void liquibase(Statement statement, String table) throws SQLException {
        String level = null;
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            int highest = -1;
            while (row.next()) {
                String change = row.getString("FILENAME") + "::" + row.getString("ID") + "::" + row.getString("AUTHOR");
                String sum = row.getString("MD5SUM");
                to.fact(
                        Section.MIGRATION,
                        database + ": liquibase " + change,
                        ValueType.TEXT,
                        row.getString("EXECTYPE").toLowerCase(Locale.ROOT) + " " + (sum == null ? "no checksum" : sum));
                int order = row.getInt("ORDEREXECUTED");
                if (order > highest) {
                    highest = order;
                    level = row.getString("ID");
                }
            }
        }
        level("liquibase", level);
    }

    private void level(String tool, @Nullable String level) {
        to.fact(Section.MIGRATION, database + ": " + tool, ValueType.VERSION, level == null ? "nothing" : level);
    }
}
