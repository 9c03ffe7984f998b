package dev.ringfence.refresh;

import java.util.List;

/**
 * What a refresh would do, column by column. Printing it shows no value of any row. Immutable and safe for use by many
 * threads; it is a picture of the moment, and {@link EnvironmentRefresh#run()} plans anew.
 */
public final class RefreshPlan {
    /** How many digits of the digest a page shows. */
    static final int SHORT_DIGEST = 12;

    private final PlanHead head;
    private final List<TablePlan> tables;
    private final List<PlanItem> surroundings;
    private final List<PlanCheck> checks;
    private final List<String> notes;
    private final String shape;
    private final String digest;

    RefreshPlan(
            PlanHead head,
            List<TablePlan> tables,
            List<PlanItem> surroundings,
            List<PlanCheck> checks,
            List<String> notes,
            String shape,
            String digest) {
        this.head = head;
        this.tables = List.copyOf(tables);
        this.surroundings = List.copyOf(surroundings);
        this.checks = List.copyOf(checks);
        this.notes = List.copyOf(notes);
        this.shape = shape;
        this.digest = digest;
    }

    PlanHead head() {
        return head;
    }

    List<TablePlan> tables() {
        return tables;
    }

    /** Without what finds the rows of a subset again, which is large. */
    RefreshPlan forgettingRows() {
        return new RefreshPlan(
                head,
                tables.stream().map(TablePlan::forgettingRows).toList(),
                surroundings,
                checks,
                notes,
                shape,
                digest);
    }

    /** What stands around the columns, and what becomes of it. */
    List<PlanItem> surroundings() {
        return surroundings;
    }

    List<PlanCheck> checks() {
        return checks;
    }

    /** The tables in the order in which they are written. */
    public List<TableName> tableNames() {
        return tables.stream().map(plan -> plan.table().name()).toList();
    }

    /** What deserves a look but stands against nothing, such as a rule without a column. */
    public List<String> notes() {
        return notes;
    }

    /** A fingerprint of what of the target's definition the plan builds on. */
    String shape() {
        return shape;
    }

    /**
     * A fingerprint of everything that decides what the target will hold but for the rows: both datastores, policy, key,
     * tables and treatments; 64 hexadecimal digits. Plans with the same one do the same.
     */
    public String digest() {
        return digest;
    }

    /** How many rows the source has now; of large tables an estimate. */
    public long sourceRows() {
        return tables.stream().mapToLong(TablePlan::sourceRows).sum();
    }

    /** How many rows would be copied: all of the source, or those of the subset. */
    public long copiedRows() {
        return tables.stream().mapToLong(TablePlan::copiedRows).sum();
    }

    /** How many rows the target has now, all of which go; of large tables an estimate. */
    public long targetRows() {
        return tables.stream().mapToLong(TablePlan::targetRows).sum();
    }

    /** How many columns do not cross as they are: those that change, and those that become NULL. */
    public long changedColumns() {
        return columns(ColumnFate.CHANGED) + columns(ColumnFate.EMPTIED);
    }

    long columns(ColumnFate fate) {
        return tables.stream()
                .flatMap(plan -> plan.table().columns().stream().map(plan::treatment))
                .filter(treatment -> ColumnFate.of(treatment) == fate)
                .count();
    }

    /**
     * For machines: the same as the page, with a stable order of members. {@code version} is 1; {@code fate} of a column is
     * {@code kept}, {@code changed}, {@code emptied} or {@code computed}.
     */
    public String toJson() {
        return RefreshPlanJson.write(this);
    }

    /**
     * A page for people, 100 characters wide where names allow it: for each table the rows that go and come, and each
     * column with its type and treatment, behind {@code ~} if it changes, {@code -} if it becomes NULL, {@code =} if the
     * database computes it; what is swapped and numbered on with the tables; what is left alone; what will be checked.
     * The same plan gives the same page.
     */
    @Override
    public String toString() {
        return RefreshPlanText.write(this);
    }
}
