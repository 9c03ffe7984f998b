package dev.ringfence.refresh.plan;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import java.util.List;

/**
 * What a refresh would do, column by column, with what finds the rows.
 *
 * @param tables in the order in which they are written
 * @param surroundings what stands around the columns, and what becomes of it
 * @param checks what will be proven
 * @param notes what deserves a look but stands against nothing, such as a rule without a column
 * @param shape a fingerprint of what of the target's definition the plan builds on
 * @param digest a fingerprint of everything that decides what the target will hold but for the rows
 */
public record PlannedRefresh(
        PlanHead head,
        List<TablePlan> tables,
        List<PlanItem> surroundings,
        List<PlanCheck> checks,
        List<String> notes,
        String shape,
        String digest) {
    /** How many digits of the digest a page shows. */
    public static final int SHORT_DIGEST = 12;

    public PlannedRefresh {
        tables = List.copyOf(tables);
        surroundings = List.copyOf(surroundings);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /** Without what finds the rows of a subset again, which is large. */
    public PlannedRefresh forgettingRows() {
        return new PlannedRefresh(
                head,
                tables.stream().map(TablePlan::forgettingRows).toList(),
                surroundings,
                checks,
                notes,
                shape,
                digest);
    }

    /** What a fingerprint is of the plan for a target that carries this stamp, and all else is the same. */
    public String digestWith(DatastoreStamp ofTarget) {
        return PlanDigest.of(head.stamped(ofTarget), tables, shape);
    }

    public long sourceRows() {
        return tables.stream().mapToLong(TablePlan::sourceRows).sum();
    }

    public long copiedRows() {
        return tables.stream().mapToLong(TablePlan::copiedRows).sum();
    }

    public long targetRows() {
        return tables.stream().mapToLong(TablePlan::targetRows).sum();
    }

    public long changedColumns() {
        return columns(ColumnFate.CHANGED) + columns(ColumnFate.EMPTIED);
    }

    long columns(ColumnFate fate) {
        return tables.stream()
                .flatMap(plan -> plan.table().columns().stream().map(plan::treatment))
                .filter(treatment -> ColumnFate.of(treatment) == fate)
                .count();
    }
}
