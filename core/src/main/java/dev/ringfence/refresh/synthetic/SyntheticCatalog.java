package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What types columns are of in detail, and which conditions rows must meet, as the database's catalog has them. */
final class SyntheticCatalog {
    private final Map<TableName, Map<String, SyntheticType>> types = new HashMap<>();
    private final Map<TableName, List<Check>> checks = new HashMap<>();

    /**
     * A condition.
     *
     * @param name of the constraint
     * @param text in the database's SQL
     * @param value the column that {@code VALUE} stands for, of a domain's condition
     */
    record Check(String name, String text, Optional<String> value) {}

    /** The types and conditions of all tables. */
    static SyntheticCatalog read(Connection connection) throws SQLException {
        SyntheticCatalog catalog = new SyntheticCatalog();
        switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> SyntheticPostgresCatalog.read(connection, catalog);
            case "H2" -> SyntheticH2Catalog.read(connection, catalog);
            default -> SyntheticMySqlCatalog.read(connection, catalog);
        }
        return catalog;
    }

    /** What is done with a row of a query. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, String query, Row work) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                work.take(row);
            }
        }
    }

    void add(TableName table, String column, SyntheticType type) {
        types.computeIfAbsent(table, name -> new HashMap<>()).put(column, type);
    }

    void add(TableName table, Check check) {
        checks.computeIfAbsent(table, name -> new ArrayList<>()).add(check);
    }

    SyntheticType type(TableName table, String column) {
        return types.getOrDefault(table, Map.of()).getOrDefault(column, SyntheticType.of(SyntheticType.Base.OTHER));
    }

    List<Check> checks(TableName table) {
        return List.copyOf(checks.getOrDefault(table, List.of()));
    }
}
