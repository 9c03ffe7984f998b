package dev.ringfence.refresh;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Demands that every combination of values in some columns of the target is that of at least k rows (Sweeney,
 * "k-anonymity: a model for protecting privacy", 2002).
 *
 * @param table its name, with or without a schema
 * @param k how many rows at least
 * @param columns the quasi-identifiers, as the database spells them
 */
record Anonymity(String table, int k, List<String> columns) {
    Anonymity {
        columns = List.copyOf(columns);
        if (k < 2) {
            throw new IllegalArgumentException("'k' must be at least 2 but was " + k);
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("'columns' must not be empty");
        }
    }

    VerificationResult verify(Landing landing) throws SQLException {
        Optional<Table> found = landing.plan().tables().stream()
                .map(TablePlan::table)
                .filter(candidate -> table.equalsIgnoreCase(candidate.name().name())
                        || table.equalsIgnoreCase(candidate.name().toString()))
                .findFirst();
        List<String> names = found.map(this::spelled).orElse(List.of());
        if (names.size() != columns.size()) {
            return VerificationResult.failed("k-anonymity", table, "the target has no " + table + columns);
        }
        String groups = "SELECT count(*) AS n FROM "
                + landing.place().apply(found.get().name()).quoted() + " GROUP BY "
                + names.stream().map(TableName::quoted).collect(Collectors.joining(", ")) + " HAVING count(*) < " + k;
        long small = TargetChecks.number(landing.target(), "SELECT count(*) FROM (" + groups + ") g");
        String subject = found.get().name().toString() + columns;
        return small == 0
                ? VerificationResult.passed(
                        "k-anonymity", subject, "each combination in " + subject + " is that of " + k + " rows or more")
                : VerificationResult.failed(
                        "k-anonymity",
                        subject,
                        small + " combinations in " + subject + " are those of fewer than " + k + " rows");
    }

    private List<String> spelled(Table in) {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            in.columns().stream()
                    .map(Column::name)
                    .filter(column::equalsIgnoreCase)
                    .findFirst()
                    .ifPresent(names::add);
        }
        return names;
    }
}
