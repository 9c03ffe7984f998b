package dev.ringfence.refresh.plan;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a refresh, or a fill with made rows, will prove before it shows the rows.
 *
 * @param name as the results name it
 * @param what in words, with names of columns; no value
 */
public record PlanCheck(String name, String what) {

    /** In the order in which they are made. */
    public static List<PlanCheck> of(RefreshChecks checks, List<TablePlan> tables) {
        List<PlanCheck> all = new ArrayList<>();
        all.add(new PlanCheck("rows", "each table has the rows that were read"));
        if (tables.stream().anyMatch(plan -> !plan.table().foreignKeys().isEmpty())) {
            all.add(new PlanCheck("orphans", "each foreign key refers to a row that is there"));
        }
        add(all, "survivors", "looked for in every column: the values of ", columns(tables, PlanCheck::identifying));
        add(all, "made", "every value can be told from a live one: ", columns(tables, PlanCheck::made));
        add(
                all,
                "not told apart",
                "pseudonyms that keep the format look live: ",
                columns(
                        tables,
                        copied -> Identifying.formatPreserving(copied.column().treatment())));
        all.add(new PlanCheck("fidelity", "columns are shaped like the source's where their treatments say so"));
        int canaries = checks.canaries().size();
        if (canaries > 0) {
            all.add(new PlanCheck("canaries", canaries + " planted in the source, none readable in the target"));
        }
        checks.anonymity()
                .forEach(demand -> all.add(new PlanCheck(
                        "k-anonymity",
                        "each combination in " + demand.table() + demand.columns() + " is that of " + demand.k()
                                + " rows or more")));
        checks.allowed()
                .forEach((column, reason) ->
                        all.add(new PlanCheck("allowed", "values of the source may be in " + column + ": " + reason)));
        all.add(attestation(checks.key(), checks.validity()));
        return List.copyOf(all);
    }

    /** Who signs what was done, if anybody does, and how long that is in force. */
    public static PlanCheck attestation(Optional<SigningKey> key, Duration validity) {
        return new PlanCheck(
                "attestation",
                key.map(SigningKey::id).map(id -> "signed by " + id).orElse("not signed") + ", in force for "
                        + validity.toDays() + " days");
    }

    private static void add(List<PlanCheck> all, String name, String what, List<String> columns) {
        if (!columns.isEmpty()) {
            all.add(new PlanCheck(name, what + String.join(", ", columns)));
        }
    }

    private record Copied(TableName table, TablePlan.ColumnPlan column) {}

    private static List<String> columns(List<TablePlan> tables, Predicate<Copied> which) {
        return tables.stream()
                .flatMap(PlanCheck::copied)
                .filter(which)
                .map(copied ->
                        copied.table().name() + "." + copied.column().source().name())
                .toList();
    }

    private static Stream<Copied> copied(TablePlan plan) {
        return plan.columns().stream().map(column -> new Copied(plan.table().name(), column));
    }

    private static boolean identifying(Copied copied) {
        return Identifying.column(
                copied.table(), copied.column().source(), copied.column().treatment());
    }

    private static boolean made(Copied copied) {
        return copied.column().treatment() instanceof Treatment.Pseudonymize pseudonyms
                && pseudonyms.form() == PseudonymForm.MADE;
    }
}
