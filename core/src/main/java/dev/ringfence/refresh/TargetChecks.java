package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What must be true of a table in the target before it is committed. */
final class TargetChecks {
    private TargetChecks() {}

    static long count(Connection connection, TableName table) throws SQLException {
        return number(connection, "SELECT count(*) FROM " + table.quoted());
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What is wrong, in readable lines; empty if nothing. */
    static List<String> failures(Connection target, TablePlan plan, long rowsRead) throws SQLException {
        List<String> failures = new ArrayList<>();
        TableName name = plan.table().name();
        long rows = count(target, name);
        if (rows != rowsRead) {
            failures.add(name + " has " + rows + " rows, but " + rowsRead + " were read");
        }
        for (ForeignKey key : plan.table().foreignKeys()) {
            long orphans = number(target, orphans(name, key));
            if (orphans > 0) {
                failures.add(orphans + " rows of " + name + key.columns() + " refer to no row of " + key.target());
            }
        }
        return failures;
    }

    /** Rows whose whole key refers to nothing; a key with a NULL refers to nothing by right (MATCH SIMPLE). */
    private static String orphans(TableName table, ForeignKey key) {
        List<String> set = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "c." + TableName.quoted(key.columns().get(i));
            set.add(column + " IS NOT NULL");
            same.add("p." + TableName.quoted(key.targetColumns().get(i)) + " = " + column);
        }
        return "SELECT count(*) FROM " + table.quoted() + " c WHERE " + String.join(" AND ", set)
                + " AND NOT EXISTS (SELECT 1 FROM " + key.target().quoted() + " p WHERE " + String.join(" AND ", same)
                + ")";
    }
}
