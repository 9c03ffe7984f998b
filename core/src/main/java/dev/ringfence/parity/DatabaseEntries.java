package dev.ringfence.parity;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Entries of one database. */
final class DatabaseEntries {
    /** Tables of tools: what stands in them is compared, not how they are made. */
    private static final Set<String> OF_TOOLS = Set.of(
            MigrationHistory.FLYWAY, MigrationHistory.LIQUIBASE, "databasechangeloglock", "ringfence_datastore_stamp");

    private final String name;
    private final Connection connection;
    private final EntryCollector to;

    private DatabaseEntries(String name, Connection connection, EntryCollector to) {
        this.name = name;
        this.connection = connection;
        this.to = to;
    }

    static void collect(String name, Connection connection, EntryCollector to) throws SQLException {
        DatabaseEntries entries = new DatabaseEntries(name, connection, to);
        DatabaseMetaData metaData = connection.getMetaData();
        entries.product(metaData);
        Catalog catalog = Catalog.of(metaData.getDatabaseProductName()).orElse(null);
        if (catalog == null) {
            entries.columns(metaData);
        } else {
            entries.settings(catalog);
            entries.structure(catalog);
        }
        MigrationHistory.collect(name, connection, to);
    }

    private void product(DatabaseMetaData metaData) throws SQLException {
        to.fact(Section.DATABASE, name + ": product", ValueType.TEXT, metaData.getDatabaseProductName());
        to.fact(Section.DATABASE, name + ": version", ValueType.VERSION, metaData.getDatabaseProductVersion());
        to.fact(Section.DATABASE, name + ": driver", ValueType.VERSION, metaData.getDriverVersion());
    }

    private void settings(Catalog catalog) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(catalog.settings())) {
            while (row.next()) {
                String value = text(row.getString(2));
                to.fact(
                        Section.DATABASE,
                        name + ": " + row.getString(1).toLowerCase(Locale.ROOT),
                        ValueTypes.of(value),
                        value.isEmpty() ? "(empty)" : value);
            }
        }
    }

    /** What shows two parts under one name, such as two checks nobody named, is compared as a whole. */
    private record Part(Set<String> shown, Set<String> hidden) {}

    private void structure(Catalog catalog) throws SQLException {
        Map<String, Part> parts = new TreeMap<>();
        for (String query : catalog.structure()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    if (!OF_TOOLS.contains(text(row.getString(2)).toLowerCase(Locale.ROOT))) {
                        Part part = parts.computeIfAbsent(
                                row.getString(1) + " " + row.getString(3),
                                key -> new Part(new TreeSet<>(), new TreeSet<>()));
                        part.shown().add(text(row.getString(4)).strip());
                        part.hidden().add(text(row.getString(5)));
                    }
                }
            }
        }
        parts.forEach((key, part) -> {
            String shown = String.join("; ", part.shown());
            part.hidden().remove("");
            to.described(
                    Section.SCHEMA,
                    name + ": " + key,
                    ValueType.STRUCTURE,
                    shown.isEmpty() ? "there" : shown,
                    String.join("\n", part.hidden()));
        });
    }

    /** As JDBC reports them, where the catalog of the product is not known. */
    private void columns(DatabaseMetaData metaData) throws SQLException {
        try (ResultSet row = metaData.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (row.next()) {
                String table = row.getString("TABLE_NAME");
                if (!OF_TOOLS.contains(table.toLowerCase(Locale.ROOT))) {
                    boolean required = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
                    to.described(
                            Section.SCHEMA,
                            name + ": column " + table + "." + row.getString("COLUMN_NAME"),
                            ValueType.STRUCTURE,
                            row.getString("TYPE_NAME") + "(" + row.getInt("COLUMN_SIZE") + ")"
                                    + (required ? " not null" : ""),
                            text(row.getString("COLUMN_DEF")));
                }
            }
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
