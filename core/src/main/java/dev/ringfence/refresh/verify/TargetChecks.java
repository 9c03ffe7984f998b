package dev.ringfence.refresh.verify;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be true of a table in the target before it is committed. */
public final class TargetChecks {
    private TargetChecks() {}

    public static long count(Connection connection, TableName table) throws SQLException {
        return number(connection, "SELECT count(*) FROM " + table.quoted());
    }

    public static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Each table has the rows that were read, and each foreign key refers to rows that are there.
     *
     * @param counted the rows of tables that were counted already, by the name in the plan; the others are counted here
     */
    public static List<VerificationResult> verify(Landing landing, Map<TableName, Long> counted) throws SQLException {
        List<VerificationResult> results = new ArrayList<>();
        for (TableResult written : landing.tables()) {
            TableName name = written.table();
            Long known = counted.get(name);
            long rows = known == null ? count(landing.target(), landing.place().apply(name)) : known;
            results.add(
                    rows == written.rows()
                            ? VerificationResult.passed(
                                    "rows", name, name + " has the " + rows + " rows that were read")
                            : VerificationResult.failed(
                                    "rows",
                                    name,
                                    name + " has " + rows + " rows, but " + written.rows() + " were read"));
        }
        for (TablePlan plan : landing.plan().tables()) {
            plan.chosen().ifPresent(chosen -> results.add(chosen(landing, plan, chosen.count())));
            for (ForeignKey key : plan.table().foreignKeys()) {
                results.add(orphans(landing, plan.table().name(), key));
            }
        }
        return results;
    }

    private static VerificationResult chosen(Landing landing, TablePlan plan, long chosen) {
        TableName table = plan.table().name();
        long written = landing.tables().stream()
                .filter(result -> result.table().equals(table))
                .mapToLong(TableResult::rows)
                .sum();
        return written == chosen
                ? VerificationResult.passed("subset", table, table + " has the " + chosen + " rows of the subset")
                : VerificationResult.failed(
                        "subset", table, table + " has " + written + " rows, but the subset " + chosen);
    }

    private static VerificationResult orphans(Landing landing, TableName table, ForeignKey key) throws SQLException {
        String subject = table.toString() + key.columns();
        if (landing.keysBuilt()) {
            return VerificationResult.passed("orphans", subject, subject + " refers to rows that are there");
        }
        long orphans = number(
                landing.target(),
                orphans(landing.place().apply(table), landing.place().apply(key.target()), key));
        if (orphans == 0) {
            return VerificationResult.passed("orphans", subject, subject + " refers to rows that are there");
        }
        // A key that the source itself does not hold to, as one that was never validated.
        long before = number(landing.source(), orphans(table, key.target(), key));
        return orphans <= before
                ? VerificationResult.passed(
                        "orphans",
                        subject,
                        orphans + " rows of " + subject + " refer to no row of " + key.target() + ", and " + before
                                + " of the source")
                : VerificationResult.failed(
                        "orphans", subject, orphans + " rows of " + subject + " refer to no row of " + key.target());
    }

    /** Rows whose whole key refers to nothing; a key with a NULL refers to nothing by right (MATCH SIMPLE). */
    public static String orphans(TableName table, TableName target, ForeignKey key) {
        List<String> set = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "c." + TableName.quoted(key.columns().get(i));
            set.add(column + " IS NOT NULL");
            same.add("p." + TableName.quoted(key.targetColumns().get(i)) + " = " + column);
        }
        return "SELECT count(*) FROM " + table.quoted() + " c WHERE " + String.join(" AND ", set)
                + " AND NOT EXISTS (SELECT 1 FROM " + target.quoted() + " p WHERE " + String.join(" AND ", same)
                + ")";
    }
}
