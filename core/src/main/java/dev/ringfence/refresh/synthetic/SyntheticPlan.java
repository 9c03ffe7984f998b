package dev.ringfence.refresh.synthetic;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.PlanCheck;
import java.util.List;
import java.util.Map;

/**
 * What a fill would do, column by column. Immutable and safe for use by many threads; it is a picture of the moment, and
 * {@link SyntheticFill#run()} plans anew.
 */
public final class SyntheticPlan {
    private final DatastoreStamp target;
    private final DataClass dataClass;
    private final SyntheticOptions options;
    private final List<SyntheticTablePlan> tables;
    private final Map<TableName, Long> kept;
    private final List<PlanCheck> checks;
    private final List<String> notes;
    private final String shape;

    SyntheticPlan(
            DatastoreStamp target,
            DataClass dataClass,
            SyntheticOptions options,
            List<SyntheticTablePlan> tables,
            Map<TableName, Long> kept,
            List<PlanCheck> checks,
            List<String> notes,
            String shape) {
        this.target = target;
        this.dataClass = dataClass;
        this.options = options;
        this.tables = List.copyOf(tables);
        this.kept = Map.copyOf(kept);
        this.checks = List.copyOf(checks);
        this.notes = List.copyOf(notes);
        this.shape = shape;
    }

    DatastoreStamp target() {
        return target;
    }

    /** What the target will be stamped. */
    public DataClass dataClass() {
        return dataClass;
    }

    SyntheticOptions options() {
        return options;
    }

    List<SyntheticTablePlan> tables() {
        return tables;
    }

    Map<TableName, Long> kept() {
        return kept;
    }

    List<PlanCheck> checks() {
        return checks;
    }

    /** The tables in the order in which they are written. */
    public List<TableName> tableNames() {
        return tables.stream().map(table -> table.table().name()).toList();
    }

    /** What deserves a look but stands against nothing, such as a condition that only the database can tell. */
    public List<String> notes() {
        return notes;
    }

    /** How many rows would be made. */
    public long rows() {
        return tables.stream().mapToLong(table -> table.rows().rows()).sum();
    }

    /**
     * A fingerprint of all that decides what is written: the target's stamp and definition, the seed and every setting; 64
     * hexadecimal digits. Plans with the same one write the same rows.
     */
    public String digest() {
        return SyntheticPlanJson.digest(this, shape);
    }

    /**
     * For machines, with the members of a refresh's plan as far as they fit, in a stable order: {@code version} is 1;
     * {@code fate} of a column is {@code made}, or {@code computed} if the database computes it.
     */
    public String toJson() {
        return SyntheticPlanJson.write(this);
    }

    /**
     * A page for people, in the form of a refresh's plan: for each table the rows that come, and each column with its type
     * and where its values come from. The same plan gives the same page.
     */
    @Override
    public String toString() {
        return SyntheticPlanText.write(this);
    }
}
