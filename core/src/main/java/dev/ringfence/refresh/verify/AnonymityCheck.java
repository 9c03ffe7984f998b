package dev.ringfence.refresh.verify;

import dev.ringfence.refresh.base.Anonymity;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.Landing;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts in the target what {@link Anonymity} demands. */
public final class AnonymityCheck {
    private AnonymityCheck() {}

    public static VerificationResult verify(Anonymity demand, Landing landing) throws SQLException {
        String table = demand.table();
        List<String> columns = demand.columns();
        int k = demand.k();
        Optional<Table> found = landing.plan().tables().stream()
                .map(TablePlan::table)
                .filter(candidate -> table.equalsIgnoreCase(candidate.name().name())
                        || table.equalsIgnoreCase(candidate.name().toString()))
                .findFirst();
        List<String> names = found.map(in -> spelled(columns, in)).orElse(List.of());
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

    private static List<String> spelled(List<String> columns, Table in) {
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
