package dev.ringfence.refresh.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether the target's enumerations know all labels that rows of the source may have: a COPY ends at the first unknown one. */
final class PostgresEnums {
    private static final String LABELS =
            "SELECT n.nspname || '.' || y.typname, e.enumlabel FROM pg_enum e JOIN pg_type y ON y.oid = e.enumtypid"
                    + " JOIN pg_namespace n ON n.oid = y.typnamespace WHERE " + ShadowCatalog.USERS_SCHEMA
                    + " ORDER BY n.nspname, y.typname, e.enumsortorder";

    private PostgresEnums() {}

    /** A line for each enumeration of both that lacks labels in the target. */
    static List<String> objections(Connection source, Connection target) throws SQLException {
        Map<String, Set<String>> there = labels(target);
        List<String> objections = new ArrayList<>();
        labels(source).forEach((type, labels) -> {
            Set<String> missing = new LinkedHashSet<>(labels);
            missing.removeAll(there.getOrDefault(type, labels));
            if (!missing.isEmpty()) {
                objections.add("the target's type " + type + " lacks the labels " + missing
                        + ": add them with ALTER TYPE ... ADD VALUE");
            }
        });
        return objections;
    }

    private static Map<String, Set<String>> labels(Connection connection) throws SQLException {
        Map<String, Set<String>> labels = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LABELS)) {
            while (row.next()) {
                labels.computeIfAbsent(row.getString(1), type -> new LinkedHashSet<>())
                        .add(row.getString(2));
            }
        }
        return labels;
    }
}
