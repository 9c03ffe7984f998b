package dev.ringfence.refresh;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.plan.RefreshPlanJson;
import dev.ringfence.refresh.plan.RefreshPlanText;
import java.util.List;

/**
 * What a refresh would do, column by column. Printing it shows no value of any row. Immutable and safe for use by many
 * threads; it is a picture of the moment, and {@link EnvironmentRefresh#run()} plans anew.
 */
public final class RefreshPlan {
    private final PlannedRefresh planned;

    RefreshPlan(PlannedRefresh planned) {
        this.planned = planned;
    }

    PlannedRefresh planned() {
        return planned;
    }

    /** The tables in the order in which they are written. */
    public List<TableName> tableNames() {
        return planned.tables().stream().map(plan -> plan.table().name()).toList();
    }

    /** What deserves a look but stands against nothing, such as a rule without a column. */
    public List<String> notes() {
        return planned.notes();
    }

    /**
     * A fingerprint of everything that decides what the target will hold but for the rows: both datastores, policy, key,
     * tables and treatments; 64 hexadecimal digits. Plans with the same one do the same.
     */
    public String digest() {
        return planned.digest();
    }

    /** How many rows the source has now; of large tables an estimate. */
    public long sourceRows() {
        return planned.sourceRows();
    }

    /** How many rows would be copied: all of the source, or those of the subset. */
    public long copiedRows() {
        return planned.copiedRows();
    }

    /** How many rows the target has now, all of which go; of large tables an estimate. */
    public long targetRows() {
        return planned.targetRows();
    }

    /** How many columns do not cross as they are: those that change, and those that become NULL. */
    public long changedColumns() {
        return planned.changedColumns();
    }

    /**
     * For machines: the same as the page, with a stable order of members. {@code version} is 1; {@code fate} of a column is
     * {@code kept}, {@code changed}, {@code emptied} or {@code computed}.
     */
    public String toJson() {
        return RefreshPlanJson.write(planned);
    }

    /**
     * A page for people, 100 characters wide where names allow it: for each table the rows that go and come, and each
     * column with its type and treatment, behind {@code ~} if it changes, {@code -} if it becomes NULL, {@code =} if the
     * database computes it; what is swapped and numbered on with the tables; what is left alone; what will be checked.
     * The same plan gives the same page.
     */
    @Override
    public String toString() {
        return RefreshPlanText.write(planned);
    }
}
